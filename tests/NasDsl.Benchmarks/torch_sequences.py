#!/usr/bin/env python3
"""Samples per second of processor time in full training steps of the networks on sequences and quarter turns that the benchmarks time, in PyTorch: batch 64, cross-entropy, momentum 0.9, one thread.

usage: torch_sequences.py gru|lstm|attention|turns [SECONDS]      (needs torch)
"""
import statistics
import sys
import time

import torch
import torch.nn as nn
import torch.nn.functional as F


class Last(nn.Module):
    def __init__(self, kind):
        super().__init__()
        self.layer, self.end = getattr(nn, kind.upper())(16, 64, batch_first=True), nn.Linear(64, 10)

    def forward(self, x):
        return self.end(self.layer(x)[0][:, -1])


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.attention = nn.MultiheadAttention(32, 4, batch_first=True)
        self.maps = nn.Sequential(nn.Linear(32, 64), nn.ReLU(), nn.Linear(64, 32))

    def forward(self, x):
        x = x + self.attention(x, x, x, need_weights=False)[0]
        return x + self.maps(x)


class Transformer(nn.Module):
    def __init__(self):
        super().__init__()
        self.start, self.blocks, self.end = nn.Linear(16, 32), nn.Sequential(Block(), Block()), nn.Linear(32, 10)
        self.register_buffer("places", torch.rand(64, 32))

    def forward(self, x):
        return self.end(self.blocks(self.start(x) + self.places).mean(1))


class Turned(nn.Module):
    def __init__(self, fields, filters):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(filters, *fields, 3, 3) / 10)
        self.norm, self.has_fields = nn.BatchNorm2d(filters), len(fields) == 2

    def forward(self, x):
        w = torch.stack([torch.rot90(torch.roll(self.weight, turn, 2) if self.has_fields else self.weight, turn, (-2, -1)) for turn in range(4)], 1)
        y = F.conv2d(x, w.reshape(4 * w.shape[0], x.shape[1], 3, 3), padding=1)
        return F.relu(self.norm(y.reshape(y.shape[0], w.shape[0], -1, y.shape[3])).reshape(y.shape))


class Turns(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers, self.end = nn.Sequential(Turned((1,), 4), Turned((4, 4), 8), nn.MaxPool2d(2)), nn.Linear(8, 10)

    def forward(self, x):
        y = self.layers(x)
        return self.end(y.reshape(y.shape[0], 8, 4, *y.shape[2:]).amax(2).mean((2, 3)))


def main(name, seconds="2"):
    torch.set_num_threads(1)
    torch.manual_seed(0)
    model = {"attention": Transformer, "turns": Turns}.get(name, lambda: Last(name))()
    x = torch.rand(64, 1, 16, 16) if name == "turns" else torch.rand(64, 64, 16)
    y = torch.randint(10, (64,))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9, foreach=True)
    rates = []
    end = time.perf_counter() + float(seconds)
    while time.perf_counter() < end:
        start = time.process_time()
        for _ in range(10):
            optimizer.zero_grad(set_to_none=True)
            F.cross_entropy(model(x), y).backward()
            optimizer.step()
        rates.append(640 / (time.process_time() - start))
    print(f"{name} {statistics.median(rates[1:]):.0f} samples/s")


main(*sys.argv[1:])
