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
