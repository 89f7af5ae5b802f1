#!/usr/bin/python3
"""How long PyTorch takes for a single picture: a line NAME, median and 99th percentile in microseconds, for mlp and cnn."""
import sys
import time

import common  # first: it limits the threads of what is imported next
import torch

import torch_peer

SECONDS = 2


def times(model, picture):
    measured = []
    started = time.perf_counter()
    while time.perf_counter() - started < SECONDS:
        before = time.perf_counter()
        model(picture)
        measured.append(1e6 * (time.perf_counter() - before))
    return sorted(measured)


if __name__ == "__main__":
    options = common.arguments(__doc__, ["mlp", "cnn"])
    torch.set_num_threads(options.threads)
    pictures = torch.from_numpy(common.test()[0][:1])
    networks = {"mlp": (torch_peer.mlp, (1, 784)), "cnn": (torch_peer.cnn, (1, 1, 28, 28))}
    for name in options.only:
        build, shape = networks[name]
        model = torch.nn.Sequential(build().eval(), torch.nn.Softmax(1))
        with torch.inference_mode():
            times(model, pictures.reshape(shape))
            measured = times(model, pictures.reshape(shape))
        print(f"{name}\t{measured[len(measured) // 2]:.1f}\t{measured[int(0.99 * len(measured))]:.1f}", flush=True)
