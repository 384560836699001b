data Signals {
    from   npy "signals.npy";
    input  x: columns 0..63 as signal(32, 2);
    target y: column 64 as number;
    split  60% train, 20% validation, 20% test;
}

data Digits {
    from   csv "data/digits.csv";
    input  pixels: columns 0..63 as image(8, 8, 1);
    target digit:  column 64 as class(10);
    split  60% train, 20% validation, 20% test;
}

extern metric Sharpness(k = 3);

space Net for Digits {
    parallel(add | concat) { relu; gelu } -> flatten -> linear(classes)
}

search S {
    space    Net;
    maximize f1;
    strategy coevolution;
    train    5 epochs;
    evaluate table "bench.csv" key (stage[0].op, w) value acc;
    budget   10 trials;
}
