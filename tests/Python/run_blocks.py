"""Runs the Python blocks of Markdown documents as they stand, each on its own, in one folder.

    python3 tests/Python/run_blocks.py numpy|torch FOLDER DOCUMENT...

With "numpy" the blocks that do not import torch, with "torch" those that do. Prints where each stands and what it prints itself, and copies the mask.npz of a
block that writes one into the folder "made".
"""
import os
import pathlib
import re
import shutil
import sys


def run(document, line, code):
    """Runs a block; errors name its lines in the document."""
    print(f"# {document.name}:{line + 1}", flush=True)
    mask = pathlib.Path("mask.npz")
    mask.unlink(missing_ok=True)
    exec(compile("\n" * line + code, str(document), "exec"), {"__name__": "__main__"})
    if mask.exists():
        pathlib.Path("made").mkdir(exist_ok=True)
        shutil.copy(mask, f"made/{document.stem}-{line + 1}.npz")


def main(kind, folder, *documents):
    documents = [pathlib.Path(document).resolve() for document in documents]
    os.chdir(folder)
    for document in documents:
        text = document.read_text(encoding="utf-8")
        for block in re.finditer(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
            if bool(re.search(r"^(import|from) .*\btorch\b", block[1], re.MULTILINE)) == (kind == "torch"):
                run(document, text.count("\n", 0, block.start(1)), block[1])


if __name__ == "__main__":
    main(*sys.argv[1:])
