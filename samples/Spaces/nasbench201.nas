namespace Samples.Spaces;

/// CIFAR-10 as rows of a table.
data Cifar {
    from    csv "cifar10.csv";
    input   pixels: columns 1..3072 as image(32, 32, 3) / 255;
    target  label:  column 0 as class(10);
    split   50% train, 25% validation, 25% test, stratified, seed 1;
}

/// An activation first, then the convolution and its normalisation.
block Unit(width, window) {
    relu -> conv(width, window, bias: false) -> batchnorm
}

/// The cell of NAS-Bench-201 (Dong and Yang, 2020): four nodes, one of five operations on each of the six edges, 15,625 labelled cells.
space NasBench201 for Cifar {
    conv(16, bias: false) -> batchnorm
    -> cell: dag(nodes: 4, inputs: all, merge: add) {
        zero | identity | Unit(16, 1) | Unit(16, 3) | avgpool(3, stride: 1)
    }
    -> batchnorm -> relu -> globalavgpool -> linear(classes)
}
