/// Bound and checked now, executed later.
data Signals {
    from   npy "signals.npy";
    input  x: columns 0..63 as signal(32, 2);
    target y: columns 64..66 as vector(3);
    split  60% train, 20% validation, 20% test;
}

data Digits {
    from   extern Scanner;
    input  pixels: columns 0..63 as image(8, 8, 1);
    target digit:  column 64 as class(10);
    split  60% train, 20% validation, 20% test;
}

extern data Scanner;

/// How sharp the answers are.
extern metric Sharpness(k = 3, isFine = true);

extern objective Bill(price);

device Wearable {
    clock  64 MHz;
    ram    256 KB;
    flash  1 MB;
    energy 20 pJ per mac, 5 pJ per byte;
}

device Here = local;

device Phone from latencies "phone.csv";

space Net for Digits {
    stem: conv({ 8, 16 }) -> relu -> flatten -> linear(classes)
    require latency(Wearable) <= 5 ms && energy(Phone) <= 2 uJ;
    require memory <= Wearable.ram;
}

search Hard {
    space    Net;
    maximize f1 - ldcl(stem) + Sharpness(isFine: false);
    minimize Bill(0.25);
    minimize latency(Here);
    strategy coevolution(blueprints: 8) versus challenges(4, share: 10%);
    fidelity hyperband(over: rows, from: 5%);
    train    5 epochs;
    budget   10 trials;
}

search Replayed {
    space    Net;
    maximize accuracy;
    strategy grid(order: random);
    evaluate table "bench.csv" key (stem.filters) value acc;
    budget   10 trials;
}
