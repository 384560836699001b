namespace Test.Layers;

data Signals {
    from    csv "data/signals.csv";
    input   x: columns 0..63 as image(8, 8, 1);
    target  y: column 64 as class(4);
    split   60% train, 20% validation, 20% test, seed 1;
}

/// A gate, a norm of samples, and a separable convolution with holes.
block Context(width) {
    parallel(mul | add) { conv(width, groups: { 1, 2, 4 }); pointwise(width) -> sigmoid }
    -> (batchnorm | groupnorm(groups: { 1, 4 }) | layernorm)
    -> (leaky(slope: { 0.01, 0.1 }) | hardswish)
    -> separable(width, kernel: { 3, 5 }, dilation: { 1, 2 })
    -> squeezeexcite(reduction: { 4, 8 })?
}

/// Down, up again, and to a signal.
space Layers for Signals {
    conv(16)
    -> repeat stage 1..2 { residual { Context(16) -> maxpool -> (upsample(mode: { nearest, bilinear }) | convtranspose(16)) } }
    -> (adaptiveavgpool(4) | adaptivemaxpool(4)) -> reshape(length: 8) -> softmax?
    -> (globalmaxpool | globalavgpool) -> linear(classes)
}
