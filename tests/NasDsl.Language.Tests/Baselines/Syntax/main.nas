/// Documented
/// twice.
data Digits {
    from csv "data/digits.csv;
    input pixels: columns 0..63 as image(8 8, 1);
    target digit: column 64 as class(10)
    split 60% train, 20% validation, 20% test, stratified, seed 7;
    frm csv "x.csv";
}

blok Cell(k = { 3, 5 }) { conv(8, k) -> # relu }

block Bad { conv(8, }

space Net for Digits {
    Cell -> -> relu -> (Bad | ) -> flatten linear(classes)
    require params <= ;
    let = 3;
}

hello;

search S {
    space Net
    maximize accuracy
    train 6 epochs
    budget 10 trials
}
