"""How fast letters are analysed, against spaCy's bare tokeniser on the same texts."""

from __future__ import annotations

import gc
import statistics
import time
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from drafter.draft import examine
from drafter.errors import DrafterError
from drafter.model import Source
from drafter.read import read_all

TODAY = date(2026, 1, 15)


@dataclass(frozen=True, slots=True)
class Speed:
    """The share of the tokeniser's speed that the whole analysis keeps, and on how much text it was measured."""

    share: float
    cases: int
    characters: int
    rate: float


@dataclass(frozen=True, slots=True)
class Texts:
    """The sources of one case."""

    replies: tuple[Source, ...]
    requests: tuple[Source, ...]


def speed(folder: Path, rounds: int) -> Speed:
    """The medians of alternating rounds over every labelled case of a folder; reading the files is not counted."""
    import spacy

    cases = [texts for path in sorted(folder.glob("*/gold.toml")) if (texts := read(path)) is not None]
    texts = [source.text for case in cases for source in (*case.replies, *case.requests)]
    bare = spacy.blank("en")

    def tokenise() -> None:
        for text in texts:
            bare.make_doc(text)

    def analyse() -> None:
        for case in cases:
            examine(case.replies, case.requests, today=TODAY)

    works = (tokenise, analyse)
    measured = [[timed(work) for work in works] for _ in range(rounds + 1)][1:]
    tokenised, analysed = (statistics.median(column) for column in zip(*measured, strict=True))
    characters = sum(map(len, texts))
    return Speed(tokenised / analysed, len(cases), characters, characters / analysed)


def read(gold: Path) -> Texts | None:
    """The sources that a gold.toml names; None where they cannot be analysed."""
    told = tomllib.loads(gold.read_text(encoding="utf-8"))
    try:
        sides = (read_all([gold.parent / name for name in told.get(side, ())]) for side in ("reply", "request"))
        texts = Texts(*sides)
        examine(texts.replies, texts.requests, today=TODAY)
    except DrafterError:
        return None
    return texts


def timed(work: Callable[[], None]) -> float:
    """Seconds that the work takes."""
    gc.collect()
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
