#!/usr/bin/python3
"""The most memory a PyTorch process has while it trains one workload: a line NAME, peak of resident memory in MB."""
import resource
import sys

import common  # first: it limits the threads of what is imported next
import torch

import torch_peer

if __name__ == "__main__":
    options = common.arguments(__doc__, list(torch_peer.WORKLOADS))
    torch.set_num_threads(options.threads)
    if len(options.only) > 1:
        sys.exit("Give one workload with --only: a peak never goes back.")
    workload = torch_peer.WORKLOADS[options.only[0]]
    x, y = workload["data"]()
    model = workload.get("start", torch_peer.like_keras)(workload["model"]())
    optimizer = workload["optimizer"](model.parameters())
    torch_peer.fit((model, optimizer), x, y, workload["loss"], workload["metric"], workload["batch"], workload["epochs"])
    print(f"{options.only[0]}\t{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6:.0f}")
