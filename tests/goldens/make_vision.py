#!/usr/bin/env python3
"""Writes vision.json: what an independent implementation gives for the layers over pictures and series.

Convolutions, pools and resizing are torch's in double precision, after the layouts were turned (here: channels last, kernels
(h, w, in, out)) and the asymmetric "same" padding was added by hand; what Keras decides otherwise (normalization, the means of
padded pools, the sizes of transposed convolutions) is written out below. Each case has distinct random weights and gives the
output, the gradients of the sum of outputs times random numbers, and what three steps of SGD with momentum on a squared error
make of loss and weights. Run with Debian's python3-torch and python3-numpy:

    /usr/bin/python3 tests/goldens/make_vision.py
"""
import json
import pathlib

import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

RATE, MOMENTUM, STEPS = 0.05, 0.9, 3
ACTIVATIONS = {None: lambda z: z, "relu": torch.relu, "tanh": torch.tanh, "softmax": lambda z: torch.softmax(z, dim=-1)}


def pair(value):
    return (value, value) if isinstance(value, int) else tuple(value)


def same_padding(size, window, stride, dilation=1):
    """Zeros before and after, as TensorFlow adds them: the odd one at the end."""
    span = (window - 1) * dilation + 1
    total = max((-(-size // stride) - 1) * stride + span - size, 0)
    return total // 2, total - total // 2


def padded(x, window, stride, dilation, padding, value=0.0):
    """x (B, C, H, W) with the padding written out."""
    if padding == "valid":
        return x
    top, bottom = same_padding(x.shape[2], window[0], stride[0], dilation[0])
    left, right = same_padding(x.shape[3], window[1], stride[1], dilation[1])
    return F.pad(x, (left, right, top, bottom), value=value)


def first(x):
    return x.permute(0, 3, 1, 2)


def last(x):
    return x.permute(0, 2, 3, 1)


def with_bias(y, w):
    return y + w[1] if len(w) > 1 else y


def conv2d(x, w, o):
    stride, dilation, kernel = pair(o.get("strides", 1)), pair(o.get("dilation", 1)), w[0]
    window = kernel.shape[:2]
    groups = o.get("groups", 1)
    if o["kind"] == "DepthwiseConv2D":
        groups = kernel.shape[2]
        weight = kernel.permute(2, 3, 0, 1).reshape(kernel.shape[2] * kernel.shape[3], 1, *window)
    else:
        weight = kernel.permute(3, 2, 0, 1)
    x = padded(first(x), window, stride, dilation, o.get("padding", "valid"))
    y = last(F.conv2d(x, weight, stride=stride, dilation=dilation, groups=groups))
    return ACTIVATIONS[o.get("activation")](with_bias(y, w))


def conv1d(x, w, o):
    stride, dilation = o.get("strides", 1), o.get("dilation", 1)
    x = x.permute(0, 2, 1)
    if o.get("padding", "valid") == "same":
        x = F.pad(x, same_padding(x.shape[2], w[0].shape[0], stride, dilation))
    y = F.conv1d(x, w[0].permute(2, 1, 0), stride=stride, dilation=dilation, groups=o.get("groups", 1)).permute(0, 2, 1)
    return ACTIVATIONS[o.get("activation")](with_bias(y, w))


def conv2d_transpose(x, w, o):
    stride, dilation, kernel = pair(o.get("strides", 1)), pair(o.get("dilation", 1)), w[0]
    y = F.conv_transpose2d(first(x), kernel.permute(3, 2, 0, 1), stride=stride, dilation=dilation)
    for axis in (0, 1):
        span = (kernel.shape[axis] - 1) * dilation[axis] + 1
        size = x.shape[1 + axis]
        same = o.get("padding", "valid") == "same"
        before = max(span - stride[axis], 0) // 2 if same else 0
        length = size * stride[axis] if same else (size - 1) * stride[axis] + max(span, stride[axis])
        missing = max(before + length - y.shape[2 + axis], 0)
        y = F.pad(y, (0, 0, 0, missing) if axis == 0 else (0, missing)).narrow(2 + axis, before, length)
    return ACTIVATIONS[o.get("activation")](with_bias(last(y), w))


def pool2d(x, w, o):
    size = pair(o.get("size", 2))
    stride = pair(o.get("strides", size))
    options = (size, stride, (1, 1), o.get("padding", "valid"))
    if o["kind"].startswith("Max"):
        return last(F.max_pool2d(padded(first(x), *options, value=-np.inf), size, stride))
    total = F.avg_pool2d(padded(first(x), *options), size, stride, divisor_override=1)
    count = F.avg_pool2d(padded(torch.ones_like(first(x)), *options), size, stride, divisor_override=1)
    return last(total / count)


def pool1d(x, w, o):
    o2 = dict(o, size=(1, o.get("size", 2)), strides=(1, o.get("strides", o.get("size", 2))))
    return pool2d(x[:, None], w, o2)[:, 0]


def global_pool(x, w, o):
    axes = tuple(range(1, x.dim() - 1))
    keep = o.get("keepDimensions", False)
    return x.amax(axes, keepdim=keep) if "Max" in o["kind"] else x.mean(axes, keepdim=keep)


def up_sampling(x, w, o):
    mode = o.get("interpolation", "nearest")
    arguments = {} if mode == "nearest" else {"align_corners": False}
    height, width = pair(o.get("size", 2))
    return last(F.interpolate(first(x), size=(x.shape[1] * height, x.shape[2] * width), mode=mode, **arguments))


def batch_normalization(x, w, o):
    scale, center = o.get("scale", True), o.get("center", True)
    gamma = w[0] if scale else 1.0
    beta = w[1 if scale else 0] if center else 0.0
    mean, variance = w[-2], w[-1]
    if o["training"]:
        axes = tuple(range(x.dim() - 1))
        mean, variance = x.mean(axes), x.var(axes, unbiased=False)
        momentum = o.get("momentum", 0.99)
        with torch.no_grad():
            o["moving"] = [w[-2] * momentum + mean * (1 - momentum), w[-1] * momentum + variance * (1 - momentum)]
    return gamma * (x - mean) / torch.sqrt(variance + o.get("epsilon", 1e-3)) + beta


def layer_normalization(x, w, o):
    scale, center = o.get("scale", True), o.get("center", True)
    gamma = w[0] if scale else None
    beta = w[1 if scale else 0] if center else None
    return F.layer_norm(x, x.shape[-1:], gamma, beta, eps=o.get("epsilon", 1e-3))


LAYERS = {
    "Conv1D": conv1d, "Conv2D": conv2d, "DepthwiseConv2D": conv2d, "Conv2DTranspose": conv2d_transpose,
    "MaxPool2D": pool2d, "AveragePool2D": pool2d, "MaxPool1D": pool1d, "AveragePool1D": pool1d,
    "GlobalMaxPool1D": global_pool, "GlobalAveragePool1D": global_pool, "GlobalMaxPool2D": global_pool, "GlobalAveragePool2D": global_pool,
    "UpSampling2D": up_sampling, "BatchNormalization": batch_normalization, "LayerNormalization": layer_normalization,
    "Activation": lambda x, w, o: ACTIVATIONS[o["activation"]](x),
    "Reshape": lambda x, w, o: x.reshape(x.shape[0], *o["sizes"]),
}

# Options, the shape of the batch, the shapes of the weights.
CASES = [
    (dict(kind="Conv2D"), (2, 5, 4, 3), [(3, 2, 3, 4), (4,)]),
    (dict(kind="Conv2D", padding="same", activation="relu"), (2, 5, 4, 2), [(2, 4, 2, 3), (3,)]),
    (dict(kind="Conv2D", padding="same", strides=2), (1, 6, 7, 2), [(3, 3, 2, 3), (3,)]),
    (dict(kind="Conv2D", padding="same", strides=(3, 2), useBias=False), (2, 7, 5, 1), [(2, 5, 1, 3)]),
    (dict(kind="Conv2D", strides=(2, 1), activation="tanh"), (2, 6, 5, 2), [(3, 2, 2, 2), (2,)]),
    (dict(kind="Conv2D", dilation=(2, 3)), (1, 6, 8, 2), [(3, 2, 2, 3), (3,)]),
    (dict(kind="Conv2D", dilation=2, padding="same"), (1, 5, 6, 2), [(2, 3, 2, 3), (3,)]),
    (dict(kind="Conv2D", groups=2), (2, 4, 5, 4), [(2, 3, 2, 6), (6,)]),
    (dict(kind="Conv2D", groups=3, padding="same", strides=2), (1, 5, 4, 3), [(3, 3, 1, 6), (6,)]),
    (dict(kind="Conv2D", groups=5, padding="same"), (1, 4, 4, 5), [(3, 2, 1, 5), (5,)]),
    (dict(kind="Conv2D", useBias=False), (2, 3, 4, 5), [(1, 1, 5, 4)]),
    (dict(kind="DepthwiseConv2D", padding="same"), (2, 4, 5, 3), [(3, 2, 3, 1), (3,)]),
    (dict(kind="DepthwiseConv2D", depthMultiplier=3, strides=2, activation="tanh"), (1, 5, 7, 2), [(2, 3, 2, 3), (6,)]),
    (dict(kind="Conv1D"), (2, 7, 3), [(3, 3, 4), (4,)]),
    (dict(kind="Conv1D", padding="same", strides=2), (2, 7, 2), [(4, 2, 3), (3,)]),
    (dict(kind="Conv1D", dilation=3, padding="same", activation="relu"), (2, 9, 2), [(2, 2, 3), (3,)]),
    (dict(kind="Conv1D", groups=2, useBias=False), (2, 6, 4), [(3, 2, 4)]),
    (dict(kind="Conv2DTranspose"), (2, 3, 4, 2), [(3, 2, 4, 2), (4,)]),
    (dict(kind="Conv2DTranspose", strides=2, padding="same", activation="relu"), (2, 3, 2, 3), [(3, 3, 2, 3), (2,)]),
    (dict(kind="Conv2DTranspose", strides=(3, 2), padding="same"), (1, 2, 3, 2), [(2, 5, 3, 2), (3,)]),
    (dict(kind="Conv2DTranspose", strides=3), (1, 2, 3, 2), [(2, 4, 3, 2), (3,)]),
    (dict(kind="Conv2DTranspose", dilation=2, padding="same", useBias=False), (1, 4, 3, 2), [(2, 3, 2, 2)]),
    (dict(kind="MaxPool2D"), (2, 4, 6, 3), []),
    (dict(kind="MaxPool2D", size=(3, 2), strides=(2, 3), padding="same"), (2, 6, 5, 2), []),
    (dict(kind="AveragePool2D"), (2, 5, 4, 3), []),
    (dict(kind="AveragePool2D", size=(3, 4), strides=2, padding="same"), (2, 5, 6, 2), []),
    (dict(kind="AveragePool2D", size=3, strides=1, padding="same"), (1, 4, 5, 2), []),
    (dict(kind="MaxPool1D", size=3, strides=2, padding="same"), (2, 8, 3), []),
    (dict(kind="AveragePool1D", size=3, padding="same"), (2, 8, 3), []),
    (dict(kind="GlobalMaxPool1D"), (3, 5, 4), []),
    (dict(kind="GlobalAveragePool1D", keepDimensions=True), (3, 5, 4), []),
    (dict(kind="GlobalMaxPool2D", keepDimensions=True), (3, 4, 3, 2), []),
    (dict(kind="GlobalAveragePool2D"), (3, 4, 3, 2), []),
    (dict(kind="UpSampling2D", size=(2, 3)), (2, 3, 2, 2), []),
    (dict(kind="UpSampling2D", size=(3, 2), interpolation="bilinear"), (2, 3, 4, 2), []),
    (dict(kind="BatchNormalization", training=True), (5, 3), [(3,)] * 4),
    (dict(kind="BatchNormalization", training=False), (5, 3), [(3,)] * 4),
    (dict(kind="BatchNormalization", training=True, momentum=0.8, epsilon=0.01), (2, 3, 4, 3), [(3,)] * 4),
    (dict(kind="BatchNormalization", training=True, scale=False), (2, 6, 3), [(3,)] * 3),
    (dict(kind="BatchNormalization", training=True, center=False), (2, 6, 3), [(3,)] * 3),
    (dict(kind="LayerNormalization"), (4, 5), [(5,)] * 2),
    (dict(kind="LayerNormalization", epsilon=0.1), (2, 3, 2, 9), [(9,)] * 2),
    (dict(kind="LayerNormalization", scale=False), (2, 4, 3), [(3,)]),
    (dict(kind="LayerNormalization", center=False), (2, 4, 3), [(3,)]),
    (dict(kind="Activation", activation="softmax"), (4, 5), []),
    (dict(kind="Reshape", sizes=(3, 2, 2)), (2, 4, 3), []),
]


def numbers(tensor):
    return [float(f"{value:.8g}") for value in tensor.detach().numpy().reshape(-1)]


def draw(random, shape, low=-1.0, high=1.0):
    """Numbers single precision holds exactly, no two alike."""
    return torch.tensor(random.uniform(low, high, shape).astype(np.float32).astype(np.float64))


def case(index, options, shape, weight_shapes):
    random = np.random.default_rng(1000 + index)
    layer = LAYERS[options["kind"]]
    x = draw(random, shape, -2, 2).requires_grad_()
    weights = [draw(random, s) for s in weight_shapes]
    is_batch = options["kind"] == "BatchNormalization"
    if is_batch:
        weights[-1] = draw(random, weight_shapes[-1], 0.5, 2)
    trained = weights[:-2] if is_batch else weights
    for weight in trained:
        weight.requires_grad_()
    initial = [numbers(weight) for weight in weights]

    y = layer(x, weights, options)
    arriving = draw(random, tuple(y.shape))
    gradients = torch.autograd.grad((y * arriving).sum(), [x] + trained)
    result = {
        "name": " ".join(f"{key}={value}" for key, value in options.items() if key != "moving"),
        "options": {key: list(value) if isinstance(value, tuple) else value for key, value in options.items() if key != "moving"},
        "inputShape": list(shape), "outputShape": list(y.shape), "weightShapes": [list(s) for s in weight_shapes],
        "input": numbers(x), "weights": initial, "output": numbers(y), "arriving": numbers(arriving),
        "inputGradient": numbers(gradients[0]), "weightGradients": [numbers(g) for g in gradients[1:]],
    }
    if is_batch and options["training"]:
        result["moving"] = [numbers(value) for value in options["moving"]]
    if trained and options.get("training", True):
        result.update(train(layer, x.detach(), weights, trained, options, draw(random, tuple(y.shape))))
    return result


def train(layer, x, weights, trained, options, target):
    losses, velocities = [], [torch.zeros_like(weight) for weight in trained]
    for _ in range(STEPS):
        loss = ((layer(x, weights, options) - target) ** 2).mean()
        losses.append(float(loss))
        gradients = torch.autograd.grad(loss, trained)
        with torch.no_grad():
            for weight, velocity, gradient in zip(trained, velocities, gradients):
                velocity.mul_(MOMENTUM).sub_(RATE * gradient)
                weight.add_(velocity)
            for weight, moving in zip(weights[len(trained):], options.get("moving", [])):
                weight.copy_(moving)
    return {"target": numbers(target), "losses": losses, "final": [numbers(weight) for weight in weights]}


if __name__ == "__main__":
    path = pathlib.Path(__file__).with_name("vision.json")
    # One case a line, so that a change shows which case it is.
    lines = [json.dumps(case(i, *row), separators=(",", ":")) for i, row in enumerate(CASES)]
    path.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")
    print(f"{path}: {path.stat().st_size} bytes, {len(CASES)} cases")
