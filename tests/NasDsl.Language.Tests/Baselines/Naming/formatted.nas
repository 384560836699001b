namespace Naming;

data Digits {
    from   csv "data/digits.csv";
    input  pixels: columns 0..63 as image(8, 8, 1) / 16;
    target digit:  column 64 as class(10);
    split  60% train, 20% validation, 20% test;
}

block Cell(width, k = { 3, 5 }) {
    let half = width / 2;
    conv(filters: width, kernel: k) -> conv(half, { 1, 3 }) -> batchnorm?
}

space Net for Digits {
    let w = { 16, 32 };
    Cell(w)
    -> Cell(8..16 pow2, k: 3)
    -> conv(w, { 1, 3 })
    -> conv(8, { 1, 3 })
    -> first: (relu | gelu)
    -> (relu | silu)
    -> (relu | batchnorm)
    -> (tanh | tanh)
    -> (dropout({ 0, 0.1 }) -> relu)?
    -> (maxpool(2) | avgpool(2))?
    -> repeat outer 0..2 {
        repeat inner { 1, 3 } same { pointwise(filters: { 8, 16 }) } -> residual { depthwise(5) }?
    }
    -> parallel(concat) { pointwise(4); wide: conv(4, { 3, 5 }) }
    -> globalavgpool
    -> linear(classes, bias: { true, false })

    require conv.kernel + conv2.kernel >= 4;
    require all outer o: o.inner == 3 || o.inner.filters == 8 when params > 10k;
    require (sum outer o: o.inner) <= 4;
    require first == relu && Cell.batchnorm && outer[1].residual;
    require parallel[1].kernel == 3;
}
