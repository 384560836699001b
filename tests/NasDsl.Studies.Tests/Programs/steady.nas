namespace Steady;

data Digits {
    from    csv "data/digits-240.csv";
    input   pixels: columns 0..63 as image(8, 8, 1) / 16;
    target  digit:  column 64 as class(10);
    split   60% train, 20% validation, 20% test, stratified, seed 7;
}

block Conv {
    conv(filters: { 4, 6, 16 }, kernel: { 1, 3 }) -> batchnorm? -> (relu | gelu | tanh)
}

space SteadyNet for Digits {
    Conv
    -> repeat stage 1..2 { (Conv | residual { Conv }) -> maxpool(2)? }
    -> globalavgpool
    -> dropout({ 0, 0.1, 0.3 })
    -> linear(classes)

    require params <= 5k;
}

/// One candidate after another: what is told is in the study.
search Steady {
    space    SteadyNet;
    maximize accuracy;
    minimize params;
    strategy evolution(population: 8, sample: 3);
    train    3 epochs, batch 32, adam(lr: 1e-3..3e-2 log), cosine;
    budget   40 trials;
    seed     5;
}

/// Cohorts that are compared: a whole one is told.
search Halving {
    space    SteadyNet;
    maximize accuracy;
    minimize params;
    strategy coevolution(blueprints: 6, modules: 4);
    train    4 epochs, batch 32, adam(lr: 1e-3..3e-2 log), cosine;
    fidelity halving(eta: 2, from: 1 epochs);
    budget   24 trials;
    seed     5;
}

/// Compared after every epoch.
search Median {
    space    SteadyNet;
    maximize accuracy;
    strategy random;
    train    4 epochs, batch 32, sgd(lr: 1e-2..1e-1 log, momentum: 0.9), cosine;
    fidelity median(from: 1 epochs, trials: 4);
    budget   20 trials;
    seed     5;
}
