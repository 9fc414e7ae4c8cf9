"""Lines that a page repeats: headers, footers and page numbers, which would cut sentences in two."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from drafter.read.raw import Line, Page

DEPTH = 4  # lines from the top and from the bottom of a page where such lines stand
NUMBERED = re.compile(r"(?:page\s*)?\d{1,3}\s*(?:of|/)\s*\d{1,3}|page\s*\d{1,3}|[-–]\s*\d{1,3}\s*[-–]", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]{2}")
NUMBER = re.compile(r"\d{1,3}")


def without(pages: Sequence[Page]) -> list[list[Line]]:
    """The pages without page numbers, and without what they repeat; the first page keeps its own lines."""
    seen = Counter(key for page in pages for key, times in shapes(page).items() if times == 1)
    often = {key for key, times in seen.items() if times >= max(2, len(pages) / 2)}
    return [strip(page, often if at else set(), len(pages) > 1) for at, page in enumerate(pages)]


def shapes(page: Page) -> Counter[str]:
    """How often each shape with words stands at the edges of a page; what stands there twice is a row of a table."""
    return Counter(key for line in edges(page) if WORD.search(key := shape(line.text)))


def edges(page: Page) -> list[Line]:
    """The lines at the top and at the bottom of a page."""
    filled = [line for line in page if line.text.strip()]
    return filled if len(filled) <= 2 * DEPTH else filled[:DEPTH] + filled[-DEPTH:]


def strip(page: Page, often: set[str], several: bool) -> list[Line]:
    """A page without the lines of these shapes, where they stand at its edge."""
    border = {id(line) for line in edges(page)}
    last = max((at for at, line in enumerate(page) if line.text.strip()), default=-1)

    def goes(at: int, line: Line) -> bool:
        text = line.text.strip()
        numbered = NUMBERED.fullmatch(text) or (several and at in (0, last) and NUMBER.fullmatch(text))
        return id(line) in border and bool(numbered or shape(text) in often)

    kept = [line for at, line in enumerate(page) if not goes(at, line)]
    filled = [at for at, line in enumerate(kept) if line.text.strip()]
    return kept[filled[0] : filled[-1] + 1] if filled else []  # a paragraph may run on over the page


def shape(text: str) -> str:
    """A line with its numbers made alike."""
    return re.sub(r"\d+", "#", " ".join(text.split()))
