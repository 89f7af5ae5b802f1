"""Runs a notebook in a Jupyter kernel and writes it with its outputs, as a front end would have them at the end.

Usage: run_kernel.py KERNEL INPUT.ipynb OUTPUT.ipynb [SECONDS]

Every cell of the result says in its metadata, under "conformance", how many updates of displayed values came while it ran, and
whether it failed. The exit code is 0 also when cells fail: the caller looks at the outputs.
"""
import json
import queue
import sys
import time

from jupyter_client.manager import KernelManager


class Outputs:
    """The outputs of the notebook, with the display ids by which later messages replace them."""

    def __init__(self):
        self.by_id = {}

    def add(self, cell, message):
        kind, content = message["msg_type"], message["content"]
        if kind == "stream":
            last = cell["outputs"][-1] if cell["outputs"] else {}
            if last.get("output_type") == "stream" and last["name"] == content["name"]:
                last["text"] += content["text"]
            else:
                cell["outputs"].append({"output_type": "stream", "name": content["name"], "text": content["text"]})
        elif kind in ("display_data", "execute_result"):
            output = {"output_type": kind, "data": content["data"], "metadata": content.get("metadata", {})}
            if kind == "execute_result":
                output["execution_count"] = content["execution_count"]
            cell["outputs"].append(output)
            display_id = content.get("transient", {}).get("display_id")
            if display_id:
                self.by_id.setdefault(display_id, []).append(output)
        elif kind == "update_display_data":
            cell["metadata"]["conformance"]["updates"] += 1
            for output in self.by_id.get(content["transient"]["display_id"], []):
                output["data"] = content["data"]
        elif kind == "error":
            cell["metadata"]["conformance"]["failed"] = True
            cell["outputs"].append({"output_type": "error", **{k: content[k] for k in ("ename", "evalue", "traceback")}})
        elif kind == "clear_output":
            cell["outputs"].clear()


def run_cell(client, cell, outputs, seconds):
    cell["outputs"] = []
    cell["metadata"]["conformance"] = {"updates": 0, "failed": False}
    request = client.execute("".join(cell["source"]), store_history=True, stop_on_error=False)
    end = time.monotonic() + seconds
    while True:
        try:
            message = client.get_iopub_msg(timeout=max(0.01, end - time.monotonic()))
        except queue.Empty:
            cell["metadata"]["conformance"]["failed"] = True
            cell["outputs"].append({"output_type": "error", "ename": "Timeout", "evalue": f"no end after {seconds} s", "traceback": []})
            return
        if message["parent_header"].get("msg_id") != request:
            continue
        if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
            return
        if message["msg_type"] == "execute_input":
            cell["execution_count"] = message["content"]["execution_count"]
        outputs.add(cell, message)


def main(kernel, source, target, seconds=120.0):
    with open(source, encoding="utf-8") as file:
        notebook = json.load(file)
    manager = KernelManager(kernel_name=kernel)
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=float(seconds))
        outputs = Outputs()
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                run_cell(client, cell, outputs, float(seconds))
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    with open(target, "w", encoding="utf-8") as file:
        json.dump(notebook, file, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main(*sys.argv[1:])
