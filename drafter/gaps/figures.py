"""Figures in a reply: columns and lists with a total that is not their sum, and counts that grow where they must shrink."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from drafter.gaps.tables import tables
from drafter.model import Case, Evidence, Side
from drafter.patterns import cued

_NUMBER = cued(r"^[-–(]?£?\d[\d,]*(?:\.\d+)?\)?$")
_TOTAL = cued(r"^\W*(?:grand |overall )?(?:totals?|all)\b(?! (?:staff|budget|capacity))", re.IGNORECASE)
_SLIP = Decimal("0.25")  # a total further off than this counts something else
_CLOSE = Decimal("0.1")  # the same, where nothing says that the parts are all of it
_NEAR = 600  # characters before a total in which its parts stand
_HEADING = 8  # words of a line that may stand between the rows
_SOME = cued(r"\d\D+\d+\D+\d")  # three figures: two parts and a total
_STOP = cued(r"[.?!]\s+(?=[A-Z])")
_FAR = 240  # characters
_YEAR = cued(r"^(?:19|20)\d\d$")
_DATES = cued(
    r"\b(?:19|20)\d\d(?:(?: ?/ ?|[–-])(?:(?:19|20)?\d\d)(?!\d))?\b(?!,\d)|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|"
    r"\b\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*",
    re.IGNORECASE,
)
_FIGURE = cued(r"(?<![\w.,/£])£?\d[\d,]*(?:\.\d+)?(?![\w/%]|,\d|\.\d| ?(?:%|per cent|pm\b|am\b))")
_SUM = cued(
    r"\b(?:total(?:s|led|ling)?(?: (?:of|since|for|in)(?: \w+){0,3})?|in all|altogether|in total|making|"
    r"which comes to)[\s:–-]{0,12}(?P<after>£?\d[\d,]*(?:\.\d+)?)|"
    r"(?P<before>£?\d[\d,]*(?:\.\d+)?)(?: \w+){0,2} (?:in (?:total|all)|altogether)\b",
    re.IGNORECASE,
)
_SPLIT_UP = cued(
    r"(?P<total>£?\d[\d,]*(?:\.\d+)?)(?: [a-z]+){0,3}\s?[(:]\s?(?P<parts>[^()\n]{5,200})(?:\)|$|\.\s)", re.MULTILINE
)
_NOT_ALL = cued(r"\b(?:includ\w+|of wh(?:ich|om)|of (?:them|these|those)|e\.g|such as|mainly|mostly|"
r"average|mean|median|highest|lowest|net|"
                      r"before|after|plus|excluding)\b", re.IGNORECASE)  # fmt: skip
_REST = cued(r"\b(?:other|others|rest|remainder|remaining|unknown|not known|neither)\b", re.IGNORECASE)
_OVER = cued(
    r"\b(?P<over>over|more than|longer than|above|exceeding|at least|greater than) £?(?P<n>\d[\d,]*)", re.IGNORECASE
)
_LAST = cued(r"(?P<n>\d[\d,]*)\s*$")


class Wrong(NamedTuple):
    """Figures that cannot be right: the passages, and what the parts come to ("" where nothing was added up)."""

    evidence: tuple[Evidence, ...]
    sum: str = ""


class _Line(NamedTuple):
    """A line: where its words begin, how many characters they are, and its text (with the tabs of a table's row)."""

    source: str
    start: int
    length: int
    text: str

    def said(self, start: int = 0, end: int | None = None) -> Evidence:
        """A range of its words as evidence."""
        return Evidence(self.source, self.start + start, self.start + (self.length if end is None else end))


def wrong_totals(case: Case) -> Iterator[Wrong]:
    """Every total that is not the sum of its parts, with the first of them: in columns, in rows, in running text."""
    theirs = {body.source for m in case.messages if m.side is Side.AUTHORITY for body in m.body}
    for source in case.sources:
        if source.id in theirs:
            lines = list(_lines(source.id, source.text))
            yield from _in_columns(lines)
            yield from _in_prose(lines)
            yield from _nested(lines)
    for table in tables(case):
        yield from _across(table)


def _in_columns(lines: Sequence[_Line]) -> Iterator[Wrong]:
    """Totals below columns; a row is a line that ends in figures."""
    rows: list[tuple[_Line, list[Decimal]]] = []
    for line in lines:
        figures = _figures(line.text)
        if not figures and (not rows or len(line.text.split()) <= _HEADING):
            continue
        if not figures:
            rows = []
        elif _TOTAL.match(line.text):
            sum_of_rows = _off(figures, [values for _, values in rows])
            if sum_of_rows is not None:
                yield Wrong((line.said(), rows[0][0].said()), f"{sum_of_rows:,}")
            rows = []
        else:
            rows.append((line, figures))


def _figures(line: str) -> list[Decimal]:
    """The figures at the end of a line, as long as they follow one another; its first cell is its name."""
    found: list[Decimal] = []
    last = line.rstrip()[-1:]
    if not last.isdigit() and last != ")":
        return found
    cells = line.split("\t") if "\t" in line else line.split()
    for cell in reversed(cells[1:] if cells and cells[0].strip() else cells[2:]):
        if not _NUMBER.match(cell.strip()) or (_YEAR.match(cell.strip()) and not found):
            break
        found.insert(0, _value(cell.strip()))
    return found


def _off(total: list[Decimal], rows: list[list[Decimal]]) -> Decimal | None:
    """The sum of the first column that comes near its total and misses it; None where all are right."""
    width = len(total)
    if len(rows) < 2 or any(len(row) < width for row in rows):
        return None
    for place in range(1, width + 1):
        column = [row[-place] for row in rows]
        if total[-place] in accumulate(reversed(column)):
            continue
        if abs(sum(column) - total[-place]) <= total[-place] * _SLIP:
            return sum(column, Decimal(0))
    return None


def _across(table: Sequence[tuple[Evidence, list[str]]]) -> Iterator[Wrong]:
    """Totals at the end of rows, in a table where most rows add up."""
    if not _TOTAL.match(table[0][1][-1]):
        return
    wrong: list[Wrong] = []
    right = 0
    for said, cells in table[1:]:
        values = [_value(cell) for cell in cells[1:] if _NUMBER.match(cell)]
        if len(values) == len(cells) - 1 > 2:
            if sum(values[:-1]) == values[-1]:
                right += 1
            else:
                wrong.append(Wrong((said,), f"{sum(values[:-1]):,}"))
    if right > len(wrong):
        yield from wrong


def _in_prose(lines: Sequence[_Line]) -> Iterator[Wrong]:
    """Totals said after or before a list of figures in one paragraph, and totals split up in brackets."""
    for line in lines:
        if "\t" in line.text or not _SOME.search(line.text):
            continue
        plain = _DATES.sub(lambda match: " " * len(match[0]), line.text)
        for match in _SUM.finditer(plain):
            number = match["after"] or match["before"]
            place = match.start("after" if match["after"] else "before")
            parts = [
                one
                for one in _FIGURE.finditer(plain, max(0, match.start() - _NEAR), match.start())
                if ("£" in one[0]) == ("£" in number)
            ]
            between = plain[parts[0].start() : place] if parts else ""
            if (
                len(parts) > 1
                and not _NOT_ALL.search(between)
                and _misses(_value(number), [_value(one[0]) for one in parts], _SLIP)
            ):
                start = _sentence_start(plain, parts[0].start())
                yield Wrong((line.said(start, match.end()),))
        for match in _SPLIT_UP.finditer(plain):
            pieces = re.split(r";|,(?!\d)| and ", match["parts"])
            values = [_FIGURE.findall(piece) for piece in pieces]
            if len(values) > 1 and all(len(one) == 1 for one in values) and not _NOT_ALL.search(match["parts"]):
                slip = _SLIP if _REST.search(match["parts"]) else _CLOSE
                if _misses(_value(match["total"]), [_value(one[0]) for one in values], slip):
                    yield Wrong(
                        (line.said(match.start(), match.end("parts")),), f"{sum(_value(one[0]) for one in values):,}"
                    )


def _sentence_start(text: str, place: int) -> int:
    """Where the sentence of a figure begins; the figure itself where that is far away."""
    start = max((stop.end() for stop in _STOP.finditer(text, 0, place)), default=0)
    return start if place - start <= _FAR else place


def _misses(total: Decimal, parts: Sequence[Decimal], slip: Decimal) -> bool:
    """Whether parts come near a total and neither all of them nor the last few are it."""
    if any(sum(parts[first:]) == total for first in range(len(parts) - 1)) or any(part > total for part in parts):
        return False
    return 0 < abs(sum(parts) - total) <= total * slip


def _nested(lines: Sequence[_Line]) -> Iterator[Wrong]:
    """Two lines that differ in a bound, of which the higher bound has the greater count."""
    before: tuple[_Line, str, int, int] | None = None
    for line in lines:
        bound = _OVER.search(line.text)
        count = _LAST.search(line.text) if bound else None
        now = None
        if bound and count and count.start() > bound.end():
            shape = line.text[: bound.start("n")] + line.text[bound.end("n") : count.start()]
            now = (line, shape, int(_value(bound["n"])), int(_value(count["n"])))
            if before and before[1] == shape and (now[2] - before[2]) * (now[3] - before[3]) > 0:
                yield Wrong((line.said(), before[0].said()))
        before = now


def _lines(source: str, text: str) -> Iterator[_Line]:
    """The lines that hold words."""
    place = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            start = place + line.index(words)
            yield _Line(source, start, len(words), line if "\t" in line else words)
        place += len(line) + 1


def _value(number: str) -> Decimal:
    bare = re.sub(r"[^\d.]", "", number).rstrip(".")
    return -Decimal(bare) if number[0] in "-–(" else Decimal(bare or "0")
