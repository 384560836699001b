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
    "mlp": dict(input=[8, 8, 1], target="class", outputs=10, nodes=[
        op("flatten"), op("linear", units=64), op("tanh"), op("linear", units=32, bias=False), op("batchnorm"), op("relu"), op("linear", units=10)]),
}


def pads(sizes, kernel, stride, padding):
    """Before and after, per axis: ONNX SAME_LOWER, or nothing."""
    result = []
    for size in sizes:
        if padding == "valid":
            result.append((0, 0))
            continue
        total = max(0, (-(-size // stride) - 1) * stride + kernel - size)
        result.append(((total + 1) // 2, total // 2))
    return result


def padded(x, kernel, stride, padding, value=0.0):
    flat = [n for pair in reversed(pads(x.shape[2:], kernel, stride, padding)) for n in pair]
    return F.pad(x, flat, value=value)


class Net:
    """Runs the operations; x is batch x channels x places."""

    def __init__(self, spec):
        self.spec, self.parameters, self.buffers = spec, {}, {}
        generator = torch.Generator().manual_seed(5)
        shape = tuple(spec["input"])
        x = torch.zeros(2, shape[-1], *shape[:-1])
        self.create = lambda name, *size, scale: self.parameters.setdefault(
            name, ((torch.rand(*size, generator=generator) * 2 - 1) * scale).requires_grad_())
        self.order = []
        self.forward(x)

    def weight(self, name, *size, scale=None, around=0.0):
        if name not in self.parameters:
            fan = int(np.prod(size[1:])) if len(size) > 1 else 4
            self.create(name, *size, scale=scale or (3.0 / fan) ** 0.5)
            self.parameters[name].data.add_(around)
            self.order.append(name)
        return self.parameters[name]

    def forward(self, x):
        outputs = [x]
        for number, node in enumerate(self.spec["nodes"], 1):
            inputs = [outputs[i] for i in (node["inputs"] or [number - 1])]
            outputs.append(self.apply(number, node["operation"], node["arguments"], *inputs))
        return outputs[-1]

    def apply(self, number, name, a, x, *others):
        prefix = f"{number}.{name}."
        one = x.dim() == 3
        conv = F.conv1d if one else F.conv2d
        if name in ("conv", "depthwise", "pointwise"):
            kernel, stride = a.get("kernel", 1 if name == "pointwise" else 3), a.get("stride", 1)
            groups = x.shape[1] if name == "depthwise" else 1
            filters = x.shape[1] if name == "depthwise" else a["filters"]
            w = self.weight(prefix + "weight", filters, x.shape[1] // groups, *([kernel] * (x.dim() - 2)))
            b = self.weight(prefix + "bias", filters, scale=0.1) if a.get("bias", True) else None
            return conv(padded(x, kernel, stride, a.get("padding", "same")), w, b, stride=stride, groups=groups)
        if name == "linear":
            w = self.weight(prefix + "weight", a["units"], x.shape[1])
            return F.linear(x, w, self.weight(prefix + "bias", a["units"], scale=0.1) if a.get("bias", True) else None)
        if name == "batchnorm":
            w = self.weight(prefix + "weight", x.shape[1], scale=0.2, around=1.0)
            b = self.weight(prefix + "bias", x.shape[1], scale=0.2)
            for part, value in (("running_mean", 0.0), ("running_var", 1.0)):
                if prefix + part not in self.buffers:
                    self.buffers[prefix + part] = torch.full((x.shape[1],), value)
                    self.order.append(prefix + part)
            return F.batch_norm(x, self.buffers[prefix + "running_mean"], self.buffers[prefix + "running_var"], w, b, training=True)
        if name in ("maxpool", "avgpool"):
            kernel = a.get("kernel", 2)
            stride = a.get("stride", 0) or kernel
            if name == "maxpool":
                return (F.max_pool1d if one else F.max_pool2d)(padded(x, kernel, stride, "same", float("-inf")), kernel, stride)
            pool = F.avg_pool1d if one else F.avg_pool2d
            return pool(padded(x, kernel, stride, "same"), kernel, stride) / pool(padded(torch.ones_like(x), kernel, stride, "same"), kernel, stride)
        if name == "globalavgpool":
            return x.flatten(2).mean(2)
        if name == "flatten":
            return torch.movedim(x, 1, -1).flatten(1)
        if name == "add":
            return x + others[0]
        if name == "concat":
            return torch.cat([x, *others], 1)
        return {"relu": F.relu, "gelu": F.gelu, "silu": F.silu, "tanh": torch.tanh, "sigmoid": torch.sigmoid,
                "identity": lambda v: v, "dropout": lambda v: v}[name](x)


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
                values = {**net.parameters, **net.buffers}
                for buffer in net.buffers:
                    values[buffer] = torch.ones_like(values[buffer]) if buffer.endswith("var") else torch.zeros_like(values[buffer])
                file["weights"] = [dict(name=n, shape=list(values[n].shape), values=encode(values[n].detach().numpy())) for n in net.order]
            steps = create(list(net.parameters.values()))
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
