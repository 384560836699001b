namespace Samples.Spaces;

/// CIFAR-10 as rows of a table.
data Cifar {
    from    csv "cifar10.csv";
    input   pixels: columns 1..3072 as image(32, 32, 3) / 255;
    target  label:  column 0 as class(10);
    split   50% train, 25% validation, 25% test, stratified, seed 1;
}

/// An activation first, then the convolution and its normalisation.
block Unit(width, window) {
    relu -> conv(width, window, bias: false) -> batchnorm
}

/// The cell of NAS-Bench-201 (Dong and Yang, 2020): four nodes, one of five operations on each of the six edges, 15,625 labelled cells.
space NasBench201 for Cifar {
    conv(16, bias: false) -> batchnorm
    -> cell: dag(nodes: 4, inputs: all, merge: add) {
        zero | identity | Unit(16, 1) | Unit(16, 3) | avgpool(3, stride: 1)
    }
    -> batchnorm -> relu -> globalavgpool -> linear(classes)
}

/// A convolution with its depthwise and pointwise halves taken apart.
block Separable(width, window) {
    relu -> depthwise(window, bias: false) -> pointwise(width, bias: false) -> batchnorm
}

/// A cell in the manner of DARTS (Liu et al., 2019): four nodes behind the input, each of which takes two earlier ones through one of seven operations.
space Darts for Cifar {
    conv(16, bias: false) -> batchnorm
    -> cell: dag(nodes: 5, inputs: 2, merge: concat) {
        identity | maxpool(3, stride: 1) | avgpool(3, stride: 1) | Separable(16, 3) | Separable(16, 5) | Unit(16, 3) | Unit(16, 5)
    }
    -> globalavgpool -> linear(classes)
}

/// An inverted bottleneck (Sandler et al., 2018): widen, filter each channel, narrow.
block Bottleneck(from, to, window, expansion, step = 1) {
    pointwise(from * expansion, bias: false) -> batchnorm -> relu
    -> depthwise(window, stride: step, bias: false) -> batchnorm -> relu
    -> pointwise(to, bias: false) -> batchnorm
}

/// The first layer of a stage halves the image: without a bottleneck, a convolution of single places does it.
block First(from, to) {
    layer: (pointwise(to, stride: 2, bias: false) -> batchnorm | Bottleneck(from, to, 3, 3, 2) | Bottleneck(from, to, 5, 6, 2))
}

/// A later layer: nothing, or a bottleneck beside a shortcut.
block Later(width) {
    layer: (identity | residual { Bottleneck(width, width, 3, 3) } | residual { Bottleneck(width, width, 5, 6) })
}

/// NAS-Bench-Macro (Su et al., 2021): eight layers in three stages, 6,561 labelled networks. An identity changes nothing, so 3,969 of them differ.
space NasBenchMacro for Cifar {
    conv(32, bias: false) -> batchnorm -> relu
    -> First(32, 64) -> repeat early 1 { Later(64) }
    -> First(64, 128) -> repeat middle 2 { Later(128) }
    -> First(128, 256) -> repeat late 2 { Later(256) }
    -> pointwise(1280, bias: false) -> batchnorm -> relu -> globalavgpool -> linear(classes)
}
