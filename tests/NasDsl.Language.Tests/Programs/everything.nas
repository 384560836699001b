// Every construct that compiles, in one file.
block Cell(width, k = { 3, 5 }) {
    let half = width / 2;
    conv(filters: width, kernel: k) -> (norm: batchnorm)? -> act: (relu | silu | sigmoid)?
    -> parallel(concat) { pointwise(half); wide: conv(half, 3); identity }
}

/// Counts cycles.
device Wearable { clock 64 MHz; ram 256 KB; flash 1 MB; energy 20 pJ per mac, 5 pJ per byte; }
device Here = local;
device Phone from latencies "phone.csv";

/// Uses
/// everything.
space Everything for Digits {
    let w = 8..32 step 8;
    let deep = 1..2;
    stem: conv(filters: w, padding: same)
    -> repeat stage 1..3 {
        let inner = { 8, 16 };
        (Cell(w, k: 3) | Cell(inner) -> (relu | relu) | residual { separable: depthwise({ 3, 5 }) -> pointwise(16, bias: { true, false }) })
        -> repeat sub deep same { conv(filters: 16..32 pow2) -> gelu }
    }
    -> (maxpool(2) | avgpool(kernel: 2, stride: 2))?
    -> globalavgpool -> dropout(rate: 0.0..0.5) -> linear(classes)

    require params <= 50_000 && memory <= 1 MiB;
    require all stage s: s.op == residual || s.sub >= 1;
    require any stage s: s.op != residual;
    require (count stage s: s.op == Cell) <= 2 when count(stage) > 1;
    require (sum stage s: s.inner) >= 8 || w > 8;
    require (max stage s: s.inner) <= 2 ^ 5 - 1 + -log2(4) * 0;
    require min(w, 16) >= 8 && !stage[0].Cell.norm;
    require latency(Wearable) <= 10 ms && energy(Wearable) <= 20 uJ && memory <= Wearable.ram;
    require stage[0].residual.separable.kernel == 3 when stage[0].residual;
}

search Random {
    space    Everything;
    minimize loss + 0.05 * log10(params);
    strategy random(8);
    train    4 epochs, sgd(lr: { 0.1, 0.01 }, nesterov: { true, false }, momentum: 0.5..0.99);
    budget   50 trials, 10 min;
}

search Hardened {
    space    Everything;
    maximize accuracy;
    minimize latency(Wearable);
    strategy coevolution versus challenges(6, share: 10%);
    train    9 epochs;
    fidelity halving(2, 10%, rows);
    budget   50 trials;
    until    accuracy >= 99% && energy(Wearable) <= 1 uJ;
}
