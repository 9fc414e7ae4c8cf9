"""Dates of a letter with the words that stand before them, in their line or in the row above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.language.dates import Dated, dates
from drafter.language.lines import Line
from drafter.patterns import cued

WEEKDAYS = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
DAYNAME = rf"(?:{WEEKDAYS},? )?"
_ROW = 5  # words of a line that names the date below it
_BELOW = (1, 2)  # lines from such a name to its date: a blank one may stand between
_ROW_NAME = cued(  # "Date received", "Response date"
    r"^\W*(?:date\b[\w ]*|(?:request|response|reply|decision|issue|answer) date|received|responded|requested|answered|issued)\W*$",
    re.IGNORECASE,
)
_LETTERS = cued(r"[A-Za-z]")
WEEKDAY = cued(WEEKDAYS, re.IGNORECASE)


def labels_above(lines: Sequence[Line]) -> dict[int, str]:
    """For each line that is only a date, the short line above it, which may say whose it is ("Date received")."""
    found: dict[int, str] = {}
    for above, line in pairwise(lines):
        only = any(
            not _LETTERS.search(WEEKDAY.sub("", line.text[: one.start] + line.text[one.end :]))
            for one in dates(line.text)
        )
        if only and line.number - above.number in _BELOW and above.words <= _ROW and _ROW_NAME.match(above.text):
            found[line.number] = above.text.rstrip() + " "
    return found


def with_left(line: Line, year: int | None, above: str = "") -> Iterator[tuple[Dated, str]]:
    """Every date of a line with the words before it, back to the date before; `above` stands before the first."""
    last = 0
    for dated in dates(line.text, year):
        yield dated, above + line.text[last : dated.start]
        last, above = dated.end, ""
