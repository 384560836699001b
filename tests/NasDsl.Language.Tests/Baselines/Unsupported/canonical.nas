data Digits {
    from csv "data/digits.csv";
    input pixels: columns 0..63 as image(8, 8, 1);
    target digit: column 64 as class(10);
    split 60% train, 20% validation, 20% test;
}

extern op Sobel(angle = 90);

space Net for Digits {
    Sobel(45) -> parallel(add | concat) { relu; gelu; } -> flatten -> linear(classes);
}
