namespace Sequences;

data Words {
    from   csv "words.csv";
    input  letters: columns 0..11 as tokens(12, 30);
    target kind:    column 12 as class(4);
    split  60% train, 20% validation, 20% test;
}

data Divided {
    from   csv "words.csv";
    input  letters: columns 0..11 as tokens(length: 12, vocabulary: 30) / 30;
    target kind:    column 12 as class(4);
    split  60% train, 20% validation, 20% test;
}

data Single {
    from   csv "words.csv";
    input  letters: columns 0..11 as tokens(12, 1);
    target kind:    column 12 as class(4);
    split  60% train, 20% validation, 20% test;
}

data Short {
    from   csv "words.csv";
    input  letters: columns 0..11 as tokens(11, 30);
    target kind:    column 12 as class(4);
    split  60% train, 20% validation, 20% test;
}

data Misspelt {
    from   csv "words.csv";
    input  letters: columns 0..11 as token(12, 30);
    target kind:    column 12 as class(4);
    split  60% train, 20% validation, 20% test;
}

space Reading for Words {
    embedding({ 8, 16 })
    -> (positional -> attention(heads: { 1, 2 }) -> globalavgpool | (gru({ 16, 32 }) | lstm(32)))
    -> linear(classes)
}

search Coarse {
    space    Reading;
    maximize accuracy;
    fidelity halving(over: resolution, from: 50%);
    train    4 epochs;
    budget   10 trials;
}

search Guessed {
    space    Reading;
    maximize accuracy;
    fidelity zerocost(score: jacobian);
    train    4 epochs;
    budget   10 trials;
}

search Flowing {
    space    Reading;
    maximize accuracy;
    fidelity zerocost(score: synflow);
    train    4 epochs;
    budget   10 trials;
}

search Noisy {
    space    Reading;
    maximize accuracy;
    augment  noise(0.1);
    train    4 epochs;
    budget   10 trials;
}
