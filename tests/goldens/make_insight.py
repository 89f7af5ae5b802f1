#!/usr/bin/env python3
"""Writes insight.json: what PyTorch gives for saliency, Grad-CAM, attention weights and hidden states.

Everything is computed in double precision with autograd; scores are those before the softmax. Pictures are (H, W, C) and kernels
(h, w, in, out) in the file, sequences (T, F). Run with Debian's python3-torch and python3-numpy:

    /usr/bin/python3 tests/goldens/make_insight.py
"""
import json
import pathlib

import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def numbers(rng, *shape, scale=0.6):
    """Random numbers that single precision holds exactly enough: both sides compute with the same ones."""
    return torch.tensor(rng.normal(0, scale, shape).astype(np.float32).astype(np.float64))


def flat(t):
    return [round(float(v), 9) for v in t.detach().reshape(-1)]


def picture(rng, height, width, channels, filters, classes):
    """conv 3×3, ReLU → conv 2×2, ReLU → max pool 2 → dense → softmax."""
    x = numbers(rng, height, width, channels).requires_grad_()
    k1, b1 = numbers(rng, 3, 3, channels, filters), numbers(rng, filters)
    k2, b2 = numbers(rng, 2, 2, filters, filters + 1), numbers(rng, filters + 1)
    y = F.relu(F.conv2d(x.permute(2, 0, 1)[None], k1.permute(3, 2, 0, 1), b1))
    maps = F.relu(F.conv2d(y, k2.permute(3, 2, 0, 1), b2))
    maps.retain_grad()
    pooled = F.max_pool2d(maps, 2).permute(0, 2, 3, 1).reshape(-1)
    w, b = numbers(rng, pooled.numel(), classes), numbers(rng, classes)
    scores = pooled @ w + b
    cases = []
    for target in range(classes):
        x.grad = maps.grad = None
        scores[target].backward(retain_graph=True)
        alpha = maps.grad[0].mean(dim=(1, 2))
        cam = F.relu((alpha[:, None, None] * maps[0]).sum(0))
        cases.append({"target": target, "saliency": flat(x.grad.abs().amax(dim=2)), "gradCam": flat(cam)})
    return {
        "height": height, "width": width, "channels": channels, "filters": filters, "classes": classes, "sample": flat(x),
        "weights": [flat(t) for t in (k1, b1, k2, b2, w, b)], "predicted": int(scores.argmax()), "cases": cases,
    }


def attention(rng, steps, features, heads, key):
    """The weights of torch.nn.MultiheadAttention, whose projections are those of Keras laid side by side."""
    x = numbers(rng, steps, features)
    assert heads * key == features
    parts = {name: (numbers(rng, features, heads, key), numbers(rng, heads, key)) for name in ("query", "key", "value")}
    module = torch.nn.MultiheadAttention(features, heads, batch_first=True)
    with torch.no_grad():
        module.in_proj_weight.copy_(torch.cat([k.reshape(features, -1).T for k, _ in parts.values()]))
        module.in_proj_bias.copy_(torch.cat([b.reshape(-1) for _, b in parts.values()]))
    _, scores = module(x[None], x[None], x[None], need_weights=True, average_attn_weights=False)
    return {
        "steps": steps, "features": features, "heads": heads, "key": key, "sample": flat(x),
        "weights": [flat(t) for pair in parts.values() for t in pair], "scores": flat(scores[0]),
    }


def recurrent(rng, steps, features, units):
    """torch.nn.LSTM; the file has the gates in the order i, f, c, o and one bias, as Keras has them."""
    x = numbers(rng, steps, features)
    kernel, recurrent_kernel, bias = numbers(rng, features, 4 * units), numbers(rng, units, 4 * units), numbers(rng, 4 * units)
    module = torch.nn.LSTM(features, units, batch_first=True)
    with torch.no_grad():
        module.weight_ih_l0.copy_(kernel.T)
        module.weight_hh_l0.copy_(recurrent_kernel.T)
        module.bias_ih_l0.copy_(bias)
        module.bias_hh_l0.zero_()
    states, _ = module(x[None])
    backwards, _ = module(x.flip(0)[None])
    return {
        "steps": steps, "features": features, "units": units, "sample": flat(x), "weights": [flat(kernel), flat(recurrent_kernel), flat(bias)],
        "states": flat(states[0]), "backwards": flat(backwards[0].flip(0)),
    }


def main():
    rng = np.random.default_rng(20)
    result = {
        "pictures": [picture(rng, 9, 8, 3, 3, 3), picture(rng, 8, 11, 1, 4, 2)],
        "attention": [attention(rng, 5, 6, 2, 3), attention(rng, 1, 4, 1, 4)],
        "recurrent": [recurrent(rng, 7, 3, 4)],
    }
    path = pathlib.Path(__file__).with_name("insight.json")
    path.write_text(json.dumps(result, separators=(",", ":")).replace('],"', '],\n"') + "\n")


main()
