namespace Samples.Digits;

/// Handwritten digits, 8 x 8 grey images.
data Digits {
    from   csv "data/digits.csv";
    input  pixels: columns 0..63 as image(8, 8, 1) / 16;
    target digit:  column 64 as class(10);
    split  60% train, 20% validation, 20% test, stratified, seed 7;
}

/// Convolution, optional normalisation, a choice of activation.
block Conv {
    conv(filters: { 8, 16, 32 }, kernel: { 1, 3, 5 }) -> batchnorm? -> (relu | gelu | tanh)
}

/// Convolution in two cheap parts: each channel by itself, then all channels at each place.
block Separable {
    depthwise(kernel: { 3, 5 }) -> pointwise(filters: { 16, 32 }) -> batchnorm -> relu
}

/// Small convolutional networks for 8 x 8 images.
space DigitsNet for Digits {
    Conv
    -> repeat stage 1..4 { (Conv | Separable | residual { Conv }) -> maxpool(2)? }
    -> globalavgpool
    -> dropout({ 0, 0.1, 0.3 })
    -> linear(classes)

    require params <= 50k;
    require flops  <= 2M;
    require stage[0].Conv.kernel >= 3 when count(stage) == 1;
}

/// Finds an accurate and small network for the digits.
search DigitsSearch {
    space    DigitsNet;
    maximize accuracy;
    minimize params;
    strategy coevolution(blueprints: 16, modules: 12);
    train    18 epochs, batch 64, adam(lr: 1e-4..1e-2 log), cosine;
    retrain  60 epochs;
    fidelity halving(eta: 3, from: 2 epochs);
    budget   200 trials;
    until    accuracy >= 99.9%;
    seed     42;
}
