"""The operations of the language in PyTorch, for the scripts that write test data.

An operation is a function of its context (weights by name, whether it trains), its arguments as a dictionary, and its inputs: batch x channels x places, or batch x numbers for a vector.
"""
import numpy as np
import torch
import torch.nn.functional as F

OPERATIONS = {}


def operation(*names):
    def register(function):
        OPERATIONS.update({name: function for name in names})
        return function
    return register


class Context:
    """The weights of one node. They are drawn when they are first asked for, and are the same ever after."""

    def __init__(self, name, generator, dtype=torch.float32):
        self.name, self.generator, self.dtype, self.training = name, generator, dtype, True
        self.parameters, self.buffers, self.order = {}, {}, []

    def weight(self, part, *size, scale=None, around=0.0):
        if part not in self.parameters:
            fan = int(np.prod(size[1:])) if len(size) > 1 else 4
            drawn = (torch.rand(*size, generator=self.generator) * 2 - 1) * (scale or (3.0 / fan) ** 0.5)
            drawn.add_(around)
            self.parameters[part] = drawn.to(self.dtype).requires_grad_()
            self.order.append(part)
        return self.parameters[part]

    def bias(self, a, size):
        return self.weight("bias", size, scale=0.1) if a.get("bias", True) else None

    def buffer(self, part, size, value):
        if part not in self.buffers:
            self.buffers[part] = torch.full((size,), value, dtype=self.dtype)
            self.order.append(part)
        return self.buffers[part]


def is_signal(x):
    return x.dim() == 3


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


