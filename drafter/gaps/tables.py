"""Tables in a reply: rows whose cells are parted by tabs, and rows that lack cells which their neighbours have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drafter.model import Case, Evidence, Side

Row = tuple[Evidence, list[str]]
_FEWEST = 3  # rows of a table that can show what a row should have


def tables(case: Case) -> Iterator[list[Row]]:
    """Every run of lines with tabs in the authority's files, row by row, each with its cells."""
    theirs = {body.source for m in case.messages if m.side is Side.AUTHORITY for body in m.body}
    for source in case.sources:
        if source.id not in theirs:
            continue
        rows: list[Row] = []
        place = 0
        for line in [*source.text.split("\n"), ""]:
            if "\t" in line.strip():
                said = Evidence(source.id, place, place + len(line.rstrip()))
                rows.append((said, [cell.strip() for cell in line.strip("\n").split("\t")]))
            elif rows:
                yield rows
                rows = []
            place += len(line) + 1


def short_rows(case: Case) -> Iterator[Evidence]:
    """The rows of figures that end before the last column that all the other rows have."""
    for table in tables(case):
        widths = Counter(_width(cells) for _, cells in table)
        wide, often = widths.most_common(1)[0]
        if often < _FEWEST or wide < 3 or often < len(table) - 1:
            continue
        for said, cells in table[1:]:
            if 1 < _width(cells) < wide and any(re.search(r"\d", cell) for cell in cells[1:]):
                yield said


def _width(cells: list[str]) -> int:
    """How many cells a row has, up to the last one that is filled."""
    return max((place + 1 for place, cell in enumerate(cells) if cell), default=0)
