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
