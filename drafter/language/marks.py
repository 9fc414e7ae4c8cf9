"""A mark: a range of a text with the name of what was recognised there."""

from __future__ import annotations

from typing import NamedTuple

LISTED = "listed"  # stands for a phrase: a line below the sentence that says what is relied on


class Mark(NamedTuple):
    """Characters `start` to `end` (exclusive) say `signal`; `id` is the phrase that matched."""

    start: int
    end: int
    signal: str
    id: str = ""
