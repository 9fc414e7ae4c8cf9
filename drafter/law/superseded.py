"""Laws that letters go on naming after their end, as data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from drafter.files import LAWS
from drafter.law.build import build
from drafter.law.rawrows import read
from drafter.law.rawrows import rows as raw_rows
from drafter.patterns import Listed, cued

_SENTENCE = cued(r"[^\n]+?(?:[.?!](?=\s+[A-Z])|\n|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Superseded:
    """The names of a law that ended on the day `until`; see the file of data for the other fields."""

    names: tuple[str, ...]
    until: date
    now: str
    source: str
    evidence: str
    beside: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    hint: bool = False


@cache
def rows() -> tuple[Superseded, ...]:
    """Every row of the data."""
    data = read(LAWS / "common" / "superseded.toml")["superseded"]
    return tuple(build(Superseded, raw) for raw in raw_rows("superseded.toml", "superseded", "now", data))


@cache
def _names() -> Listed:
    """Every name of every such law."""
    return Listed(name for row in rows() for name in row.names)


@lru_cache(maxsize=256)
def _listed(words: tuple[str, ...]) -> Listed:
    return Listed(words)


def superseded(text: str, on: date) -> Iterator[tuple[int, int, Superseded]]:
    """The sentences of a text, as ranges, that rely on a law which was no longer in force on a day."""
    if not _names().search(text):
        return
    for row in rows():
        if on <= row.until or not _listed(row.names).search(text) or _listed(row.unless).search(text):
            continue
        for sentence in _SENTENCE.finditer(text):
            named = _listed(row.names).search(sentence[0])
            if named and (
                not row.beside or _listed(row.beside).search(sentence[0][: named.start()] + sentence[0][named.end() :])
            ):
                start = sentence.start() + len(sentence[0]) - len(sentence[0].lstrip())
                yield start, sentence.start() + len(sentence[0].rstrip()), row
                break