@operation("conv", "depthwise", "pointwise")
def conv(context, a, x):
    kernel, stride = a.get("kernel", 1 if context.name == "pointwise" else 3), a.get("stride", 1)
    groups, dilation = x.shape[1] if context.name == "depthwise" else a.get("groups", 1), a.get("dilation", 1)
    filters = x.shape[1] if context.name == "depthwise" else a["filters"]
    w = context.weight("weight", filters, x.shape[1] // groups, *([kernel] * (x.dim() - 2)))
    function = F.conv1d if is_signal(x) else F.conv2d
    reach = (kernel - 1) * dilation + 1
    return function(padded(x, reach, stride, a.get("padding", "same")), w, context.bias(a, filters), stride=stride, groups=groups, dilation=dilation)


@operation("convtranspose")
def convtranspose(context, a, x):
    """same: of the whole windows, stride times the size, without what padding would have put before and after."""
    kernel, stride = a.get("kernel", 2), a.get("stride", 2)
    w = context.weight("weight", x.shape[1], a["filters"], *([kernel] * (x.dim() - 2)))
    y = (F.conv_transpose1d if is_signal(x) else F.conv_transpose2d)(x, w, stride=stride)
    if a.get("padding", "same") == "same":
        y = F.pad(y, [0, max(0, stride - kernel)] * (x.dim() - 2))
        before = (max(0, kernel - stride) + 1) // 2
        for axis in range(2, x.dim()):
            y = y.narrow(axis, before, x.shape[axis] * stride)
    b = context.bias(a, a["filters"])
    return y if b is None else y + b.view(1, -1, *([1] * (x.dim() - 2)))


@operation("linear")
def linear(context, a, x):
    return F.linear(x, context.weight("weight", a["units"], x.shape[1]), context.bias(a, a["units"]))


@operation("batchnorm")
def batchnorm(context, a, x):
    w = context.weight("weight", x.shape[1], scale=0.2, around=1.0)
    b = context.weight("bias", x.shape[1], scale=0.2)
    mean, variance = context.buffer("running_mean", x.shape[1], 0.0), context.buffer("running_var", x.shape[1], 1.0)
    return F.batch_norm(x, mean, variance, w, b, training=context.training)


@operation("layernorm")
def layernorm(context, a, x):
    w = context.weight("weight", x.shape[1], scale=0.2, around=1.0)
    b = context.weight("bias", x.shape[1], scale=0.2)
    return torch.movedim(F.layer_norm(torch.movedim(x, 1, -1), [x.shape[1]], w, b), -1, 1)


@operation("groupnorm")
def groupnorm(context, a, x):
    w = context.weight("weight", x.shape[1], scale=0.2, around=1.0)
    return F.group_norm(x, a["groups"], w, context.weight("bias", x.shape[1], scale=0.2))


@operation("squeezeexcite")
def squeezeexcite(context, a, x):
    channels = x.shape[1]
    hidden = max(1, channels // a.get("reduction", 4))
    first = F.linear(x.flatten(2).mean(2), context.weight("fc1.weight", hidden, channels), context.weight("fc1.bias", hidden, scale=0.5))
    gate = torch.sigmoid(F.linear(F.relu(first), context.weight("fc2.weight", channels, hidden), context.weight("fc2.bias", channels, scale=0.5)))
    return x * gate.view(*gate.shape, *([1] * (x.dim() - 2)))


@operation("maxpool")
def maxpool(context, a, x):
    kernel = a.get("kernel", 2)
    stride = a.get("stride", 0) or kernel
    return (F.max_pool1d if is_signal(x) else F.max_pool2d)(padded(x, kernel, stride, a.get("padding", "same"), float("-inf")), kernel, stride)


@operation("avgpool")
def avgpool(context, a, x):
    kernel = a.get("kernel", 2)
    stride = a.get("stride", 0) or kernel
    pool = F.avg_pool1d if is_signal(x) else F.avg_pool2d
    cells = [pool(padded(one, kernel, stride, a.get("padding", "same")), kernel, stride) for one in (x, torch.ones_like(x))]
    return cells[0] / cells[1]


@operation("globalavgpool")
def globalavgpool(context, a, x):
    return x.flatten(2).mean(2)


@operation("globalmaxpool")
def globalmaxpool(context, a, x):
    return x.flatten(2).max(2).values


@operation("adaptivemaxpool")
def adaptivemaxpool(context, a, x):
    return (F.adaptive_max_pool1d if is_signal(x) else F.adaptive_max_pool2d)(x, a["size"])


@operation("adaptiveavgpool")
def adaptiveavgpool(context, a, x):
    return (F.adaptive_avg_pool1d if is_signal(x) else F.adaptive_avg_pool2d)(x, a["size"])


@operation("upsample")
def upsample(context, a, x):
    if a.get("mode", "nearest") == "nearest":
        return F.interpolate(x, scale_factor=a.get("factor", 2), mode="nearest")
    return F.interpolate(x, scale_factor=a.get("factor", 2), mode="linear" if is_signal(x) else "bilinear", align_corners=False)


@operation("dropout")
def dropout(context, a, x):
    if context.training and a.get("rate", 0.5) > 0:
        raise ValueError("what is dropped in training is not a matter of PyTorch")
    return x


@operation("flatten")
def flatten(context, a, x):
    return torch.movedim(x, 1, -1).flatten(1)


@operation("reshape")
def reshape(context, a, x):
    places = [a["height"], a["width"]] if "height" in a else [a["length"]]
    return torch.movedim(torch.movedim(x, 1, -1).reshape(x.shape[0], *places, -1), -1, 1)


@operation("mul")
def mul(context, a, *inputs):
    product = inputs[0]
    for x in inputs[1:]:
        product = product * x
    return product


@operation("add")
def add(context, a, *inputs):
    return sum(inputs[1:], inputs[0])


@operation("concat")
def concat(context, a, *inputs):
    return torch.cat(inputs, 1)


@operation("mix")
def mix(context, a, *inputs):
    w = context.weight("weight", len(inputs), scale=1.0)
    channels = max(x.shape[1] for x in inputs)
    wide = [torch.cat([x, x.new_zeros(x.shape[0], channels - x.shape[1], *x.shape[2:])], 1) for x in inputs]
    return sum(w[i] * x for i, x in enumerate(wide))


@operation("slice")
def first_channels(context, a, x):
    return x[:, :a["channels"]]


@operation("embedding")
def embedding(context, a, x):
    w = context.weight("weight", context.vocabulary, a["size"], scale=1.0)
    return torch.movedim(F.embedding(x[:, 0].long(), w), -1, 1)


@operation("positional")
def positional(context, a, x):
    channels, length = x.shape[1:]
    i = torch.arange(channels, dtype=torch.float64)
    angles = torch.arange(length, dtype=torch.float64) / 10_000 ** ((i - i % 2) / channels).unsqueeze(1)
    return x + torch.where(i.unsqueeze(1) % 2 == 0, angles.sin(), angles.cos()).to(x.dtype)


@operation("attention")
def attention(context, a, x):
    size, hasBias = x.shape[1], a.get("bias", True)
    places = x.permute(2, 0, 1)
    w = context.weight("in_proj_weight", 3 * size, size)
    out = context.weight("out_proj.weight", size, size)
    b = context.weight("in_proj_bias", 3 * size, scale=0.1) if hasBias else None
    c = context.weight("out_proj.bias", size, scale=0.1) if hasBias else None
    y, _ = F.multi_head_attention_forward(
        places, places, places, size, a["heads"], w, b, None, None, False, 0.0, out, c, training=context.training, need_weights=False)
    return y.permute(1, 2, 0)


@operation("gru", "lstm")
def recurrent(context, a, x):
    units, hasBias = a["units"], a.get("bias", True)
    gates = (3 if context.name == "gru" else 4) * units
    weights = [context.weight("weight_ih_l0", gates, x.shape[1]), context.weight("weight_hh_l0", gates, units)]
    weights += [context.weight(part, gates, scale=0.1) for part in ("bias_ih_l0", "bias_hh_l0") if hasBias]
    zeros = x.new_zeros(1, x.shape[0], units)
    first = zeros if context.name == "gru" else (zeros, zeros)
    function = torch._VF.gru if context.name == "gru" else torch._VF.lstm
    states = function(x.movedim(1, -1), first, weights, hasBias, 1, 0.0, context.training, False, True)[0]
    return states.movedim(-1, 1) if a.get("sequence", False) else states[:, -1]


@operation("c4lift", "c4conv")
def c4conv(context, a, x):
    filters, kernel, hasFields = a["filters"], a.get("kernel", 3), context.name == "c4conv"
    sizes = (x.shape[1] // 4, 4) if hasFields else (x.shape[1],)
    w = context.weight("weight", filters, *sizes, kernel, kernel)
    turned = [torch.rot90(torch.roll(w, turn, 2) if hasFields else w, turn, (-2, -1)) for turn in range(4)]
    w = torch.stack(turned, 1).reshape(4 * filters, x.shape[1], kernel, kernel)
    b = context.bias(a, filters)
    return F.conv2d(padded(x, kernel, 1, a.get("padding", "same")), w, None if b is None else b.repeat_interleave(4))


@operation("c4norm")
def c4norm(context, a, x):
    fields = x.reshape(x.shape[0], x.shape[1] // 4, -1)
    return batchnorm(context, a, fields).reshape(x.shape)


@operation("c4pool")
def c4pool(context, a, x):
    return x.reshape(x.shape[0], x.shape[1] // 4, 4, *x.shape[2:]).amax(2)


OPERATIONS.update({
    "relu": lambda context, a, x: F.relu(x),
    "leaky": lambda context, a, x: F.leaky_relu(x, a.get("slope", 0.01)),
    "hardswish": lambda context, a, x: F.hardswish(x),
    "softmax": lambda context, a, x: F.softmax(x, 1),
    "gelu": lambda context, a, x: F.gelu(x),
    "silu": lambda context, a, x: F.silu(x),
    "tanh": lambda context, a, x: torch.tanh(x),
    "sigmoid": lambda context, a, x: torch.sigmoid(x),
    "identity": lambda context, a, x: x.clone(),
    "zero": lambda context, a, x: torch.zeros_like(x) * x,
})
