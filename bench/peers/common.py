"""What the peers share: the data, the names and the clock. The data are the same numbers NotebookNet.Benchmarks makes."""
import argparse
import gzip
import os
import pathlib
import sys
import time

# Before numpy and torch are loaded: their libraries read these variables once.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = sys.argv[sys.argv.index("--threads") + 1] if "--threads" in sys.argv[:-1] else "1"

import numpy as np

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
WARM_UP = 1.5
SHORTEST = 1.5
WARM_UP_BATCHES = 40


def arguments(description, names):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--only", nargs="+", choices=names, metavar="NAME", help="only these workloads: " + ", ".join(names))
    parser.add_argument("--threads", type=int, default=1, metavar="N", help="the number of threads (default: 1)")
    parser.add_argument("--repeats", type=int, default=3, metavar="N", help="time at least N whole trainings (default: 3)")
    options = parser.parse_args()
    options.only = options.only or names
    return options


def idx(name):
    folders = [pathlib.Path(os.environ["MNIST_DIR"])] if os.environ.get("MNIST_DIR") else [REPOSITORY / "data" / "mnist", REPOSITORY / "data"]
    for folder in folders:
        for path, opener in ((folder / (name + ".gz"), gzip.open), (folder / name, open)):
            if path.exists():
                with opener(path, "rb") as file:
                    content = file.read()
                return np.frombuffer(content, np.uint8, offset=4 + 4 * content[3])
    sys.exit(f"MNIST is needed, and {name}.gz is in none of these folders: {', '.join(map(str, folders))}. Set MNIST_DIR.")


def mnist(part, count):
    pictures = idx(part + "-images-idx3-ubyte")[: count * 784].reshape(count, 784).astype(np.float32) / np.float32(255)
    return pictures, idx(part + "-labels-idx1-ubyte")[:count].astype(np.int64)


def train(count):
    return mnist("train", count)


def test():
    return mnist("t10k", 10_000)


def xor():
    return np.array([[0, 0], [0, 1], [1, 0], [1, 1]], np.float32), np.array([0, 1, 1, 0], np.int64)


def line():
    i, j = np.indices((5, 5))
    x = ((((i * 7) + (j * 3)) % 5) - 2).astype(np.float32) / 2
    return x, (1 + x @ np.arange(1, 6, dtype=np.float32)).reshape(5, 1)


def iris():
    lines = (REPOSITORY / "src/NotebookNet/Resources/iris.csv").read_text().splitlines()[1:]
    table = np.array([[float(cell) for cell in row.split(",")] for row in lines])
    x = table[:, :4]
    return ((x - x.mean(0)) / x.std(0)).astype(np.float32), table[:, 4].astype(np.int64)


def sequences(first, count, vocabulary=256, length=64, classes=4):
    position = (np.arange(first * length, (first + count) * length, dtype=np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    z = (position ^ (position >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    bits = (z ^ (z >> np.uint64(31))).reshape(count, length)
    labels = np.arange(first, first + count) % classes
    token = ((bits >> np.uint64(8)) % np.uint64(vocabulary)).astype(np.int64)
    own = labels[:, None] * (vocabulary // classes) + token % (vocabulary // classes)
    return np.where((bits & np.uint64(3)) == 0, own, token), labels.astype(np.int64)


def measure(name, prepare, warm_up, run, score, samples, repeats):
    """Prints the line of a workload: warm-up, then whole trainings on new models; the median counts."""
    started = time.perf_counter()
    while time.perf_counter() - started < WARM_UP:
        warm_up(prepare())
    speeds = []
    started = time.perf_counter()
    while len(speeds) < repeats or time.perf_counter() - started < SHORTEST:
        model = prepare()
        before = time.perf_counter()
        run(model)
        speeds.append(samples / (time.perf_counter() - before))
    print(f"{name}\t{sorted(speeds)[len(speeds) // 2]:.0f}\t{score(model):.4f}", flush=True)
