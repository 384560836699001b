#!/usr/bin/env python3
"""Outputs and all gradients of single operations, computed with PyTorch in double precision, as test data for the managed engine.

usage: make_operations.py OUTPUT_DIRECTORY [OPERATION ...]      (needs torch and numpy)

Writes one JSON file per operation: for each case its inputs and weights, its output in training and in inference, a gradient of the output, and the gradients of inputs and weights in training.
Inputs are channels-innermost; numbers are little-endian float32 in base64. A case is a line of CASES: operation | batch | shapes of the inputs | arguments, as the tests write them.
"""
import base64
import json
import sys

import numpy as np
import torch

from torch_operations import OPERATIONS, Context

CASES = """
conv          | 2 | 5x5x3             | filters=4 kernel=3
conv          | 2 | 6x4x3             | filters=9 kernel=3 stride=2
conv          | 1 | 5x6x2             | filters=5 kernel=4 padding=valid bias=false
conv          | 2 | 4x4x16            | filters=16 kernel=3
conv          | 2 | 11x3              | filters=6 kernel=5
conv          | 2 | 13x8              | filters=9 kernel=5
conv          | 2 | 8x16              | filters=17 kernel=3 bias=false
conv          | 2 | 7x6x3             | filters=5 kernel=3 dilation=2
conv          | 2 | 6x5x8             | filters=12 kernel=3 groups=4 stride=2
conv          | 2 | 9x6               | filters=6 kernel=3 groups=6 dilation=2 padding=valid
depthwise     | 2 | 9x8x3             | kernel=3 dilation=3
convtranspose | 2 | 3x4x5             | filters=4
convtranspose | 2 | 4x3x3             | filters=9 kernel=3 padding=valid bias=false
convtranspose | 2 | 3x4x3             | filters=5 kernel=5 stride=2
convtranspose | 2 | 6x3               | filters=4 kernel=2 stride=3
depthwise     | 2 | 5x5x3             | kernel=3
depthwise     | 2 | 6x5x9             | kernel=4 stride=2
depthwise     | 2 | 11x5              | kernel=3 padding=valid bias=false
pointwise     | 2 | 4x3x5             | filters=7
pointwise     | 2 | 9x3               | filters=4 stride=2 bias=false
linear        | 5 | 17                | units=10
linear        | 3 | 9                 | units=33 bias=false
batchnorm     | 3 | 3x4x5             |
batchnorm     | 7 | 17                |
layernorm     | 3 | 3x4x5             |
layernorm     | 5 | 17                |
groupnorm     | 3 | 3x4x6             | groups=3
groupnorm     | 2 | 9x8               | groups=1
groupnorm     | 3 | 16                | groups=4
softmax       | 3 | 3x3x5             |
softmax       | 4 | 17                |
leaky         | 3 | 3x3x5             |
leaky         | 3 | 9x5               | slope=0.2
hardswish     | 5 | 3x3x5             |
squeezeexcite | 3 | 4x3x8             |
squeezeexcite | 2 | 9x5               | reduction=2
relu          | 3 | 3x3x5             |
gelu          | 3 | 3x3x5             |
tanh          | 3 | 3x3x5             |
sigmoid       | 3 | 3x3x5             |
silu          | 3 | 3x3x5             |
maxpool       | 2 | 5x6x3             |
maxpool       | 2 | 7x6x3             | kernel=3 stride=2
maxpool       | 2 | 9x5               | kernel=3 stride=1 padding=valid
avgpool       | 2 | 5x6x3             |
avgpool       | 2 | 7x6x3             | kernel=3 stride=2
avgpool       | 2 | 9x5               | kernel=3 stride=1 padding=valid
adaptivemaxpool | 2 | 5x7x3           | size=3
adaptivemaxpool | 2 | 9x5             | size=4
adaptiveavgpool | 2 | 5x7x3           | size=3
adaptiveavgpool | 2 | 9x5             | size=4
adaptiveavgpool | 2 | 2x3x3           | size=4
globalmaxpool | 3 | 4x5x3             |
globalmaxpool | 2 | 9x8               |
upsample      | 2 | 3x4x3             |
upsample      | 2 | 5x4               | factor=3
upsample      | 2 | 3x4x3             | mode=bilinear
upsample      | 2 | 5x4               | factor=3 mode=bilinear
globalavgpool | 3 | 4x5x3             |
globalavgpool | 2 | 9x8               |
dropout       | 3 | 3x3x5             | rate=0
dropout       | 3 | 3x3x5             | rate=0.4
flatten       | 3 | 3x4x5             |
identity      | 3 | 3x3x5             |
zero          | 3 | 3x3x5             |
reshape       | 2 | 4x6x5             | length=12
reshape       | 2 | 24                | height=2 width=4 channels=3
mul           | 3 | 3x3x5 3x3x5 3x3x5 |
add           | 3 | 3x3x5 3x3x5 3x3x5 |
concat        | 3 | 3x3x5 3x3x8       |
mix           | 2 | 4x3x9 4x3x3 4x3x9 |
slice         | 2 | 7x9               | channels=5
embedding     | 3 | tokens(6,5)       | size=9
positional    | 2 | 9x5               |
positional    | 1 | 40x16             |
attention     | 3 | 7x12              | heads=3
attention     | 2 | 17x16             | heads=1 bias=false
attention     | 1 | 1x5               | heads=5
gru           | 3 | 6x5               | units=7
gru           | 2 | 9x17              | units=8 sequence=true
gru           | 2 | 4x3               | units=9 sequence=true bias=false
lstm          | 3 | 6x5               | units=7
lstm          | 2 | 9x17              | units=8 sequence=true
lstm          | 2 | 4x3               | units=9 bias=false
c4lift        | 2 | 5x6x3             | filters=3
c4lift        | 2 | 5x5x2             | filters=2 kernel=2 padding=valid bias=false
c4conv        | 2 | 5x6x8             | filters=3
c4conv        | 1 | 7x7x4             | filters=2 kernel=5 padding=valid bias=false
c4norm        | 3 | 3x4x8             |
c4pool        | 2 | 3x4x12            |
"""


