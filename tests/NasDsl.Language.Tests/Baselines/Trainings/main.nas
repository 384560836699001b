// Everything that a recipe can say.
data Digits {
    from csv "digits.csv";
    input pixels: columns 0..63 as image(8, 8, 1) / 16;
    target digit: column 64 as class(4);
    split 60% train, 20% validation, 20% test;
}

data Faults {
    from csv "faults.csv";
    input window: columns 0..63 as signal(32, 2);
    target faults: columns 64..66 as vector(3);
    split 60% train, 20% validation, 20% test;
}

space Net for Digits { conv({ 8, 16 }) -> relu -> globalavgpool -> linear(classes) }

space Alarm for Faults { conv({ 8, 16 }) -> relu -> globalavgpool -> linear(outputs) -> sigmoid }

search Listed {
    space    Net;
    maximize accuracy;
    train    20 epochs,batch 16,step (every:8 epochs,factor:0.3),sgd(lr:0.05),clip (1),warmup(1.5 epochs),crossentropy([1,1,2,0.5],smoothing:10%);
    augment  shift( 2 ), flip(axis:both), mixup;
    budget   9 trials;
}

search Chosen {
    space    Net;
    maximize accuracy;
    train on cuda :  1;
    train    20 epochs, rmsprop(alpha: { 0.9, 0.99 }), onecycle, warmup({ 0, 1, 2 }), crossentropy(weights: { none, balanced });
    augment  crop(0..2), noise(0.0..0.2);
    budget   9 trials;
}

search Separate {
    space    Alarm;
    minimize rmse;
    train    20 epochs, binary;
    train    on cpu;
    augment  scale(0.2);
    budget   9 trials;
}

search Mistaken {
    space    Alarm;
    minimize rmse;
    train    20 epochs, crossentropy(weights: balanced), warmup(21), cosin;
    augment  flip, shift(32), noize;
    budget   9 trials;
}

search Misplaced {
    space    Net;
    maximize accuracy;
    train    20 epochs;
    train on gpu;
    budget   9 trials;
}

search Twice {
    space    Net;
    maximize accuracy;
    train on cuda;
    train    20 epochs;
    train on cpu;
    budget   9 trials;
}

search Numbered {
    space    Net;
    maximize accuracy;
    train    20 epochs;
    train on cpu:1;
    budget   9 trials;
}

search Halved {
    space    Net;
    maximize accuracy;
    train    20 epochs;
    train on cuda:1.5;
    budget   9 trials;
}
