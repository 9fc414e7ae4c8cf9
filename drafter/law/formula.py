"""The words that would fit any refusal: what a sentence has beside them is of its own case."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from drafter.files import LAWS
from drafter.law.rawrows import read
from drafter.patterns import Listed, cued

_WORD = cued(r"[a-z][a-z-]+", re.IGNORECASE)
_CUT = 6  # letters; words that share so many are forms of one


@lru_cache(maxsize=4096)
def own_words(text: str, known: str = "") -> frozenset[str]:
    """The words of a text, cut short, that are neither formula nor stand in another text that is known already."""
    bare = _formula().sub(" ", text)
    return frozenset(_cut(bare) - _cut(known))


def _cut(text: str) -> set[str]:
    return {word[:_CUT].lower() for word in _WORD.findall(text) if len(word) > 2}


@cache
def _formula() -> Listed:
    data = read(LAWS / "common" / "formula.toml")
    return Listed(word for listed in data.values() for word in listed)
