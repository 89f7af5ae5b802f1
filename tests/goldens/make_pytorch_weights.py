"""Weights of PyTorch modules with their inputs and outputs, as one safetensors file: pytorch-weights.safetensors.

Run with Debian's python3-torch: /usr/bin/python3 tests/goldens/make_pytorch_weights.py
The file is written by hand, because Debian has no safetensors package; its layout is the one the format's specification gives.
Inputs and outputs have channels last, as NotebookNet wants them; weights are as state_dict() gives them.
"""
import json
import os
import struct

import torch
from torch import nn

torch.manual_seed(20)
tensors = {}


def spread(module):
    """Distinct numbers everywhere, statistics included: zeros and ones would hide a wrong order."""
    with torch.no_grad():
        for name, tensor in list(module.named_parameters()) + list(module.named_buffers()):
            if tensor.dtype.is_floating_point:
                tensor.copy_(torch.rand_like(tensor) + 0.5 if "var" in name else torch.randn_like(tensor) * 0.4)
    return module.eval()


def add(name, modules, x, run):
    for key, module in modules.items():
        for parameter, value in spread(module).state_dict().items():
            tensors[f"{name}.{key}.{parameter}"] = value
    with torch.no_grad():
        y = run(x)
    tensors[f"x.{name}"], tensors[f"y.{name}"] = x, y


def first(x):
    """Channels last to channels first."""
    return x.permute(0, x.dim() - 1, *range(1, x.dim() - 1))


def last(x):
    return x.permute(0, *range(2, x.dim()), 1)


fc1, fc2 = nn.Linear(4, 5), nn.Linear(5, 3)
add("mlp", {"fc1": fc1, "fc2": fc2}, torch.randn(6, 4), lambda x: torch.softmax(fc2(torch.relu(fc1(x))), 1))

conv, norm, fc = nn.Conv2d(2, 4, (3, 2)), nn.BatchNorm2d(4), nn.Linear(4 * 3 * 3, 3)
add("cnn", {"conv": conv, "norm": norm, "fc": fc}, torch.randn(3, 8, 7, 2),
    lambda x: fc(torch.flatten(nn.functional.max_pool2d(norm(torch.relu(conv(first(x)))), 2), 1)))

deep, up = nn.Conv2d(3, 6, 3, groups=3), nn.ConvTranspose2d(6, 2, 3, stride=2)
add("depth", {"deep": deep, "up": up}, torch.randn(2, 5, 6, 3), lambda x: last(up(deep(first(x)))))

conv1, fc3 = nn.Conv1d(3, 4, 3, stride=2), nn.Linear(4 * 4, 2)
add("series", {"conv": conv1, "fc": fc3}, torch.randn(3, 9, 3), lambda x: fc3(torch.flatten(conv1(first(x)), 1)))

lstm, fc4 = nn.LSTM(3, 4, batch_first=True), nn.Linear(5 * 4, 2)
add("lstm", {"rnn": lstm, "fc": fc4}, torch.randn(3, 5, 3), lambda x: fc4(torch.flatten(lstm(x)[0], 1)))
gru = nn.GRU(3, 4, batch_first=True)
add("gru", {"rnn": gru}, torch.randn(3, 5, 3), lambda x: gru(x)[0])
rnn = nn.RNN(3, 4, batch_first=True)
add("rnn", {"rnn": rnn}, torch.randn(3, 5, 3), lambda x: rnn(x)[0][:, -1])
both = nn.LSTM(3, 4, batch_first=True, bidirectional=True)
add("both", {"rnn": both}, torch.randn(3, 5, 3), lambda x: both(x)[0])
words, gru2 = nn.Embedding(7, 3), nn.GRU(3, 2, batch_first=True, bidirectional=True, bias=False)
add("words", {"words": words, "rnn": gru2}, torch.randint(0, 7, (4, 6)).float(), lambda x: gru2(words(x.long()))[0])

attention, norm2 = nn.MultiheadAttention(6, 2, batch_first=True), nn.LayerNorm(6)
add("attention", {"att": attention, "norm": norm2}, torch.randn(2, 5, 6), lambda x: norm2(attention(x, x, x)[0]))
encoder = nn.TransformerEncoderLayer(6, 2, dim_feedforward=5, batch_first=True)
add("encoder", {"layer": encoder}, torch.randn(2, 4, 6), lambda x: encoder(x))

half = nn.Linear(3, 2)
add("half", {"fc": half}, torch.randn(2, 3), half)
for key in ("half.fc.weight", "half.fc.bias"):
    tensors[key] = tensors[key].half()
with torch.no_grad():
    half.weight.copy_(tensors["half.fc.weight"].float())
    half.bias.copy_(tensors["half.fc.bias"].float())
    tensors["y.half"] = half(tensors["x.half"])

kinds = {torch.float32: "F32", torch.float16: "F16", torch.float64: "F64", torch.int64: "I64"}
header, data = {"__metadata__": {"format": "pt"}}, b""
for name, tensor in tensors.items():
    raw = tensor.detach().contiguous().numpy().tobytes()
    header[name] = {"dtype": kinds[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(raw)]}
    data += raw
text = json.dumps(header, separators=(",", ":")).encode()
text += b" " * (-len(text) % 8)
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "pytorch-weights.safetensors"), "wb") as file:
    file.write(struct.pack("<Q", len(text)) + text + data)
