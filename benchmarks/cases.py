"""Many cases made from the labelled letters, no two alike: a caseload to measure and to break."""

from __future__ import annotations

import shutil
import tomllib
from itertools import islice
from pathlib import Path

CORPUS = Path(__file__).parent.parent / "corpus"


def caseload(folder: Path, count: int, corpus: Path = CORPUS) -> Path:
    """A folder with so many case folders; each reply says which of them it is."""
    shutil.rmtree(folder, ignore_errors=True)
    gold = [
        (path.parent, tomllib.loads(path.read_text(encoding="utf-8"))) for path in sorted(corpus.glob("*/gold.toml"))
    ]
    for number in range(count):
        source, told = gold[number % len(gold)]
        place = folder / f"{number:05} {source.name}"
        place.mkdir(parents=True)
        for at, name in enumerate(told["reply"]):
            text = (source / name).read_bytes()
            (place / f"reply-{at}{Path(name).suffix}").write_bytes(text + f"\n\nOur file is {number:05}.\n".encode())
        for at, name in enumerate(islice(told.get("request", ()), 9)):
            shutil.copy(source / name, place / f"request-{at}{Path(name).suffix}")
    return folder
