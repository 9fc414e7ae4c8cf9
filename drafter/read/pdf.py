"""PDF: the lines of each page in the order in which they were written, with their edges in points."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from drafter.errors import ReadError
from drafter.read.columns import GAP, Cell, Row, levelled, unwoven
from drafter.read.raw import Line, Page, Raw

LINE_ENDS = (10, 13)
PAGES = 200  # more than this is no letter
BOLD = 600  # font weight
LEAP = 1.55  # a step down of this many usual steps parts paragraphs


class Mark(NamedTuple):
    """A character and its box in points, as the font spaces it."""

    text: str
    at: int
    left: float
    right: float
    bottom: float
    top: float


def read(data: bytes, name: str = "") -> Raw:
    """A letter from a PDF.

    Raises ReadError for a file that is protected or broken, has over 200 pages, or holds only pictures.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        why = "is protected by a password" if "assword" in str(error) else "is broken"
        raise ReadError(f"{name}: the PDF {why}; open it and print it to a new PDF") from None
    if len(document) > PAGES:
        raise ReadError(f"{name}: {len(document)} pages are more than the {PAGES} of a letter; cut the letter out")
    pages = tuple(paragraphs(unwoven(levelled(lines(document[at])))) for at in range(len(document)))
    if not any(line.text.strip() for page in pages for line in page):
        raise ReadError(f"{name}: its pages are pictures without text; run text recognition (OCR) on it first")
    return Raw(pages, wrapped=True)


def lines(page: pypdfium2.PdfPage) -> Iterator[Row]:
    """The lines of a page; wide blanks inside a line, as between table cells, become tabs."""
    text = page.get_textpage()
    marks: list[Mark] = []
    for at in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, at)
        if code in LINE_ENDS or pdfium.FPDFText_IsHyphen(text, at) == 1:
            if code not in LINE_ENDS:
                marks.append(box(text, at, "-"))
            yield from row(text, marks)
            marks = []
        elif code:
            marks.append(box(text, at, chr(code)))
    yield from row(text, marks)
    text.close()


def box(text: pypdfium2.PdfTextPage, at: int, shown: str) -> Mark:
    """One character of a page with its box; those that pdfium adds itself have none."""
    rect = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text, at, ctypes.byref(rect))
    return Mark(shown, at, rect.left, rect.right, rect.bottom, rect.top)


def row(page: pypdfium2.PdfTextPage, marks: list[Mark]) -> Iterator[Row]:
    """One line from its characters, if it has any that are seen."""
    seen = [mark for mark in marks if not mark.text.isspace() and mark.top > mark.bottom]
    if not seen:
        return
    cells: list[Cell] = []
    text, left, edge = "", seen[0].left, seen[0].left
    for mark in marks:
        if not mark.text.isspace() and mark.top > mark.bottom:
            if text.strip() and mark.left - edge > GAP * (mark.top - mark.bottom):
                cells.append(Cell(text.strip(), left, edge))
                text, left = "", mark.left
            edge = mark.right
        text += mark.text
    cells.append(Cell(text.strip(), left, edge))
    ends = {bold(page, mark.at) for mark in (seen[0], seen[-1])}
    height = median(mark.bottom for mark in seen), median(mark.top for mark in seen)
    yield Row(tuple(cells), *height, ends.pop() if len(ends) == 1 else None)


def bold(page: pypdfium2.PdfTextPage, at: int) -> bool:
    """Whether a character is set in bold, as far as the font's weight or name tells."""
    if pdfium.FPDFText_GetFontWeight(page, at) >= BOLD:
        return True
    name = ctypes.create_string_buffer(128)
    size = pdfium.FPDFText_GetFontInfo(page, at, name, len(name), None)
    return 0 < size <= len(name) and b"bold" in name.value.lower()


def paragraphs(rows: list[Row]) -> Page:
    """The lines with a blank one wherever the space, or a step up to the next column, parts paragraphs."""
    steps = [one.bottom - other.bottom for one, other in pairwise(rows)]
    regular = [step for step in steps if 4 < step < 40]
    usual = median(regular or [12.0])
    most = 1.6 if len(regular) > 2 else 1.25  # heights of a letter from line to line
    done: list[Line] = []
    for at, one in enumerate(rows):
        leap = LEAP * min(usual, most * (one.top - one.bottom))
        if at and (parts(rows[at - 1], one) or not -2 <= steps[at - 1] <= leap):
            done.append(Line(""))
        done.append(Line(one.text, one.cells[0].left, one.cells[-1].right))
    return tuple(done)


def parts(before: Row, one: Row) -> bool:
    """Whether the type changes between two lines, as between a question and its answer."""
    return None not in (before.bold, one.bold) and before.bold != one.bold
