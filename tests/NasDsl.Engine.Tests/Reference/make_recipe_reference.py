#!/usr/bin/env python3
"""Losses, schedules and ten-step trainings with everything that a recipe can say, computed with PyTorch, as test data for the managed engine.

usage: make_recipe_reference.py DATA_DIRECTORY      (needs torch, numpy and scikit-learn)

Reads the networks that make_reference.py has written to the directory, and writes recipes.json beside them:
losses      outputs, targets and what PyTorch computes of them: the loss and its gradient, with names such as crossentropy/weighted
schedules   the learning rate of each step as a share of its full value
trainings   the losses of ten steps of a network with a recipe
"""
import json
import sys

import numpy as np
import torch
import torch.nn.functional as F
from torch.optim import lr_scheduler as schedulers

from make_reference import BATCH, STEPS, Net

WEIGHTS = [0.5, 2.0, 1.0, 0.25, 3.0]
PLACES = 9


def rounded(tensor):
    return [float(f"{v:.{PLACES}g}") for v in tensor.detach().reshape(-1).tolist()]


def one_hot(labels, classes):
    return F.one_hot(labels, classes).float()


def losses():
    generator = torch.Generator().manual_seed(3)
    logits = torch.randn(6, 5, generator=generator) * 3
    large = torch.tensor([[1000., -1000, 0, 500, 2], [-80, 90, 95, -200, 1], [3e4, 3e4, -3e4, 0, 1]])
    labels = torch.tensor([0, 4, 2, 3, 1, 4])
    few = torch.tensor([1, 2, 0])
    numbers = torch.randn(4, 3, generator=generator)
    answers = numbers + torch.randn(4, 3, generator=generator)
    answers[1, 1] = numbers[1, 1]
    shares = torch.rand(4, 3, generator=generator)
    probabilities = torch.sigmoid(torch.randn(4, 3, generator=generator) * 4)
    probabilities[0, 0], probabilities[0, 1] = 0.0, 1.0
    weight = torch.tensor(WEIGHTS)
    cases = {
        "crossentropy": (logits, labels, F.cross_entropy),
        "crossentropy/large": (large, few, F.cross_entropy),
        "crossentropy/weighted": (logits, labels, lambda x, t: F.cross_entropy(x, t, weight=weight)),
        "crossentropy/smoothed": (logits, labels, lambda x, t: F.cross_entropy(x, t, label_smoothing=0.1)),
        "crossentropy/weighted smoothed": (logits, labels, lambda x, t: F.cross_entropy(x, t, weight=weight, label_smoothing=0.1)),
        "binary": (logits, labels, lambda x, t: F.binary_cross_entropy_with_logits(x, one_hot(t, 5))),
        "binary/large": (large, few, lambda x, t: F.binary_cross_entropy_with_logits(x, one_hot(t, 5))),
        "binary/numbers": (probabilities, shares, F.binary_cross_entropy),
        "mse": (answers, numbers, F.mse_loss),
        "mae": (answers, numbers, F.l1_loss),
        "huber": (answers, numbers, lambda x, t: F.huber_loss(x, t, delta=0.5)),
    }
    result = {}
    for name, (outputs, targets, compute) in cases.items():
        x = outputs.clone().requires_grad_()
        loss = compute(x, targets)
        loss.backward()
        result[name] = dict(size=outputs.shape[1], outputs=rounded(outputs), targets=rounded(targets.float()), loss=rounded(loss)[0], gradient=rounded(x.grad))
    return result


def warm_cosine(optimizer, rise, steps):
    linear = schedulers.LinearLR(optimizer, start_factor=1 / rise, total_iters=rise - 1)
    return schedulers.SequentialLR(optimizer, [linear, schedulers.CosineAnnealingLR(optimizer, T_max=steps - rise)], milestones=[rise])


