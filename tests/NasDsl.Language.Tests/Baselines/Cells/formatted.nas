namespace Cells;

data Digits {
    from   csv "data/digits.csv";
    input  pixels: columns 0..63 as image(8, 8, 1) / 16;
    target digit:  column 64 as class(10);
    split  60% train, 20% validation, 20% test;
}

block Op(w) {
    (zero | conv(w, { 1, 3 }))
}

space Good for Digits {
    let n = 3;
    cell: dag(nodes: n, inputs: all) {
        let w = { 8, 16 };
        Op(w)
    }
    -> repeat stage 2 same { dag(4, 2, concat) { relu | zero } }
    -> globalavgpool
    -> linear(classes)

    require cell.edge0to1.Op.op == conv;
    require stage.dag.node3.inputs != from0and1 || stage.dag.node3.input1.op == relu;
}

space Bad for Digits {
    dag(nodes: 1, inputs: all) { relu }
    -> dag(nodes: 4, inputs: 0) { relu }
    -> dag(nodes: 4, inputs: some) { relu }
    -> dag(nodes: 4, inputs: 2, merge: mean) { relu }
    -> dag(nodes: { 3, 4 }, inputs: 2) { relu }
    -> dag(inputs: 2) { relu }
    -> dag(nodes: 4, inputs: 2, width: 3) { relu }
    -> dag(nodes: 4, inputs: 2) { relu; gelu }
    -> dag(nodes: 4, inputs: 2) { rleu }
    -> dag(nodes: 2.5, inputs: 64 KB) { relu }
    -> globalavgpool
    -> linear(classes)
}
