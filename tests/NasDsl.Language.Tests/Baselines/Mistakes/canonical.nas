data Faces {
    from csv "faces.csv";
    input pixels: columns 0..1023 as image(32, 30, 1);
    target person: column 1024 as class(10);
    split 60% train, 20% validation, 20% test, stratified, seed 7;
}

data Digits {
    from csv "digits.csv";
    input pixels: columns 0..63 as image(8, 8, 1) / 16;
    target digit: column 64 as class(10);
    split 60% train, 20% validation, 20% test, stratified, seed 7;
}

data Voices {
    from csv "voices.csv";
    input samples: columns 0..255 as signal(256);
    target speaker: column 256 as class(4);
    split 80% train, 20% validation, 20% test;
}

block Conv {
    conv(filters: { 8, 16, 32 }, kernel: { 1, 3, 5 }) -> batchnorm? -> (relu | gelu);
}

space Pooled for Digits {
    Conv -> globalavgpol -> linear(classes);
}

space Misnamed for Digit {
    Conv -> globalavgpool -> linear(classes);
}

space Sized for Digits {
    conv(filters: 8, size: 3) -> globalavgpool -> linear(classes);
}

space Unended for Digits {
    Conv -> Conv;
}

space Halved for Digits {
    repeat stage 1..4 { Conv -> maxpool(2, padding: valid)?; } -> globalavgpool -> linear(classes);
}

space Measured for Digits {
    Conv -> globalavgpool -> linear(classes);
    require accuracy >= 90%;
}

space Small for Digits {
    Conv -> globalavgpool -> linear(classes);
    require params <= 100;
}

space Torn for Digits {
    repeat stage 1..4 { Conv; } -> globalavgpool -> linear(classes);
    require params <= 2k;
    require flops <= 1M;
    require all stage s: s.Conv.filters == 32;
    require count(stage) >= 3;
}

space Ample for Digits {
    Conv -> globalavgpool -> linear(classes);
    require params <= 1M;
}

space Starved for Digits {
    repeat stage 1..4 { Conv; } -> globalavgpool -> linear(classes);
    require params <= 350;
}

space Timed for Digits {
    Conv -> globalavgpool -> linear(classes);
    require memory <= 5 ms;
}

space Indexed for Digits {
    repeat stage 1..4 { Conv; } -> globalavgpool -> linear(classes);
    require stage[4].Conv.kernel == 3;
}

space Fine for Digits {
    Conv -> globalavgpool -> linear(classes);
}

search Spelt {
    space Fine;
    train 10 epochs;
    budget 100 trials;
}

search Tuned {
    space Fine;
    maximize accuracy;
    train 10 epochs, adam(learning_rate: 1e-4..1e-2 log);
    budget 100 trials;
}

search Evolved {
    space Fine;
    maximize accuracy;
    strategy coevolve;
    train 10 epochs;
    budget 100 trials;
}

search Endless {
    space Fine;
    maximize accuracy;
    train 10 epochs;
}

search Ended {
    space Fine;
    maximize accuracy;
    train 10 epochs;
    budget 100 trials;
}
