"""Sums in a reply: rows of figures and the total that should be their sum."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.model import Case, Evidence, Side

_NUMBER = re.compile(r"^[-–(]?£?\d[\d,]*(?:\.\d+)?\)?$")
_TOTAL = re.compile(r"^\W*(?:grand |overall )?totals?\b", re.IGNORECASE)
_SLIP = Decimal("0.25")  # a total further off than this counts something else
_HEADING = 8  # words of a line that may stand between the rows
_YEAR = re.compile(r"^(?:19|20)\d\d$")


def wrong_totals(case: Case) -> Iterator[tuple[Evidence, ...]]:
    """The total and the first row of every column of figures whose total is not its sum."""
    replies = {body.source for m in case.messages if m.side is Side.AUTHORITY for body in m.body}
    for source in case.sources:
        if source.id in replies:
            yield from _in_text(source.id, source.text)


def _in_text(source: str, text: str) -> Iterator[tuple[Evidence, ...]]:
    rows: list[tuple[Evidence, Decimal]] = []
    place = 0
    for line in text.split("\n"):
        said = Evidence(source, place, place + len(line.rstrip()))
        place += len(line) + 1
        cells = line.split()
        numbers = [cell for cell in cells if _NUMBER.match(cell)]
        if not cells or (not numbers and len(cells) <= _HEADING):
            continue
        if len(numbers) != 1 or numbers[0] != cells[-1] or len(cells) < 2:
            rows = []
            continue
        value = _value(numbers[0])
        if _TOTAL.match(line):
            off = abs(sum(number for _, number in rows) - value)
            if len(rows) > 1 and 0 < off <= value * _SLIP:
                yield said, rows[0][0]
            rows = []
        elif not _YEAR.match(numbers[0]):
            rows.append((said, value))


def _value(number: str) -> Decimal:
    bare = re.sub(r"[^\d.]", "", number)
    return -Decimal(bare) if number[0] in "-–(" else Decimal(bare)
