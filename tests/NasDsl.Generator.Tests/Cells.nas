namespace Test.Cells;

data Signals {
    from    csv "data/signals.csv";
    input   x: columns 0..63 as image(8, 8, 1);
    target  y: column 64 as class(4);
    split   60% train, 20% validation, 20% test, seed 1;
}

block Unit(k = { 3, 5 }) {
    relu -> conv(8, k)
}

/// Cells of both forms.
space Cells for Signals {
    conv(8)
    -> cell: dag(nodes: 3, inputs: all, merge: add) { zero | identity | avgpool(3, stride: 1) }
    -> repeat stage 1..2 { dag(nodes: 4, inputs: 2, merge: concat) { (Unit | maxpool(3, stride: 1)) } -> pointwise(8) }
    -> globalavgpool -> linear(classes)
}
