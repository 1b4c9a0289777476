"""Loads every array of planted hosts, their truths and masks, and compares its type and shape with the tables of docs/exchange.md.

    python3 tests/Python/check_files.py docs/exchange.md FOLDER

Each folder in FOLDER holds planted.npz, planted.truth.npz, revealed.npz (plant --reveal) and mask.npz. Needs numpy.
"""
import hashlib
import json
import pathlib
import re
import sys

import numpy as np

DTYPES = {"bool", "int64", "float32", "float64", "text"}


def tables(markdown):
    """The rows (name, type, shape) of the tables whose first column is called array, by the section that they stand in."""
    found, section, inside = {}, "", False
    for line in markdown.splitlines():
        cells = [cell.strip().strip("`") for cell in line.strip("| ").split("|")] if line.startswith("|") else []
        if line.startswith("## "):
            section = line[3:].strip().strip("`")
        elif cells[:1] == ["array"]:
            inside = True
        elif inside and cells and set(cells[0]) != {"-"}:
            found.setdefault(section, []).append((cells[0], cells[1], cells[2]))
        elif not cells:
            inside = False
    return found


def load(path):
    """All arrays of a file, read without pickles."""
    with np.load(path, allow_pickle=False) as file:
        return {name: file[name] for name in file.files}


def sizes(name, arrays, widths):
    """What the words of a shape mean for one array."""
    words = {"network inputs": widths[0], "network outputs": widths[-1]}
    if match := re.search(r"layer(\d+)", name):
        layer = int(match[1])
        target = arrays.get(f"target.layer{layer}.weight", np.zeros((0, 0)))
        words |= {"outputs": widths[layer], "inputs": widths[layer - 1], "target outputs": target.shape[0], "target inputs": target.shape[1]}
    elif name[-2:] in (".x", ".y"):
        words["samples"] = len(arrays[name[:-1] + "x"])
    return words


def fits(array, row, words):
    """Whether an array has the type and the shape of a row."""
    dtype = "text" if array.dtype.kind == "U" else array.dtype.name
    shape = tuple(words[word.strip()] for word in row[2].strip("()").split(",") if word.strip())
    return dtype == row[1] and array.shape == shape


def check(path, arrays, rows, widths, optional=()):
    """Each array has a row, and each row an array."""
    patterns = [re.compile(re.escape(row[0]).replace("K", r"\d+") + "$") for row in rows]
    unknown = {row[1] for row in rows} - DTYPES
    assert not unknown, f"the tables name the types {unknown}"
    for name, array in arrays.items():
        named = [row for row, pattern in zip(rows, patterns) if pattern.match(name)]
        assert any(fits(array, row, sizes(name, arrays, widths)) for row in named), \
            f"{path}: {name} is {array.dtype} {array.shape}; the document says {named}"
    for row, pattern in zip(rows, patterns):
        assert row[0] in optional or any(pattern.match(name) for name in arrays), f"{path}: there is no {row[0]}"
    for layer in range(1, len(widths)):
        assert f"layer{layer}.weight" in arrays or f"truth.layer{layer}.weight" in arrays, f"{path}: layer {layer} is missing"


def check_meaning(path, host, truth, widths):
    """What the arrays of a truth say of the host, as the document puts it."""
    receipt = json.loads(str(truth["receipt"]))
    digest = hashlib.sha256(("-".join(map(str, widths)) + "\n").encode())
    units, scales = np.arange(widths[0]), np.ones(widths[0])
    for layer in range(1, len(widths)):
        weight, bias = host[f"layer{layer}.weight"], host[f"layer{layer}.bias"]
        digest.update(weight.astype("<f4").tobytes() + bias.astype("<f4").tobytes())
        sources, before, units, scales = units, scales, truth[f"units.layer{layer}"], truth[f"scales.layer{layer}"]
        for kind, place, factor in (("weight", np.ix_(units, sources), scales[:, None] / before), ("bias", units, scales)):
            target, mask = truth[f"target.layer{layer}.{kind}"], truth[f"truth.layer{layer}.{kind}"]
            planted = np.zeros_like(mask)
            planted[place] = target != 0
            assert np.array_equal(planted, mask), f"{path}: truth.layer{layer}.{kind} is not where the target is not 0"
            wanted = target * factor
            off = np.abs(host[f"layer{layer}.{kind}"][place] - wanted)[target != 0]
            assert np.all(off <= 2.0 ** -23 * np.abs(wanted[target != 0])), f"{path}: layer{layer}.{kind} is not the target times its scales"
    for kind, count in (("weight", receipt["weights"]), ("bias", receipt["biases"])):
        there = sum(int(mask.sum()) for name, mask in truth.items() if re.match(rf"truth\.layer\d+\.{kind}", name))
        assert there == count, f"{path}: {there} parameters of the kind {kind} are planted; the receipt says {count}"
    assert digest.hexdigest() == receipt["host"], f"{path}: the digest of the host is {digest.hexdigest()}; the receipt says {receipt['host']}"
    assert np.allclose(scales, receipt["outputScales"], rtol=1e-12, atol=0), f"{path}: the scales of the last layer are not the receipt's"


def main(document, folder):
    rows = tables(pathlib.Path(document).read_text(encoding="utf-8"))
    host_rows, truth_rows, mask_rows = rows["planted.npz"], rows["planted.truth.npz"], rows["Masks"]
    arrays = 0
    folders = sorted(pathlib.Path(folder).iterdir())
    assert folders, f"{folder} is empty"
    for place in folders:
        host, truth = load(place / "planted.npz"), load(place / "planted.truth.npz")
        both, mask = load(place / "revealed.npz"), load(place / "mask.npz")
        task = json.loads(str(host["task"]))
        widths = task["widths"]
        assert host["train.y"].dtype.kind == ("i" if task["isClassification"] else "f"), f"{place}: isClassification is {task['isClassification']}, train.y is {host['train.y'].dtype}"
        check(place / "planted.npz", host, host_rows, widths)
        check(place / "planted.truth.npz", truth, truth_rows, widths)
        check(place / "revealed.npz", both, host_rows + truth_rows, widths)
        check(place / "mask.npz", mask, mask_rows, widths, optional=("start.layerK.weight", "start.layerK.bias", "start.samples"))
        check_meaning(place, host, truth, widths)
        for name, array in both.items():
            alone = host.get(name, truth.get(name))
            assert array.tobytes() == alone.tobytes(), f"{place}: {name} is another in revealed.npz"
        arrays += len(host) + len(truth) + len(both) + len(mask)
    print(f"{len(folders)} hosts, {arrays} arrays as the document says")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except AssertionError as error:
        sys.exit(f"check_files: {error}")
