namespace Samples.Constructs;

extern data Wrist;

/// How sure the answers are.
extern metric Sharpness(k = 3);

extern objective Bill(price, isGross = true);

/// Scales each channel.
extern op Scale(gain = 1) {
    weights scale: channels;
    macs size;
}

/// A microcontroller on the wrist.
device Wearable {
    clock 64 MHz;
    ram 256 KB;
    flash 1 MB;
    energy 20 pJ per mac, 5 pJ per byte;
}

device Here = local;

device Phone from latencies "phone.csv";

/// Two sensors over time.
data Sensor {
    from csv "sensor.csv";
    input window: columns 1..128 as signal(64, 2) / 4;
    target state: column 0 as class(4);
    split 70% train, 15% validation, 15% test, stratified, seed 1;
}

/// A parameter that must be given, one with a choice, a shared choice and a derived value.
block Cell(width, kernel = { 3, 5 }) {
    let half = width / 2;
    let rate = 0.0..0.5;
    conv(half, kernel) -> batchnorm? -> (relu | gelu | silu) -> dropout(rate);
}

/// Every kind of module and of choice.
space Net for Sensor {
    let w = { 16, 32 };
    let depth = 1..2;
    stem: conv(filters: 8..32 step 8, kernel: 3, padding: { same, valid }, bias: { true, false }) -> repeat stage 1..3 { let inner = 8..32 pow2; (Cell(w) | Cell(inner, kernel: 3) -> tanh | residual { around: Cell(width: w); }) -> (maxpool(2) | avgpool(kernel: 2, stride: 1))?; } -> repeat tied depth same { depthwise({ 3, 5 }) -> sigmoid; } -> parallel(concat) { pointwise(8); wide: conv(8, kernel: { 3, 5 }) -> relu; } -> parallel(add) { identity; conv(16); } -> globalavgpool -> linear(classes);
    require params <= 50k && flops <= 2M;
    require macs >= 1000;
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
    space Net;
    maximize accuracy - 0.05 * log10(params);
    strategy random(batch: 8);
    train 10 epochs, batch 32, sgd(lr: { 0.03, 0.1 }, momentum: 0.9, nesterov: true), cosine;
    budget 100 trials, 30 min;
}

/// Several objectives, and everything else a search may say.
search Pareto {
    space Net;
    minimize error;
    minimize params;
    strategy coevolution(blueprints: 16, modules: 12);
    train 6 epochs, batch 64, adamw(lr: 1e-4..1e-2 log, decay: 0.01), constant;
    retrain 60 epochs;
    fidelity halving(eta: 3, from: 2 epochs);
    budget 200 trials;
    until accuracy >= 99.9% || loss < 0.01;
    seed 42;
}

/// Rows that are written in C#, and several numbers to answer.
data Arm {
    from extern Wrist;
    input angles: columns 0..6;
    target hand: columns 7..9 as vector(3);
    split 60% train, 20% validation, 20% test;
}

/// Cells of both forms, an operation that is written in C#, and a choice of merges.
space Cells for Sensor {
    conv(4) -> all: dag(nodes: 3, inputs: all) { zero | identity | conv(4) -> batchnorm; } -> some: dag(nodes: 4, inputs: 2, merge: concat) { relu | depthwise({ 3, 5 }); } -> Scale(gain: 0.5..2.0) -> both: parallel(add | concat) { tanh; sigmoid; } -> globalavgpool -> linear(classes);
    require latency(Wearable) <= 5 ms && energy(Wearable) <= 1 mJ;
    require memory <= Wearable.ram && params * 4 B <= Wearable.flash;
    require some.node3.inputs != from0and1 || both.merge == add;
}

/// What is written in C# among the objectives.
search Measured {
    space Cells;
    maximize f1 + Sharpness(k: 5);
    minimize Bill(0.25);
    minimize energy(Wearable);
    train 6 epochs;
    budget 40 trials;
}

/// Results of a table instead of training.
search Replayed {
    space Net;
    maximize accuracy;
    strategy random;
    evaluate table "bench.csv" key (stem.filters, stage) value acc;
    budget 100 trials;
}
