"""PDF: the lines of each page in the order in which they were written, with their edges in points."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from drafter.errors import ReadError
from drafter.read.columns import GAP, Cell, Row, levelled, settled, unwoven
from drafter.read.drawings import BLACK, Box, bare, drawings
from drafter.read.raw import Line, Page, Raw

BROKEN, HYPHEN = "\ufffe", 2  # pdfium's signs, as text and as code, for a word that goes on in the next line
LINE_ENDS = ("\r", "\n")
PIECE = re.compile(f"[\r\n]|[^\t\n\r \xa0{BROKEN}]*{BROKEN}|[^\t\n\r \xa0{BROKEN}]+")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]+")
PAGES = 200  # more than this is no letter
STAMP = 40  # characters that a scanned page may have as text
DOTS, LARGEST = 300, 5_000  # an inch of a page as a picture, and along its longer side
BOLD = 600  # font weight
LEAP = 1.55  # a step down of this many usual steps parts paragraphs


class Word(NamedTuple):
    """Characters between blanks: where the first and the last of them are, and the box around them in points."""

    text: str
    first: int
    last: int
    left: float
    right: float
    bottom: float
    top: float


def read(data: bytes, name: str = "") -> Raw:
    """A letter from a PDF; the pages that are pictures are in its `scans`.

    Raises ReadError for a file that is protected or broken, or has over 200 pages.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        why = "is protected by a password" if "assword" in str(error) else "is broken"
        raise ReadError(f"{name}: the PDF {why}; open it and print it to a new PDF") from None
    if len(document) > PAGES:
        raise ReadError(f"{name}: {len(document)} pages are more than the {PAGES} of a letter; cut the letter out")
    pages, scans, hidden = list[Page](), list[int](), list[int]()
    for at in range(len(document)):
        page = document[at]
        drawn = drawings(page)
        pages.append(paragraphs(unwoven(levelled(settled(lines(page, drawn.boxes))))))
        if drawn.scan and sum(len(line.text) for line in pages[at]) < STAMP:
            scans.append(at)
        if any(BLACK in line.text for line in pages[at]):
            hidden.append(at + 1)
    if not any(line.text.strip() for page in pages for line in page):
        scans = list(range(len(document)))
    where = f"page{'s' * (len(hidden) > 1)} {', '.join(map(str, hidden))}"
    remarks = (f"{name}: words on {where} are blacked out (shown as {BLACK})",) if hidden else ()
    return Raw(tuple(pages), wrapped=True, scans=tuple(scans), remarks=remarks)


def picture(data: bytes, at: int) -> Raw:
    """One page as a picture (PGM, its only part; empty where nothing is on it), to be read by text recognition."""
    page = pypdfium2.PdfDocument(data)[at]
    scale = min(DOTS / 72, LARGEST / max(page.get_size()))
    bitmap = page.render(scale=scale, grayscale=True)
    rows = bytes(bitmap.buffer)
    kept = b"".join(rows[row * bitmap.stride :][: bitmap.width] for row in range(bitmap.height))
    head = b"P5 %d %d 255\n" % (bitmap.width, bitmap.height)
    return Raw(pages=(), parts=(("page.pgm", head + kept if len(set(kept)) > 1 else b""),))


def lines(page: pypdfium2.PdfPage, boxes: Sequence[Box] = ()) -> list[Row]:
    """The lines of a page; wide blanks inside a line, as between table cells, become tabs.

    A black box is shown where it stands in a line, or as a line of its own.
    """
    text = page.get_textpage()
    written = list(runs(text))
    points = [((one.left + one.right) / 2, (one.bottom + one.top) / 2) for words in written for one in words if boxes]
    left = bare(boxes, points)
    rows = [one for words in written for one in row(text, words, left)]
    text.close()
    for hole in left:
        place = next((at for at, one in enumerate(rows) if one.top < hole.top), len(rows))
        rows.insert(place, Row((Cell(BLACK, hole.left, hole.right),), hole.bottom, hole.top, None))
    return rows


def runs(text: pypdfium2.PdfTextPage) -> Iterator[list[Word]]:
    """The words of each line. Boxes are asked for at the ends of words only, since each question takes a while."""
    page, words, box = text.raw, list[Word](), pdfium.FS_RECTF()
    told = characters(text)
    odd = CONTROL.search(told)
    for piece in PIECE.finditer(told):
        said = piece[0]
        if said not in LINE_ENDS:
            said = CONTROL.sub("", said) if odd else said
            broken = said.endswith(BROKEN)
            if said:
                words.append(word(page, said[:-1] + "-" if broken else said, piece.start(), piece.end() - 1, box))
            if not broken:
                continue
        yield [one for one in words if one.top > one.bottom]  # not those that are not seen
        words = []
    yield [one for one in words if one.top > one.bottom]


def characters(text: pypdfium2.PdfTextPage) -> str:
    """The characters of a page, in the places where pdfium counts them."""
    found = text.get_text_range()
    if len(found) == text.count_chars():
        return str(found)
    page = text.raw
    codes = [pdfium.FPDFText_GetUnicode(page, at) for at in range(text.count_chars())]
    return "".join(
        BROKEN if code == HYPHEN and pdfium.FPDFText_IsHyphen(page, at) == 1 else chr(code)
        for at, code in enumerate(codes)
    )


def word(page: Any, text: str, first: int, last: int, box: Any) -> Word:
    """A word with its box, which is flat where it is not seen. The last argument is a box to write to."""
    pdfium.FPDFText_GetLooseCharBox(page, first, box)
    left, right, bottom, top = box.left, box.right, box.bottom, box.top
    if last > first:
        pdfium.FPDFText_GetLooseCharBox(page, last, box)
        right = box.right if box.right > right else right
        if top <= bottom:
            bottom, top = box.bottom, box.top
    return Word(text, first, last, left, right, bottom, top)


def row(page: pypdfium2.PdfTextPage, words: list[Word], boxes: list[Box]) -> Iterator[Row]:
    """One line from its words, if it has any; takes the boxes that stand in it out of the list."""
    if not words:
        return
    bottom, top = median([one.bottom for one in words]), median([one.top for one in words])
    ends = {bold(page, at) for at in (words[0].first, words[-1].last)}
    for hole in [one for one in boxes if bottom < (one.bottom + one.top) / 2 < top]:
        boxes.remove(hole)
        place = next((at for at, one in enumerate(words) if one.left > hole.left), len(words))
        words.insert(place, Word(BLACK, -1, -1, hole.left, hole.right, bottom, top))
    wide = [
        at for at, (last, one) in enumerate(pairwise(words), 1) if one.left - last.right > GAP * (one.top - one.bottom)
    ]
    groups = [words[start:end] for start, end in pairwise([0, *wide, len(words)])]
    cells = [Cell(" ".join(one.text for one in group), group[0].left, group[-1].right) for group in groups]
    yield Row(tuple(cells), bottom, top, ends.pop() if len(ends) == 1 else None)


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
