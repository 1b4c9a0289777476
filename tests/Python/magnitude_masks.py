"""Makes the magnitude mask of planted hosts in numpy, and saves it in each way that numpy saves arrays.

    python3 tests/Python/magnitude_masks.py FOLDER DENSITY

For each folder in FOLDER with a planted.npz, the masks go into its folder "masks". Needs numpy.
"""
import math
import pathlib
import sys

import numpy as np

WAYS = {
    "bool": lambda a: a,
    "float32": lambda a: a.astype(np.float32),
    "int64": lambda a: a.astype(np.int64),
    "fortran": lambda a: np.asfortranarray(a.astype(np.float64)),
    "bigendian": lambda a: a.astype(">f4"),
    "bigendian-fortran": lambda a: np.asfortranarray(a.astype(">i2")),
}


def magnitude(host, density):
    """The mask of the largest |w| of weights and biases together; of equal ones the first in the order of the layers stays."""
    names = [f"layer{layer}.{kind}" for layer in range(1, 1 + sum(name.endswith(".weight") for name in host.files)) for kind in ("weight", "bias")]
    size = np.concatenate([np.abs(host[name]).ravel() for name in names])
    keep = np.zeros(size.size, bool)
    keep[np.argsort(-size, kind="stable")[:math.ceil((density - 2**-52) * size.size)]] = True
    parts = np.split(keep, np.cumsum([host[name].size for name in names])[:-1])
    return {name: part.reshape(host[name].shape) for name, part in zip(names, parts)}


def main(folder, density):
    written = 0
    for place in sorted(pathlib.Path(folder).iterdir()):
        (place / "masks").mkdir()
        mask = magnitude(np.load(place / "planted.npz", allow_pickle=False), float(density))
        for way, change in WAYS.items():
            arrays = {name: change(part) for name, part in mask.items()}
            np.savez(place / "masks" / f"{way}-stored.npz", **arrays)
            np.savez_compressed(place / "masks" / f"{way}-deflated.npz", **arrays)
            written += 2
    print(f"{written} masks")


if __name__ == "__main__":
    main(*sys.argv[1:])
