namespace Test.event;

/// Signals & images, "quoted" <text>.
data Signals {
    from    csv "data/signals.csv";
    input   x: columns 0..63 as image(8, 8, 1);
    target  y: column 64 as class(4);
    split   60% train, 20% validation, 20% test, seed 1;
}

/// A convolution whose window
/// the use may fix.
block Unit(k = { 3, 5 }) {
    conv(filters: { 8, 16 }, kernel: k, bias: { true, false }) -> (relu | tanh)
}

/// Named as a keyword of C#.
block record {
    dropout({ 0, 0.5 })
}

/// Named as a type that the space would generate.
block WideTail {
    dropout({ 0, 0.1 })
}

/// Nothing to choose.
block Plain {
    relu
}

/// Every form that the sample has none of.
space Wide for Signals {
    let width = { 8, 16 };
    let limit = { 60k, 120k };

    first: Unit(k: 3)
    -> conv(filters: width, kernel: { 1, 3 }, padding: { same, valid })
    -> depthwise(kernel: { 3, 5 })
    -> repeat stage 1..2 {
        repeat cell 1..2 {
            (Unit(k: { 3, 5, 7 }) | residual { Unit -> record } | Plain | conv(filters: width, kernel: { 1, 3 }) -> gelu?)
        }
        -> maxpool(2)?
    }
    -> repeat tail 1..3 same { Unit -> batchnorm? }
    -> repeat plain 1..3 { relu -> tanh }
    -> parallel(concat) { Unit; conv(filters: width, kernel: { 1, 3 }) -> relu; maxpool(3, stride: 1) }
    -> residual { record? -> sample: conv(filters: 8..256 step 8, kernel: 1) }
    -> Unit?
    -> (conv(filters: 8, kernel: { 1, 3 }) -> relu)?
    -> class: (relu | tanh)?
    -> globalavgpool
    -> event: dropout(0.0..0.5)
    -> linear(classes)

    require params <= limit;
}

/// A space named as a keyword of C#.
space default for Signals {
    let count = { 1, 2 };
    repeat unit count { Unit -> WideTail }
    -> sample: (relu | gelu | silu)
    -> toString: (relu | batchnorm?)
    -> globalavgpool -> linear(classes)
}

search Find {
    space    Wide;
    maximize accuracy;
    strategy coevolution(blueprints: 4, modules: 4);
    train    1 epochs, batch 64, adam(lr: 1e-4..1e-2 log), cosine;
    budget   4 trials;
}
