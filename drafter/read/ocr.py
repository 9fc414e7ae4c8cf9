"""Scans and pictures: text recognition by tesseract, where the user has it, one page after the other."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from contextvars import ContextVar
from dataclasses import replace
from itertools import groupby, pairwise
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

from drafter.errors import ReadError
from drafter.read import apart
from drafter.read.columns import GAP
from drafter.read.raw import Line, Page, Raw

PAGES = 100  # of one file
SECONDS = 90  # a page
MEMORY = 2 << 30
SURE = 75.0  # of 100; a page below is one to check
FEW = 15  # words; a picture with fewer is no letter
OPTIONS = ("-l", "eng", "-c", "tessedit_create_tsv=1")
watching: ContextVar[Callable[[str, int, int], None] | None] = ContextVar("watching", default=None)
HOW = "install tesseract (apt install tesseract-ocr, brew install tesseract), or run text recognition (OCR) on it"


class Word(NamedTuple):
    """A word with the line it stands in, its box in dots, and how sure it is."""

    line: tuple[str, ...]  # page, block, paragraph, line
    left: int
    right: int
    height: int
    sure: float
    text: str


def picture(data: bytes, name: str) -> Raw:
    """A letter from a picture; data, with a remark, where it cannot be read or holds no letter."""
    if program() is None:
        return Raw(pages=(), data=True, remarks=(f"{name}: is a picture, which was not read; {HOW}",))
    shown(name, 1, 1)
    words = recognised(data)
    if len(words) < FEW:
        return Raw(pages=(), data=True, remarks=(f"{name}: is a picture with hardly a word that can be read",))
    return Raw((lines(words),), wrapped=True, remarks=doubts(name, [words]))


def filled(raw: Raw, data: bytes, name: str) -> Raw:
    """The same PDF with the words of its scanned pages.

    Raises ReadError where there are no words at all, with what to do.
    """
    if not raw.scans:
        return raw
    pages, read = list(raw.pages), list[Sequence[Word]]()
    for count, at in enumerate(raw.scans[:PAGES] if program() else (), 1):
        shown(name, count, min(len(raw.scans), PAGES))
        image = apart.read(f"pdf {at}", data, name).parts[0][1]
        read.append(recognised(image) if image else [])
        pages[at] = lines(read[-1])
    if not any(line.text.strip() for page in pages for line in page):
        raise ReadError(
            f"{name}: its pages are pictures without text; {HOW if not read else 'tesseract finds no words in them; scan it anew'}"
        )
    left = [at for at in raw.scans if not pages[at]]
    why = HOW if not read else "no word on it could be read"
    gone = (f"{name}: {numbered(left)} a picture and left out; {why}",) if left else ()
    return replace(raw, pages=tuple(pages), remarks=(*raw.remarks, *gone, *doubts(name, read, raw.scans)))


def program() -> str | None:
    """Where tesseract is, if the user has it."""
    return shutil.which("tesseract")


def recognised(data: bytes) -> list[Word]:
    """The words in a picture (PNG, JPEG, TIFF, PNM, …) in the order of reading; none where it is too hard."""
    command = [program() or "tesseract", "stdin", "stdout", *OPTIONS]
    try:
        run = subprocess.run(  # noqa: S603 - the user's own tesseract; it gets bytes, never a name
            command,
            input=data,
            capture_output=True,
            timeout=SECONDS,
            env=os.environ | {"OMP_THREAD_LIMIT": "1"},
            cwd=Path(os.sep),
            preexec_fn=limited if hasattr(os, "fork") else None,  # sets limits, no more
            check=False,
        )
    except (subprocess.SubprocessError, OSError):
        return []
    rows = csv.DictReader(run.stdout.decode("utf-8", "replace").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [word for row in rows for word in one(row)]


def limited() -> None:
    """Set the limits of the process that becomes tesseract."""
    apart.limit(SECONDS, MEMORY)


def one(row: dict[str, str | None]) -> Iterable[Word]:
    """The word in a row of the table that tesseract prints, if it has one."""
    try:
        left, width, height = (int(row[key] or 0) for key in ("left", "width", "height"))
        sure, text = float(row["conf"] or -1), (row["text"] or "").strip()
    except (KeyError, TypeError, ValueError):
        return
    if text and sure >= 0:
        place = tuple(str(row.get(key)) for key in ("page_num", "block_num", "par_num", "line_num"))
        yield Word(place, left, left + width, height, sure, text)


def lines(words: Sequence[Word]) -> Page:
    """The lines with a blank one between paragraphs; wide blanks inside a line become tabs."""
    found: list[Line] = []
    before: tuple[str, ...] = ()
    for place, group in groupby(words, key=lambda word: word.line):
        line = list(group)
        if before and before[:-1] != place[:-1]:
            found.append(Line(""))
        text, high = line[0].text, max(word.height for word in line)
        for last, word in pairwise(line):
            text += ("\t" if word.left - last.right > GAP * high else " ") + word.text
        found.append(Line(text, line[0].left, line[-1].right))
        before = place
    return tuple(found)


def doubts(name: str, pages: Sequence[Sequence[Word]], places: Sequence[int] = (0,)) -> tuple[str, ...]:
    """A remark where pages were read with little certainty."""
    sure = {at: fmean(word.sure for word in words) for at, words in zip(places, pages, strict=False) if words}
    low = [at for at, one in sure.items() if one < SURE]
    if not low:
        return ()
    worst = min(sure.values())
    return (f"{name}: {numbered(low)} hard to read (certainty {worst:.0f} of 100); check the words against the scan",)


def numbered(places: Sequence[int]) -> str:
    """ "page 3 is" or "pages 1, 2 are"."""
    shown = ", ".join(str(at + 1) for at in places[:12]) + (" …" if len(places) > 12 else "")
    return f"pages {shown} are" if len(places) > 1 else f"page {shown} is"


def shown(name: str, count: int, total: int) -> None:
    """How far the work is, to whoever watches, else on a terminal; tesseract takes seconds for a page."""
    watcher = watching.get()
    if watcher:
        watcher(name, count, total)
    elif sys.stderr.isatty():
        sys.stderr.write(f"\r{name:.50}: reading scanned page {count} of {total} " + ("\n" if count == total else ""))
        sys.stderr.flush()
