"""Reads every kind of .npz file that the library writes, and writes every kind that numpy and zipfile do, for the library to read.

    python3 tests/Python/check_formats.py OURS THEIRS

OURS holds files such as v2-fortran-big-deflated.npz with expected.json, which gives for each array its type, shape and its bytes, little-endian and in C order, in
hexadecimal. THEIRS is filled with files and an expected.json of the same form. Needs numpy.
"""
import ast
import io
import json
import pathlib
import struct
import sys
import zipfile

import numpy as np

TYPES = ["?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8"]
SHAPES = [(), (0,), (5,), (2, 0, 3), (3, 4), (2, 3, 4, 2)]


def plain(array):
    """An array's bytes, little-endian and in C order, in hexadecimal."""
    return array.astype(array.dtype.newbyteorder("<")).tobytes("C").hex()


def describe(array):
    """What expected.json says of an array; the byte order is left out."""
    return {"type": array.dtype.newbyteorder("=").str[1:], "shape": list(array.shape), "bytes": plain(array)}


def check_layout(path, archive, name):
    """The bytes are laid out as the file's name says: format version, order, byte order, compression."""
    version, order, endian, compression = path.stem.split("-")[:4]
    entry = archive.getinfo(f"{name}.npy")
    with archive.open(entry) as stream:
        major = np.lib.format.read_magic(stream)[0]
        length, = struct.unpack("<H" if major == 1 else "<I", stream.read(2 if major == 1 else 4))
        header = ast.literal_eval(stream.read(length).decode("utf-8"))
    there = [f"v{major}", "fortran" if header["fortran_order"] else "c", {"<": "little", ">": "big"}.get(header["descr"][0], endian), "deflated" if entry.compress_type else "stored"]
    assert there == [version, order, endian, compression], f"{path.name}: {name} is laid out as {there}"


def read_ours(folder):
    """Compares the library's files with what they are to hold."""
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    assert {path.name for path in folder.glob("*.npz")} == set(expected), "files are missing"
    arrays = 0
    for file, content in expected.items():
        with np.load(folder / file, allow_pickle=False) as read, zipfile.ZipFile(folder / file) as archive:
            assert set(read.files) == set(content), f"{file}: there are the arrays {read.files}"
            for name, wanted in content.items():
                assert describe(read[name]) == wanted, f"{file}: {name} is {describe(read[name])}; it must be {wanted}"
                check_layout(folder / file, archive, name)
                arrays += 1
    return f"{len(expected)} files of the library with {arrays} arrays"


def samples():
    """Arrays of each type and shape, extreme values among them."""
    for code in TYPES:
        dtype = np.dtype(code)
        if dtype.kind == "f":
            info = np.finfo(dtype)
            ends = [info.max, -info.max, info.tiny, np.nextafter(dtype.type(0), dtype.type(1)), -0.0, np.inf, -np.inf, np.nan]
        elif dtype.kind == "b":
            ends = [True, False]
        else:
            # Integers above the largest signed one are refused by the library.
            ends = [np.iinfo(dtype).min, min(np.iinfo(dtype).max, 2 ** 63 - 1)]
        for shape in SHAPES:
            count = int(np.prod(shape))
            values = (ends + [dtype.type(i % 100) for i in range(count)])[:count]
            yield f"{code.replace('?', 'b1')}-{'x'.join(map(str, shape)) or 'single'}", np.array(values, dtype).reshape(shape)
    for name, text in (("empty", ""), ("ascii", "host 1"), ("unicode", "\u03c1 = 0.01, \U0001d70c"), ("inner", "a\0b")):
        yield f"text-{name}", np.array(text)


class Pipe(io.RawIOBase):
    """A stream that cannot be sought in, so that zipfile puts sizes behind the entries."""

    def __init__(self, stream):
        self.stream = stream

    def writable(self):
        return True

    def write(self, data):
        return self.stream.write(data)


def write_theirs(folder):
    """Writes files in each way that there is in Python."""
    expected = {}
    arrays = dict(samples())

    def lay_out(array, order, endian):
        array = array.astype(array.dtype.newbyteorder(endian))
        return np.asfortranarray(array) if order == "fortran" and array.ndim > 1 else array

    def write(file, compression, version, content, pipe=False, **options):
        with open(folder / file, "wb") as stream, zipfile.ZipFile(Pipe(stream) if pipe else stream, "w", compression) as archive:
            for name, array in content.items():
                with archive.open(f"{name}.npy", "w", **options) as entry:
                    np.lib.format.write_array(entry, array, version=version, allow_pickle=False)
        expected[file] = {name: describe(array) for name, array in content.items()}

    for version in ((1, 0), (2, 0), (3, 0)):
        for order in ("c", "fortran"):
            for endian in "<>":
                content = {name: lay_out(array, order, endian) for name, array in arrays.items()}
                for compression, word in ((zipfile.ZIP_STORED, "stored"), (zipfile.ZIP_DEFLATED, "deflated")):
                    stem = f"v{version[0]}-{order}-{'big' if endian == '>' else 'little'}-{word}"
                    write(f"{stem}.npz", compression, version, content)
                    some = dict(list(content.items())[::5])
                    write(f"{stem}-zip64.npz", compression, version, some, force_zip64=True)
                    write(f"{stem}-pipe.npz", compression, version, some, pipe=True)
                    write(f"{stem}-pipe-zip64.npz", compression, version, some, pipe=True, force_zip64=True)
    for file, save in (("savez.npz", np.savez), ("savez_compressed.npz", np.savez_compressed)):
        save(folder / file, **arrays)
        expected[file] = {name: describe(array) for name, array in arrays.items()}
    (folder / "expected.json").write_text(json.dumps(expected), encoding="utf-8")
    return f"{len(expected)} files of numpy with {sum(map(len, expected.values()))} arrays"


def main(ours, theirs):
    print(read_ours(pathlib.Path(ours)))
    print(write_theirs(pathlib.Path(theirs)))


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except AssertionError as error:
        sys.exit(f"check_formats: {error}")
