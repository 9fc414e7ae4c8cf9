"""Lines that a page repeats: headers, footers and page numbers, which would cut sentences in two."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain

from drafter.read.raw import Line, Page

DEPTH = 4  # lines from the top and from the bottom of a page where such lines stand
NUMBERED = re.compile(r"(?:page\s*)?\d{1,3}\s*(?:of|/)\s*\d{1,3}|page\s*\d{1,3}|[-–]\s*\d{1,3}\s*[-–]", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]{2}")
NUMBER = re.compile(r"\d{1,3}")

Key = tuple[str, int]  # the shape of a line, and at which edge it stands: 0 the top, 1 the bottom


def without(pages: Sequence[Page]) -> list[list[Line]]:
    """The pages without page numbers, and without what they repeat; the first page keeps its own lines."""
    seen = Counter(key for page in pages for key in shapes(page))
    often = {key for key, times in seen.items() if times >= max(2, len(pages) / 2)}
    return [strip(page, often if at else set(), len(pages) > 1) for at, page in enumerate(pages)]


def shapes(page: Page) -> list[Key]:
    """The shapes with words that stand at an edge of a page, each with its edge.

    What stands there twice is a row of a table, unless it is a mark in capitals, such as OFFICIAL, at both edges.
    """
    found = [(key, at) for at, edge in enumerate(edges(page)) for line in edge if WORD.search(key := shape(line.text))]
    times, both = (
        Counter(found),
        Counter(shape(one) for one in {id(line): line.text for line in chain(*edges(page))}.values()),
    )
    return [one for one in times if times[one] == 1 and (both[one[0]] == 1 or one[0].isupper())]


def edges(page: Page) -> tuple[list[Line], list[Line]]:
    """The lines at the top and at the bottom of a page."""
    filled = [line for line in page if line.text.strip()]
    return filled[:DEPTH], filled[-DEPTH:]  # on a short page, a line may be at both


def strip(page: Page, often: set[Key], several: bool) -> list[Line]:
    """A page without the lines of these shapes, where they stand at its edge."""
    top, bottom = ({id(line) for line in edge} for edge in edges(page))
    last = max((at for at, line in enumerate(page) if line.text.strip()), default=-1)

    def goes(at: int, line: Line) -> bool:
        text = line.text.strip()
        numbered = NUMBERED.fullmatch(text) or (several and at in (0, last) and NUMBER.fullmatch(text))
        above, below = id(line) in top, id(line) in bottom
        repeated = (above and (shape(text), 0) in often) or (below and (shape(text), 1) in often)
        return bool(((above or below) and numbered) or repeated)

    kept = [line for at, line in enumerate(page) if not goes(at, line)]
    filled = [at for at, line in enumerate(kept) if line.text.strip()]
    return kept[filled[0] : filled[-1] + 1] if filled else []  # a paragraph may run on over the page


def shape(text: str) -> str:
    """A line with its numbers made alike."""
    return re.sub(r"\d+", "#", " ".join(text.split()))
