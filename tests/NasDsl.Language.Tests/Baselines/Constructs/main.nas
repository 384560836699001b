namespace Samples.Constructs;

/// Two sensors over time.
data Sensor {
    from   csv "sensor.csv";
    input  window: columns 1..128 as signal(64, 2) / 4;
    target state:  column 0 as class(4);
    split  70% train, 15% validation, 15% test, stratified, seed 1;
}

/// A parameter that must be given, one with a choice, a shared choice and a derived value.
block Cell(width, kernel = { 3, 5 }) {
    let half = width / 2;
    let rate = 0.0..0.5;
    conv(half, kernel) -> batchnorm? -> (relu | gelu | silu) -> dropout(rate)
}

/// Every kind of module and of choice.
space Net for Sensor {
    let w = { 16, 32 };
    let depth = 1..2;
    stem: conv(filters: 8..32 step 8, kernel: 3, padding: { same, valid }, bias: { true, false })
    -> repeat stage 1..3 {
        let inner = 8..32 pow2;
        (Cell(w) | Cell(inner, kernel: 3) -> tanh | residual { around: Cell(width: w) })
        -> (maxpool(2) | avgpool(kernel: 2, stride: 1))?
    }
    -> repeat tied depth same { depthwise({ 3, 5 }) -> sigmoid }
    -> parallel(concat) {
        pointwise(8);
        wide: conv(8, kernel: { 3, 5 }) -> relu
    }
    -> parallel(add) {
        identity;
        conv(16)
    }
    -> globalavgpool
    -> linear(classes)

    require params <= 50k && flops <= 2M;
    require macs >= 1_000;
    require memory <= 64 KiB;
    require length <= 40 || depth < 2;
    require stem.padding == same;
    require stage[0].Cell.kernel >= 3 when count(stage) == 1;
    require all stage s: s.inner <= 16 || s.op == residual;
    require any stage s: !s.optional;
    require (count stage s: s.op != residual) <= 2;
    require (sum stage s: s.inner) <= 64;
    require (max stage s: s.inner) - (min stage s: s.inner) <= 2 ^ 4;
    require round(log2(w)) + abs(-1) >= floor(sqrt(4.5)) + ceil(0.5) % 2;
}

/// One objective, written as an expression.
search Scalar {
    space    Net;
    maximize accuracy - 0.05 * log10(params);
    strategy random(batch: 8);
    train    10 epochs, batch 32, sgd(lr: { 0.03, 0.1 }, momentum: 0.9, nesterov: true), cosine;
    budget   100 trials, 30 min;
}

/// Several objectives, and everything else a search may say.
search Pareto {
    space    Net;
    minimize error;
    minimize params;
    strategy coevolution(blueprints: 16, modules: 12);
    train    6 epochs, batch 64, adamw(lr: 1e-4..1e-2 log, decay: 0.01), constant;
    retrain  60 epochs;
    fidelity halving(eta: 3, from: 2 epochs);
    budget   200 trials;
    until    accuracy >= 99.9% || loss < 0.01;
    seed     42;
}
