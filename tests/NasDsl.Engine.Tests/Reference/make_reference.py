#!/usr/bin/env python3
"""Ten-step losses of small networks, computed with PyTorch, as test data for the managed engine.

usage: make_reference.py OUTPUT_DIRECTORY      (needs torch, numpy and scikit-learn)

Writes one JSON file per network: its operations in the terms of the language, ten batches of inputs and targets, the initial weights, and the losses of ten steps with each optimiser. Inputs are
channels-innermost; numbers are little-endian float32 in base64. Weights carry the engine's names, NODE.OPERATION.PART, in the order of the nodes.
"""
import base64
import json
import sys

import numpy as np
import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits

from torch_operations import OPERATIONS, Context

STEPS, BATCH = 10, 16
OPTIMIZERS = {
    "sgd": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9),
    "nesterov": lambda p: torch.optim.SGD(p, lr=0.02, momentum=0.9, nesterov=True, weight_decay=0.01),
    "adam": lambda p: torch.optim.Adam(p, lr=0.003, weight_decay=0.01),
    "adamw": lambda p: torch.optim.AdamW(p, lr=0.003, weight_decay=0.1),
}


def op(name, inputs=None, **arguments):
    return {"operation": name, "inputs": inputs, "arguments": arguments}


# In mlp the linear map before the batchnorm gets nothing that is constant over a batch (no offset, no unit that is always active): the gradient of such weights is 0 but for rounding, and AdamW
# makes full steps of rounding errors (PyTorch's own single and double precision then part by 5e-5 in ten steps).
NETWORKS = {
    "residual": dict(input=[8, 8, 1], target="class", outputs=10, nodes=[
        op("conv", filters=8, kernel=3), op("batchnorm"), op("relu"),
        op("conv", filters=8, kernel=3, bias=False), op("gelu"), op("add", [3, 5]),
        op("maxpool", kernel=2), op("depthwise", kernel=3), op("pointwise", filters=16), op("batchnorm"), op("tanh"),
        op("globalavgpool"), op("dropout", rate=0), op("linear", units=10)]),
    "wide": dict(input=[8, 8, 1], target="class", outputs=10, nodes=[
        op("conv", filters=16, kernel=3, bias=False), op("batchnorm"), op("relu"),
        op("conv", filters=24, kernel=3, bias=False), op("batchnorm"), op("relu"), op("maxpool", kernel=2),
        op("conv", filters=16, kernel=3), op("tanh"), op("globalavgpool"), op("linear", units=10)]),
    "branches": dict(input=[8, 8, 1], target="class", outputs=10, nodes=[
        op("conv", filters=5, kernel=5, stride=2), op("silu"),
        op("avgpool", [2], kernel=3, stride=1), op("conv", [2], filters=4, kernel=2), op("maxpool", kernel=3, stride=1),
        op("concat", [3, 5]), op("pointwise", filters=17, stride=2), op("sigmoid"),
        op("conv", filters=9, kernel=2, padding="valid"), op("identity"), op("flatten"), op("linear", units=33, bias=False), op("gelu"), op("linear", units=10)]),
    "signal": dict(input=[32, 3], target="number", outputs=1, nodes=[
        op("conv", filters=7, kernel=5), op("batchnorm"), op("relu"), op("depthwise", kernel=4), op("pointwise", filters=12, stride=2),
        op("maxpool", kernel=2), op("batchnorm"), op("silu"), op("avgpool", kernel=3, stride=3), op("flatten"), op("linear", units=1)]),
    "layers": dict(input=[8, 8, 1], target="class", outputs=10, nodes=[
        op("conv", filters=12, kernel=3, dilation=2), op("groupnorm", groups=3), op("leaky", slope=0.1),
        op("conv", filters=16, kernel=3, groups=2, bias=False), op("batchnorm"), op("hardswish"), op("squeezeexcite"), op("maxpool"),
        op("convtranspose", filters=9, kernel=3), op("layernorm"), op("pointwise", [10], filters=9), op("sigmoid"), op("mul", [10, 12]),
        op("adaptiveavgpool", size=3), op("upsample", mode="bilinear"), op("reshape", length=18), op("conv", filters=8, kernel=3), op("softmax"),
        op("adaptivemaxpool", size=6), op("flatten"), op("linear", units=10)]),
    "mlp": dict(input=[8, 8, 1], target="class", outputs=10, nodes=[
        op("flatten"), op("linear", units=64), op("tanh"), op("linear", units=32, bias=False), op("batchnorm"), op("relu"), op("linear", units=10)]),
}


