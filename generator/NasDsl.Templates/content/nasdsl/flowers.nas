/// Petals of two kinds of flowers, in millimetres.
data Flowers {
    from   csv "data/flowers.csv";
    input  petal: columns 0..1 / 50;
    target kind:  column 2 as class(2);
    split  60% train, 20% validation, 20% test, stratified, seed 1;
}

/// One or two layers.
space FlowerNet for Flowers {
    repeat layer 1..2 { linear({ 4, 8, 16 }) -> (relu | tanh) }
    -> linear(classes)

    require params <= 300;
}

/// Finds a small network that tells the flowers apart.
search FlowerSearch {
    space    FlowerNet;
    maximize accuracy;
    minimize params;
    strategy random(batch: 4);
    train    20 epochs, batch 16, adam(lr: 1e-3..1e-1 log);
    budget   12 trials;
    seed     1;
}
