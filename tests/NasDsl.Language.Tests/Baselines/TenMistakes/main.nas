namespace Samples.Mistakes;

data Digits {
    from    csv "data/digits.csv";
    input   pixels: columns 0..62 as image(8, 8, 1) / 16;
    target  digit:  column 64 as class(10);
    split   60% train, 20% validation, 30% test, stratified, seed 7;
}

block Conv {
    conv(filter: { 8, 16 }, kernel: { 5..3 }) -> batchnrom? -> (relu | gelu)
}

space Net for Digit {
    Conv -> repeat stage 1..4 { Conv -> maxpool(2)? } -> globalavgpool -> linear(clases)

    require params <= 64 KB;
    require stage[7].Conv.kernel >= 3;
    require flops <= 2M
    require memory <= 1 MB;
}

search Find {
    space    Net;
    maximise accuracy;
    minimize parms;
    strategy coevolution(blueprint: 16);
    train    6 epochs, batch 64, adm(lr: 1e-3), cosine;
    budget   0 trials;
    until    accuracy >= 99;
    seed     42;
}
