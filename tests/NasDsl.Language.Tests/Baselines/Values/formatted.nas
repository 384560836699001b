data Digits {
    from   csv "data/digits.csv";
    input  pixels: columns 0..63 as vector(64);
    target digit:  column 64 as class(10);
    split  70% train, 15% validation, 15% test, seed 18446744073709551615;
}

space Net for Digits {
    let a = 1_000 + 2k;
    let b = 16..64 step 16;
    let c = 0..0.3 step 0.1;
    linear(b)
    -> relu
    -> linear(b * 2 - 1)
    -> dropout(c)
    -> linear(2 ^ 3 ^ 1 / 4 * 10)
    -> dropout(-(-0.1))
    -> linear(classes)
    require a > 0 && memory * 2 <= 1.5 MiB || !(params / 1M >= 5%) when b != 16;
}

search S {
    space    Net;
    maximize 100% * accuracy - 0.05 * log10(params);
    strategy random;
    train    3 epochs,
        sgd(lr: { 0.1, 0.01 }, momentum: 0.5..0.9, nesterov: { false, true }),
        constant;
    budget   1.5 h, 1_000 trials;
}
