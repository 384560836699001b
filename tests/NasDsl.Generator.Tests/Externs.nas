namespace Test.Written;

data Blobs {
    from   extern Cloud;
    input  x: columns 0..15 as image(4, 4, 1);
    target y: column 16 as class(2);
    split  60% train, 20% validation, 20% test, seed 3;
}

/// Two clouds of points, drawn in C#.
extern data Cloud(rows = 120, isNoisy = true);

/// Scales and moves each channel.
extern op Affine(gain = 1, isMoved = true) {
    weights scale: channels, offset: channels;
    macs    size;
}

/// The mean of each window of two by two.
extern op Halve {
    takes   image;
    shape   image(floor(height / 2), floor(width / 2), channels);
    flops   4 * size;
    require height >= 2 && width >= 2;
}

/// The mean greatest probability, to a power.
extern metric Sharpness(k = 1);

/// What a candidate costs to run.
extern objective Bill(price, isGross = false);

/// Two operations that are written in C#, and a choice of merges.
space Net for Blobs {
    conv({ 2, 3 })
    -> Affine(gain: { 1, 2 }, isMoved: { true, false })?
    -> both: parallel(add | concat) { relu; tanh }
    -> Halve
    -> flatten
    -> linear(classes)
}

search Find {
    space    Net;
    maximize accuracy + 0.1 * Sharpness(k: 2);
    minimize Bill(0.5);
    strategy random(batch: 4);
    train    4 epochs, batch 16, adam(lr: 0.01);
    budget   8 trials;
    until    Sharpness >= 2;
    seed     1;
}
