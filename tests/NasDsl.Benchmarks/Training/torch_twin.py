"""The networks of BenchmarkNetworks.cs in PyTorch, timed as the engine is: one thread, processor time, rows and classes at random.

usage: torch_twin.py train|latency NET [--sec S] [--fmt nchw|nhwc]
train: samples/s of whole steps (batch 64, cross-entropy, SGD with momentum 0.9), the median over windows.
latency: microseconds for one sample without gradients, the median over windows; the better of the module as it is and of a frozen trace.
At its best with OpenBLAS told the processor, channels last for images (nchw for N1 and N5) and tcmalloc preloaded; side_by_side.py runs it so."""
import argparse
import statistics
import time

import torch
import torch.nn as nn
import torch.nn.functional as F


def conv(inputs, outputs, kernel=3, stride=1, groups=1):
    return nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False)


def norm(inputs, outputs):
    return nn.Sequential(conv(inputs, outputs), nn.BatchNorm2d(outputs), nn.ReLU())


def signal(inputs, outputs, kernel):
    return nn.Sequential(nn.Conv1d(inputs, outputs, kernel, padding=kernel // 2, bias=False), nn.BatchNorm1d(outputs), nn.ReLU(), nn.MaxPool1d(2))


class Separable(nn.Module):
    def __init__(self, inputs, outputs):
        super().__init__()
        self.map = nn.Sequential(conv(inputs, inputs, groups=inputs), conv(inputs, outputs, 1), nn.BatchNorm2d(outputs), nn.ReLU())
        self.is_residual = inputs == outputs

    def forward(self, x):
        return self.map(x) + x if self.is_residual else self.map(x)


class Block(nn.Module):
    """The basic block of He et al., 2016, with a projection where the shape changes."""

    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.map = nn.Sequential(conv(inputs, outputs, 3, stride), nn.BatchNorm2d(outputs), nn.ReLU(), conv(outputs, outputs), nn.BatchNorm2d(outputs))
        self.shortcut = nn.Identity() if inputs == outputs else nn.Sequential(conv(inputs, outputs, 1, stride), nn.BatchNorm2d(outputs))

    def forward(self, x):
        return F.relu(self.map(x) + self.shortcut(x))


def images(*layers, features, classes=10):
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(features, classes))


NETS = {
    'N1': lambda: ((64,), 10, nn.Sequential(nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 10))),
    'N2': lambda: ((1, 28, 28), 10, images(norm(1, 16), nn.MaxPool2d(2), norm(16, 32), nn.MaxPool2d(2), features=32)),
    'N3': lambda: ((1, 28, 28), 10, images(norm(1, 16), Separable(16, 32), nn.MaxPool2d(2), Separable(32, 32), nn.MaxPool2d(2), Separable(32, 32), features=32)),
    'N4': lambda: ((3, 32, 32), 10, images(norm(3, 32), norm(32, 32), nn.MaxPool2d(2), norm(32, 64), norm(64, 64), nn.MaxPool2d(2), features=64)),
    'N5': lambda: ((1, 256), 5, nn.Sequential(signal(1, 16, 7), signal(16, 32, 5), nn.AdaptiveAvgPool1d(1), nn.Flatten(), nn.Linear(32, 5))),
    'resnet20': lambda: ((3, 32, 32), 10, images(
        norm(3, 16),
        *[Block(16, 16, 1) for _ in range(3)],
        Block(16, 32, 2), Block(32, 32, 1), Block(32, 32, 1),
        Block(32, 64, 2), Block(64, 64, 1), Block(64, 64, 1), features=64)),
}
BATCH = 64


def windows(step, seconds):
    """Seconds of processor time for one call, by windows of about 0.2 seconds."""
    for _ in range(10):
        step()
    start, calls = time.process_time(), 0
    while time.process_time() - start < 0.2:
        step()
        calls += 1
    times, end = [], time.perf_counter() + seconds
    while len(times) < 3 or time.perf_counter() < end:
        start = time.process_time()
        for _ in range(calls):
            step()
        times.append((time.process_time() - start) / calls)
    return statistics.median(times)


def train(shape, classes, module, arguments):
    rows, targets = torch.rand(1600, *shape), torch.randint(0, classes, (1600,))
    layout = torch.channels_last if arguments.fmt == 'nhwc' and len(shape) == 3 else torch.contiguous_format
    module = module.to(memory_format=layout).train()
    batches = [(x.contiguous(memory_format=layout), y) for x, y in zip(rows.split(BATCH), targets.split(BATCH))]
    optimizer = torch.optim.SGD(module.parameters(), lr=0.01, momentum=0.9, foreach=False)
    count = 0

    def step():
        nonlocal count
        x, y = batches[count % len(batches)]
        count += 1
        optimizer.zero_grad(set_to_none=True)
        F.cross_entropy(module(x), y).backward()
        optimizer.step()

    return BATCH / windows(step, arguments.sec)


def latency(shape, module, arguments):
    x, module = torch.rand(1, *shape), module.eval()
    with torch.no_grad():
        frozen = torch.jit.freeze(torch.jit.trace(module, x))
        return 1e6 * min(windows(lambda: module(x), arguments.sec), windows(lambda: frozen(x), arguments.sec))


if __name__ == '__main__':
    parser = argparse.ArgumentParser()
    parser.add_argument('what', choices=['train', 'latency'])
    parser.add_argument('net', choices=list(NETS))
    parser.add_argument('--sec', type=float, default=1)
    parser.add_argument('--fmt', default='nhwc')
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    shape, classes, module = NETS[arguments.net]()
    print(f'{train(shape, classes, module, arguments):.1f}' if arguments.what == 'train' else f'{latency(shape, module, arguments):.2f}')
