namespace Tiny;

data Digits {
    from    csv "data/digits-240.csv";
    input   pixels: columns 0..63 as image(8, 8, 1) / 16;
    target  digit:  column 64 as class(10);
    split   60% train, 20% validation, 20% test, stratified, seed 7;
}

block Conv {
    conv(filters: { 4, 6, 16 }, kernel: { 1, 3 }) -> batchnorm? -> (relu | gelu | tanh)
}

block Separable {
    depthwise(kernel: { 3, 5 }) -> pointwise(filters: { 8, 12 }) -> batchnorm -> relu
}

space TinyNet for Digits {
    Conv
    -> repeat stage 1..2 { (Conv | Separable | residual { Conv }) -> maxpool(2)? }
    -> globalavgpool
    -> dropout({ 0, 0.1, 0.3 })
    -> linear(classes)

    require params <= 5k;
}

search TinySearch {
    space    TinyNet;
    maximize accuracy;
    minimize params;
    strategy coevolution(blueprints: 6, modules: 4);
    train    3 epochs, batch 32, adam(lr: 1e-3..3e-2 log), cosine;
    fidelity halving(eta: 2, from: 1 epochs);
    budget   18 trials;
    seed     5;
}
