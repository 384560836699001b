data Digits {
    from csv "data/digits.csv";
    input pixels: columns 0..63 as image(8, 8, 1);
    target digit: column 64 as class(10);
    split 60% train, 20% validation, 20% test;
}

extern op conv(k);

extern op Wrong(k, k = 2) {
    takes image, immage, image;
    shape image(height, breadth);
    shape same;
    weights scale: channel, scale: k, offset: k > 1;
    macs 5 ms;
    require k + 1;
    linear;
    nonlinear 5;
}

extern op Anything { shape vector(height); macs length; }

extern metric Sharp(k = 1) { macs 5; }

/// Needs an even side.
extern op Halve(by = 2) { takes image; shape image(height / by, width / by, channels); }

extern op Even { require channels % 2 == 0; }

extern op Heavy(n = 1) { weights w: size * n; macs n; }

space Net for Digits {
    conv(filters: { 3, 4 }) -> Even -> Halve(by: { 2, 3 }) -> flatten -> linear(classes)
}

space Broken for Digits {
    Halve(true) -> Halve(2, 3) -> Heavi -> parallel(add | ad) { relu; tanh } -> flatten -> linear(classes)
}

space Merged for Digits {
    parallel(add | concat) { conv(8); conv(4) } -> globalavgpool -> linear(classes)
}

space Flat for Digits {
    flatten -> Halve -> linear(classes)
}

space Weightless for Digits {
    Heavy(n: { -1, 0.5 }) -> flatten -> linear(classes)
}
