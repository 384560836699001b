"""Candidates of CandidateBenchmark.cs in plain PyTorch, one after another: each begins with fresh weights, trains on all rows for some epochs and answers for those of validation.

usage: torch_candidates.py NET [--epochs 5]
For each number that is read from the input, trains so many candidates, and prints what they took: seconds of processor time, and of wall time.
The rows stay on the device, as the engine keeps them; batches are taken by an order drawn for each epoch."""
import argparse
import sys
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

from torch_twin import BATCH, NETS, conv, images, norm


def digits(filters, layers):
    widths = [1] + [filters] * (layers + 1)
    return (1, 8, 8), 10, images(*[norm(inputs, outputs) for inputs, outputs in zip(widths, widths[1:])], nn.MaxPool2d(2), features=filters)


def active(inputs, outputs, activation):
    return nn.Sequential(conv(inputs, outputs), nn.BatchNorm2d(outputs), activation)


NETS |= {
    'conv16': lambda: digits(16, 2),
    'deep': lambda: ((1, 8, 8), 10, nn.Sequential(
        active(1, 16, nn.GELU()), active(16, 32, nn.ReLU()), nn.MaxPool2d(2), active(32, 32, nn.Tanh()), active(32, 32, nn.ReLU()),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(0.1), nn.Linear(32, 10))),
}
ROWS, ANSWERS = 1600, 400


def train(net, rows, targets, answers, epochs, device):
    module = NETS[net]()[2].to(device)
    optimizer = torch.optim.SGD(module.parameters(), lr=0.01, momentum=0.9)
    for _ in range(epochs):
        module.train()
        order = torch.randperm(ROWS).to(device)
        total = torch.zeros((), device=device)
        for batch in order.split(BATCH):
            optimizer.zero_grad(set_to_none=True)
            loss = F.cross_entropy(module(rows[batch]), targets[batch])
            loss.backward()
            optimizer.step()
            total += loss.detach() * len(batch)
        total.item()
    module.eval()
    with torch.no_grad():
        module(answers).cpu()


if __name__ == '__main__':
    parser = argparse.ArgumentParser()
    parser.add_argument('net', choices=list(NETS))
    parser.add_argument('--epochs', type=int, default=5)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    device = torch.device('cuda' if torch.cuda.is_available() else 'cpu')
    shape, classes, _ = NETS[arguments.net]()
    rows, targets, answers = torch.rand(ROWS, *shape, device=device), torch.randint(0, classes, (ROWS,), device=device), torch.rand(ANSWERS, *shape, device=device)
    train(arguments.net, rows, targets, answers, 1, device)
    print(f'PyTorch {torch.__version__} on {device}', flush=True)
    for line in sys.stdin:
        processor, wall = time.process_time(), time.perf_counter()
        for _ in range(int(line)):
            train(arguments.net, rows, targets, answers, arguments.epochs, device)
        print(time.process_time() - processor, time.perf_counter() - wall, flush=True)
