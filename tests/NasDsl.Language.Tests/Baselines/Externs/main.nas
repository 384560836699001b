data Digits {
    from csv "data/digits.csv";
    input pixels: columns 0..63 as image(8, 8, 1);
    target digit: column 64 as class(10);
    split 60% train, 20% validation, 20% test;
}

/// Takes everything, keeps its shape, has no weights.
extern op Sobel(angle = 90);

/// Scales and moves each channel.
extern op Affine(gain = 1, isMoved = true) { weights scale: channels, offset: channels; macs size; flops 3 * size; }

/// Mixes groups of channels and halves the sides.
extern op Shrink(groups, factor = 2) {
    takes image;
    shape image(floor(height / factor), width: floor(width / factor), channels: channels * groups);
    weights mix: channels ^ 2 / groups;
    macs size * channels / groups;
    nonlinear;
    require channels % groups == 0;
    require factor >= 1 && height >= factor && width >= factor;
}

/// Any shape becomes a vector of its greatest numbers.
extern op Top(k = 4) { shape vector(k); require k <= size; nonlinear; }

space Net for Digits {
    Sobel(45)
    -> conv(filters: { 4, 8 })
    -> (Affine | Affine(gain: 0.5..2.0, isMoved: { true, false }))?
    -> merge: parallel(add | concat) { relu; gelu }
    -> Shrink(groups: { 1, 2, 4 })
    -> outer: parallel(concat | add) { conv(4); tanh -> pointwise(4) }
    -> Top(k: { 4, 8 }) -> linear(classes)

    require merge.merge == add || params <= 5k;
    require outer.merge != add when Shrink.groups == 4;
}