SCHEDULES = {
    "cosine": lambda o, steps: schedulers.CosineAnnealingLR(o, T_max=steps),
    "step": lambda o, steps: schedulers.StepLR(o, step_size=steps // 5 * 2, gamma=0.3),
    "onecycle": lambda o, steps: schedulers.OneCycleLR(o, max_lr=o.param_groups[0]["lr"], total_steps=steps, cycle_momentum=False),
    "onecycle early": lambda o, steps: schedulers.OneCycleLR(
        o, max_lr=o.param_groups[0]["lr"], total_steps=steps, pct_start=0.2, div_factor=10, final_div_factor=100, cycle_momentum=False),
    "warm cosine": lambda o, steps: warm_cosine(o, steps // 10 * 3, steps),
}


def schedule(name, steps):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    scheduler = SCHEDULES[name](optimizer, steps)
    shares = []
    for _ in range(steps):
        shares.append(float(f"{optimizer.param_groups[0]['lr']:.15g}"))
        optimizer.step()
        scheduler.step()
    return shares


ROOT = torch.tensor([1.0 + 0.1 * c for c in range(10)])
TRAININGS = {
    "rmsprop": ("mlp", F.cross_entropy, lambda p: torch.optim.RMSprop(p, lr=0.002, alpha=0.95, momentum=0.5, weight_decay=0.01), None, None),
    "plain rmsprop": ("mlp", F.cross_entropy, lambda p: torch.optim.RMSprop(p, lr=0.001), None, None),
    "smoothed": ("mlp", lambda x, t: F.cross_entropy(x, t, weight=ROOT, label_smoothing=0.1), lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9), 0.5, None),
    "binary": ("mlp", lambda x, t: F.binary_cross_entropy_with_logits(x, one_hot(t, 10)), lambda p: torch.optim.Adam(p, lr=0.003), None, "warm cosine"),
    "onecycle": ("signal", F.mse_loss, lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True), 0.3, "onecycle"),
    "huber": ("signal", lambda x, t: F.huber_loss(x, t, delta=0.2), lambda p: torch.optim.AdamW(p, lr=0.003, weight_decay=0.1), None, "step"),
    "mae": ("signal", F.l1_loss, lambda p: torch.optim.SGD(p, lr=0.02), None, "cosine"),
}


def decode(text, shape):
    import base64
    return torch.from_numpy(np.frombuffer(base64.b64decode(text), dtype="<f4").reshape(shape).copy())


def training(directory, name, loss_of, create, norm, scheduler):
    with open(f"{directory}/{name}.json") as file:
        spec = json.load(file)
    net = Net(spec)
    for tensor in spec["weights"]:
        value = decode(tensor["values"], tensor["shape"])
        if tensor["name"] in net.parameters:
            net.parameters[tensor["name"]].data = value
        else:
            net.buffers[tensor["name"]] = value
    x = decode(spec["inputs"], [-1, *spec["input"]])
    y = decode(spec["targets"], [-1])
    parameters = list(net.parameters.values())
    optimizer = create(parameters)
    rate = SCHEDULES[scheduler](optimizer, STEPS) if scheduler else None
    series = []
    for i in range(STEPS):
        rows = slice(i * BATCH, (i + 1) * BATCH)
        out = net.forward(torch.movedim(x[rows], -1, 1))
        loss = loss_of(out, y[rows].long()) if spec["target"] == "class" else loss_of(out[:, 0], y[rows])
        optimizer.zero_grad()
        loss.backward()
        if norm:
            torch.nn.utils.clip_grad_norm_(parameters, norm)
        optimizer.step()
        if rate:
            rate.step()
        series.append(float(f"{float(loss):.{PLACES}g}"))
    return series


def main(directory):
    torch.set_num_threads(1)
    result = dict(
        losses=losses(),
        schedules={name: schedule(name, 20) for name in SCHEDULES},
        trainings={name: dict(network=entry[0], losses=training(directory, *entry)) for name, entry in TRAININGS.items()})
    with open(f"{directory}/recipes.json", "w") as out:
        json.dump(result, out, indent=1)
        out.write("\n")


if __name__ == "__main__":
    main(sys.argv[1])
