namespace Samples.Layout;

data Digits {
    from csv "data/digits.csv";
    input pixels: columns 0..63 as image(8, 8, 1) / 16;
    target digit: column 64 as class(10);
    split 60% train, 20% validation, 20% test, stratified, seed 7;
}

/// A block.
/// With an indented line.
block Conv(width, k = { 3, 5 }) {
    let half = width / 2;
    let double = half * 4;
    conv(filters: width, kernel: k) -> batchnorm? -> (relu | gelu | tanh);
}

space Net for Digits {
    let w = { 8, 16, 32 };
    stem: Conv(w) -> repeat stage 1..4 { (Conv(w, k: 3) | residual { Conv(width: 16); } | depthwise(kernel: { 3, 5 }) -> pointwise(16)) -> maxpool(2)?; } -> repeat tied 1..2 same { let inner = { 8, 16 }; conv(inner) -> relu; } -> parallel(concat) { pointwise(8); conv(8, kernel: 3) -> relu; identity; } -> globalavgpool -> dropout(--0.1 + 0.2) -> linear(classes);
    require params <= 50k;
    require flops <= 2M;
    require !(stage[0].op == Conv) || depth <= 3 && (params <= 10k || flops <= 1M) && memory <= 64 KiB && count(stage) <= 3 when count(stage) == 1;
}

search Find {
    space Net;
    maximize accuracy - 0.05 * log10(params);
    strategy coevolution(blueprints: 16, modules: 12);
    train 6 epochs, batch 64, adam(lr: 1e-4..1e-2 log), cosine;
    budget 200 trials, 30 min;
    until accuracy >= 99.9%;
    seed 42;
}
