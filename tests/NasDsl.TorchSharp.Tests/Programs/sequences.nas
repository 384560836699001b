namespace Test.Sequences;

data Windows {
    from   csv "windows.csv";
    input  window: columns 0..63 as signal(32, 2);
    target kind:   column 64 as class(5);
    split  60% train, 20% validation, 20% test;
}

data Words {
    from   csv "words.csv";
    input  letters: columns 0..11 as tokens(12, 30);
    target kind:    column 12 as class(4);
    split  60% train, 20% validation, 20% test;
}

data Table {
    from   csv "table.csv";
    input  numbers: columns 0..19 as vector(20);
    target value:   columns 20..21 as vector(2);
    split  60% train, 20% validation, 20% test;
}

data Pictures {
    from   csv "pictures.csv";
    input  pixels: columns 0..299 as image(10, 10, 3);
    target kind:   column 300 as class(3);
    split  60% train, 20% validation, 20% test;
}

/// Convolutions, recurrence or attention over a signal.
space WindowNet for Windows {
    conv({ 8, 12 }, { 3, 5 }) -> (batchnorm | layernorm | groupnorm(4)) -> (relu | leaky | hardswish)
    -> repeat body 0..2 { (gru(8, sequence: true) | lstm(8, sequence: true) | attention(heads: 2) | depthwise(3) | conv(8, 3, dilation: 2)) -> dropout(0.1)? }
    -> (globalavgpool | globalmaxpool | lstm(6) | gru(6))
    -> linear(classes)
}

/// Attention or recurrence over words.
space WordNet for Words {
    embedding(16) -> positional?
    -> repeat body 1..2 { residual { layernorm -> attention(heads: { 1, 2, 4 }) } -> residual { layernorm -> (gelu | silu) -> pointwise(16) }? }
    -> (globalavgpool | gru(12)) -> linear(classes)
}

/// Maps of vectors.
space TableNet for Table {
    repeat layers 1..3 { linear({ 8, 24 }) -> (batchnorm | layernorm)? -> (relu | tanh | sigmoid) } -> linear(outputs)
}

/// Images with all that is not in the larger spaces.
space PictureNet for Pictures {
    (conv(8, 3, groups: 1) -> squeezeexcite? | c4lift(2) -> c4norm -> relu -> c4conv(2)? -> c4pool)
    -> (convtranspose(6, 2) -> adaptiveavgpool(5) | upsample(2) -> maxpool(2) | adaptivemaxpool(4))
    -> parallel(concat) { pointwise(4) -> silu; conv(4, 3) -> gelu }
    -> flatten -> linear(classes)
}