class Net:
    """Runs the operations; x is batch x channels x places."""

    def __init__(self, spec):
        self.nodes = spec["nodes"]
        generator = torch.Generator().manual_seed(5)
        self.contexts = [Context(node["operation"], generator) for node in self.nodes]
        shape = tuple(spec["input"])
        self.forward(torch.zeros(2, shape[-1], *shape[:-1]))

    def forward(self, x):
        outputs = [x]
        for number, (node, context) in enumerate(zip(self.nodes, self.contexts), 1):
            inputs = [outputs[i] for i in (node["inputs"] or [number - 1])]
            outputs.append(OPERATIONS[node["operation"]](context, node["arguments"], *inputs))
        return outputs[-1]

    def parameters(self):
        return [parameter for context in self.contexts for parameter in context.parameters.values()]

    def weights(self):
        """Name and values of all weights in the order of the nodes, with fresh running statistics."""
        for number, context in enumerate(self.contexts, 1):
            for part in context.order:
                values = context.parameters.get(part)
                if values is None:
                    values = torch.full_like(context.buffers[part], 1.0 if part.endswith("var") else 0.0)
                yield f"{number}.{context.name}.{part}", values.detach()


def data(name, spec):
    if spec["target"] == "class":
        digits = load_digits()
        return (digits.data[:STEPS * BATCH] / 16).astype(np.float32).reshape(-1, *spec["input"]), digits.target[:STEPS * BATCH].astype(np.float32)
    random = np.random.RandomState(4)
    t = np.arange(spec["input"][0])[None, :, None]
    frequency = random.rand(STEPS * BATCH, 1, 1)
    x = np.sin(frequency * t * np.array([0.3, 0.7, 1.1])) + 0.1 * random.randn(STEPS * BATCH, *spec["input"])
    return x.astype(np.float32), (2 * frequency[:, 0, 0] - 1).astype(np.float32)


def encode(array):
    return base64.b64encode(np.ascontiguousarray(array, dtype="<f4").tobytes()).decode()


def main(directory):
    torch.set_num_threads(1)
    for name, spec in NETWORKS.items():
        x, y = data(name, spec)
        file = dict(spec, batch=BATCH, inputs=encode(x), targets=encode(y), losses={})
        for optimizer, create in OPTIMIZERS.items():
            net = Net(spec)
            if "weights" not in file:
                file["weights"] = [dict(name=name, shape=list(values.shape), values=encode(values.numpy())) for name, values in net.weights()]
            steps = create(net.parameters())
            losses = []
            for i in range(STEPS):
                rows = slice(i * BATCH, (i + 1) * BATCH)
                out = net.forward(torch.from_numpy(np.moveaxis(x[rows], -1, 1).copy()))
                target = torch.from_numpy(y[rows])
                loss = F.cross_entropy(out, target.long()) if spec["target"] == "class" else F.mse_loss(out[:, 0], target)
                steps.zero_grad()
                loss.backward()
                steps.step()
                losses.append(float(loss))
            file["losses"][optimizer] = losses
            print(name, optimizer, [round(v, 5) for v in losses])
        with open(f"{directory}/{name}.json", "w") as out:
            json.dump(file, out, indent=1)
            out.write("\n")


if __name__ == "__main__":
    main(sys.argv[1])
