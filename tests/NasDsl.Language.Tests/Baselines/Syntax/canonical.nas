/// Documented
/// twice.
data Digits {
    target digit: column 64 as class(10);
    split 60% train, 20% validation, 20% test, stratified, seed 7;
}

block Cell(k = { 3, 5 }) {
    conv(8, k) -> ?;
}

block Bad {
    ?;
}

space Net for Digits {
    Cell -> ? -> relu -> (Bad | ?) -> ?;
}

search S {
    space Net;
    maximize accuracy;
    train 6 epochs;
    budget 10 trials;
}