def parse(text):
    """A number, a truth value or a word."""
    if text in ("true", "false"):
        return text == "true"
    try:
        return int(text) if text.lstrip("-").isdigit() else float(text)
    except ValueError:
        return text


def encode(tensor):
    return base64.b64encode(np.ascontiguousarray(tensor.detach().numpy(), dtype="<f4").tobytes()).decode()


def inside(x):
    """Channels innermost, as the engine has them."""
    return torch.movedim(x, 1, -1)


def compute(name, batch, shapes, arguments):
    generator = torch.Generator().manual_seed(7)

    def draw(*size):
        return (torch.rand(*size, generator=generator) * 4 - 2).double()

    def draw_input(shape):
        if shape.startswith("tokens("):
            length, vocabulary = map(int, shape[7:-1].split(","))
            context.vocabulary = vocabulary
            return torch.randint(vocabulary, (batch, length, 1), generator=generator).double()
        return draw(batch, *map(int, shape.split("x")))

    context = Context(name, generator, torch.float64)
    given = dict(pair.split("=") for pair in arguments.split())
    given = {argument: parse(text) for argument, text in given.items()}
    inputs = [draw_input(shape) for shape in shapes.split()]
    outer = [torch.movedim(x, -1, 1).detach().requires_grad_() for x in inputs]
    case = dict(batch=batch, inputs=shapes, arguments=arguments)

    context.training = False
    OPERATIONS[name](context, given, *outer)
    for part, buffer in context.buffers.items():
        buffer.copy_(torch.rand(buffer.shape, generator=generator) + (0.5 if part.endswith("var") else -0.5))
    case["answer"] = encode(inside(OPERATIONS[name](context, given, *outer)))
    case["values"] = [encode(x) for x in inputs]
    case["weights"] = {part: encode(values) for part, values in {**context.parameters, **context.buffers}.items()}

    # What is dropped in training is the engine's own matter.
    if not (name == "dropout" and given["rate"] > 0):
        context.training = True
        output = OPERATIONS[name](context, given, *outer)
        gradient = draw(*inside(output).shape)
        output.backward(torch.movedim(gradient, -1, 1))
        case["output"] = encode(inside(output))
        case["outputGradient"] = encode(gradient)
        case["inputGradients"] = [encode(inside(torch.zeros_like(x) if x.grad is None else x.grad)) for x in outer]
        case["weightGradients"] = {part: encode(values.grad) for part, values in context.parameters.items()}
    return case


def main(directory, *names):
    torch.set_num_threads(1)
    files = {}
    for line in CASES.strip().splitlines():
        name, batch, shapes, arguments = [field.strip() for field in line.split("|")]
        if not names or name in names:
            files.setdefault(name, []).append(compute(name, int(batch), shapes, arguments))
    for name, cases in files.items():
        with open(f"{directory}/{name}.json", "w") as out:
            json.dump(cases, out, indent=1)
            out.write("\n")


main(*sys.argv[1:])
