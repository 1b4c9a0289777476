"""Computes planted hosts, their tickets and masks that were found in PyTorch, and compares outputs and scores with the library's.

    python3 tests/Python/check_forward.py FOLDER

Each folder in FOLDER holds planted.npz, planted.truth.npz, mask.npz, outputs.npz (the library's outputs for the test samples: host, ticket, found)
and judged.json (judge --json of mask.npz). Outputs of tickets are tiny, 1e-4 to 4e-3 at most, so differences are measured by the largest |output| of the set.
Needs torch.
"""
import json
import pathlib
import sys

import numpy as np
import torch

TOLERANCE = 1e-5


def forward(host, x, mask=None, prefix=""):
    """Outputs of the network, in float32; masked parameters are 0."""
    layers = len(json.loads(str(host["task"]))["widths"]) - 1
    x = torch.from_numpy(x)
    for layer in range(1, layers + 1):
        tensors = [host[f"layer{layer}.{kind}"] * (1 if mask is None else mask[f"{prefix}layer{layer}.{kind}"]) for kind in ("weight", "bias")]
        x = torch.nn.functional.linear(x, *(torch.from_numpy(t.astype(np.float32)) for t in tensors))
        x = torch.relu(x) if layer < layers else x
    assert x.dtype == torch.float32, x.dtype
    return x.numpy()


def check_decisions(what, theirs, ours):
    """Both networks choose the same class, but where two outputs are so close that rounding decides."""
    best = np.sort(theirs, axis=1)[:, -2:]
    close = best[:, 1] - best[:, 0] <= 2 * TOLERANCE * np.abs(theirs).max()
    other = theirs.argmax(axis=1) != ours.argmax(axis=1)
    assert not np.any(other & ~close), f"{what}: of {len(ours)} samples {int(np.sum(other & ~close))} get another class"


def squared_error(train, train_y, test, test_y):
    """The error after one factor for each output, not negative, fitted on the training samples: the rule of the protocol Fair."""
    train, test = train.astype(np.float64), test.astype(np.float64)
    squares = (train ** 2).sum(axis=0)
    factors = np.where(squares > 0, (train * train_y).sum(axis=0) / np.where(squares > 0, squares, 1), 1)
    return np.mean((np.maximum(factors, 0) * test - test_y) ** 2)


def check(folder):
    """Returns the largest difference of a host's three networks, as a share of the largest |output|."""
    host, truth, mask, ours = (np.load(folder / f"{name}.npz", allow_pickle=False) for name in ("planted", "planted.truth", "mask", "outputs"))
    judged = json.loads((folder / "judged.json").read_text(encoding="utf-8"))
    worst = 0
    for name, masks, prefix, judgement in (("host", None, "", None), ("ticket", truth, "truth.", judged["planted"]), ("found", mask, "", judged["masks"][0])):
        test = forward(host, host["test.x"], masks, prefix)
        scale = np.abs(test).max()
        assert scale > 0, f"{folder.name}: all outputs of {name} are 0"
        difference = np.abs(test - ours[name]).max() / scale
        assert difference <= TOLERANCE, f"{folder.name}: outputs of {name} differ by {difference:.2g} of the largest, {scale:.2g}"
        worst = max(worst, difference)
        if judgement is None:
            continue
        score = next(s["strong"] for s in judgement["scores"] if s["protocol"] == "Fair")
        if judged["score"] == "accuracy":
            check_decisions(f"{folder.name}, {name}", test, ours[name])
            here = np.mean(ours[name].argmax(axis=1) == host["test.y"])
            assert abs(here - score) < 1e-12, f"{folder.name}: accuracy of {name} is {here}; judged {score}"
        else:
            here = squared_error(forward(host, host["train.x"], masks, prefix), host["train.y"], test, host["test.y"])
            assert abs(here - score) <= TOLERANCE * score, f"{folder.name}: squared error of {name} is {here}; judged {score}"
    return worst


def main(folder):
    torch.set_num_threads(1)
    folders = sorted(pathlib.Path(folder).iterdir())
    assert folders, f"{folder} is empty"
    worst = max(check(place) for place in folders)
    print(f"PyTorch {torch.__version__}: {len(folders)} hosts, largest difference {worst:.2g} of the largest output")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except AssertionError as error:
        sys.exit(f"check_forward: {error}")
