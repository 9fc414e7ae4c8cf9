"""What reading a PDF costs, isolation included, against pdfium giving the bare text of the same pages."""

from __future__ import annotations

import statistics
from dataclasses import dataclass

from benchmarks.throughput import timed
from drafter.read import read_bytes
from tests import made_files as made

PAGES = 30
LINE = "We hold the list of elms that you have asked us for, and send it with this letter,"


@dataclass(frozen=True, slots=True)
class Reading:
    """Milliseconds for a file and for each page in it, and how many times the bare text the pages take."""

    file: float
    page: float
    ratio: float


def reading(rounds: int) -> Reading:
    """The medians of some rounds; the letter has pages of 25 lines."""
    import pypdfium2

    page = made.column([f"{LINE} {at}" for at in range(25)], step=25)
    one, many = made.pdf(page), made.pdf(*[page] * PAGES)

    def bare() -> None:
        for each in pypdfium2.PdfDocument(many):
            each.get_textpage().get_text_bounded()

    works = (lambda: read_bytes(one, "one.pdf"), lambda: read_bytes(many, "many.pdf"), bare)
    measured = [[timed(work) for work in works] for _ in range(rounds + 1)][1:]
    single, whole, text = (1000 * statistics.median(column) for column in zip(*measured, strict=True))
    each = (whole - single) / (PAGES - 1)
    return Reading(single - each, each, each * PAGES / text)
