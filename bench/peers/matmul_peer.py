#!/usr/bin/python3
"""Matrix products by OpenBLAS through NumPy: a line MxKxN, GFLOP/s each, single precision, median over many products."""
import sys
import time

import common  # first: it limits the threads of what is imported next
import numpy as np

SECONDS = 0.4


def times(a, b, out):
    measured = []
    started = time.perf_counter()
    while time.perf_counter() - started < SECONDS:
        before = time.perf_counter()
        np.matmul(a, b, out=out)
        measured.append(time.perf_counter() - before)
    return sorted(measured)


def speed(shape):
    m, k, n = (int(size) for size in shape.split("x"))
    random = np.random.default_rng(1)
    a, b = random.standard_normal((m, k), np.float32), random.standard_normal((k, n), np.float32)
    out = np.empty((m, n), np.float32)
    times(a, b, out)
    measured = times(a, b, out)
    return 2 * m * k * n / measured[len(measured) // 2] / 1e9


if __name__ == "__main__":
    for shape in sys.argv[1:]:
        if "x" in shape:
            print(f"{shape}\t{speed(shape):.1f}", flush=True)
