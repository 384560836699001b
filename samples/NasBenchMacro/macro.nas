namespace Samples.NasBenchMacro;

/// CIFAR-10. The images are not needed: what the networks reach has been measured by others.
data Cifar {
    from    csv "cifar10.csv";
    input   pixels: columns 1..3072 as image(32, 32, 3) / 255;
    target  label:  column 0 as class(10);
    split   50% train, 25% validation, 25% test, stratified, seed 1;
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
space Macro for Cifar {
    conv(32, bias: false) -> batchnorm -> relu
    -> First(32, 64) -> repeat early 1 { Later(64) }
    -> First(64, 128) -> repeat middle 2 { Later(128) }
    -> First(128, 256) -> repeat late 2 { Later(256) }
    -> pointwise(1280, bias: false) -> batchnorm -> relu -> globalavgpool -> linear(classes)
}

/// The network with the highest mean accuracy of three runs.
search MostAccurate {
    space    Macro;
    maximize accuracy;
    strategy coevolution;
    evaluate table "nas-bench-macro.csv"
        key code(
            First.layer, early[0].Later.layer,
            First2.layer, middle[0].Later.layer, middle[1].Later.layer,
            First3.layer, late[0].Later.layer, late[1].Later.layer)
        value test_mean / 100;
    budget   300 trials;
}

/// The trade-off of accuracy and size.
search AccurateAndSmall {
    space    Macro;
    maximize accuracy;
    minimize params;
    strategy coevolution;
    evaluate table "nas-bench-macro.csv"
        key code(
            First.layer, early[0].Later.layer,
            First2.layer, middle[0].Later.layer, middle[1].Later.layer,
            First3.layer, late[0].Later.layer, late[1].Later.layer)
        value test_mean / 100;
    budget   500 trials;
}

/// The network that was most accurate in run 1 alone.
search Run1 {
    space    Macro;
    maximize accuracy;
    strategy coevolution;
    evaluate table "nas-bench-macro.csv"
        key code(
            First.layer, early[0].Later.layer,
            First2.layer, middle[0].Later.layer, middle[1].Later.layer,
            First3.layer, late[0].Later.layer, late[1].Later.layer)
        value test_run1 / 100;
    budget   300 trials;
}

/// The network that was most accurate in run 2 alone.
search Run2 {
    space    Macro;
    maximize accuracy;
    strategy coevolution;
    evaluate table "nas-bench-macro.csv"
        key code(
            First.layer, early[0].Later.layer,
            First2.layer, middle[0].Later.layer, middle[1].Later.layer,
            First3.layer, late[0].Later.layer, late[1].Later.layer)
        value test_run2 / 100;
    budget   300 trials;
}

/// The network that was most accurate in run 3 alone.
search Run3 {
    space    Macro;
    maximize accuracy;
    strategy coevolution;
    evaluate table "nas-bench-macro.csv"
        key code(
            First.layer, early[0].Later.layer,
            First2.layer, middle[0].Later.layer, middle[1].Later.layer,
            First3.layer, late[0].Later.layer, late[1].Later.layer)
        value test_run3 / 100;
    budget   300 trials;
}
