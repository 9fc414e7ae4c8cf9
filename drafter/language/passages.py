"""A letter cut into passages: sentences, list items and table rows, with what was recognised in each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from drafter.language.citations import Citation, citations
from drafter.language.marks import Mark
from drafter.language.pipeline import marks
from drafter.model import Evidence, Source
from drafter.patterns import cued

_LABEL = cued(
    r"[\s>\"“‘*_]*(?:(?:Q(?:uestion|uery)?|Part|Item|Request|Point|Ground|A(?:ns(?:wer)?)?)\s?(?:no\.?|number)?\s?)?[(\[]?"
    r"(?P<label>\d{1,2}(?:\.\d{1,2})?(?:\s?\(?[a-z]\)?)?|[a-z]|[ivx]{2,4}|[A-H])(?:[.):\]]+|\s\))(?=\s|$|[A-Z])"
    r"|[\s>\"“]*(?P<bullet>[•◦▪●·*–—-]|o(?=\s[A-Z]))\s+"
    r"|[\s>\"“]*(?:Q|Question\s)(?P<question>\d{1,2}[a-z]?)\b[\s.:–-]*",
    re.IGNORECASE,
)
_BARE = cued(  # a number without a mark behind it: a label where the lines are numbered on
    r"[\s>\"“]*(?P<label>\d{1,2})\s+(?!(?:am|pm|st|nd|rd|th|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"
    r"aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b)(?=[^\W\d]|[\"“£\d])",
    re.IGNORECASE,
)
_DECIMAL = cued(
    r"[\s>\"“]*(?P<label>\d{1,2}\.\d{1,2})\s+(?=[^\W\d]|[\"“(])"
)  # "1.1 If yes, …": where such lines count on
_STAR = cued(r"[\s>\"“]*(?P<bullet>[*•●·])(?=[^\W\d])")  # "*The rent paid": a bullet where several lines begin so
_STARS = 3  # lines
_END = re.compile(  # a mark comes first, since that is looked for much faster
    r"[.?!:;](?:[\"'”’)\]*_]*\s+(?=[\"'“‘(\[*_]*(?:[A-Z0-9£•◦▪●–-]|\bi\b|https?))|(?<=\?)\s*(?=[A-Z])|"
    r"(?<=[a-z0-9)]\.)(?=(?:Please|If|Thank|Could|How|What|Specifically|I)\b[ '’])|(?<=[.?])\s+\|\s+(?=\S))"
)
_END_OR_BULLET = re.compile(rf"{_END.pattern}|\s+(?=[•◦▪●]\s)")
_BULLETS = frozenset("•◦▪●")
_ABBREVIATED = 12  # characters that hold the longest of them
_ABBREVIATION = cued(
    r"(?:\b(?:e\.g|i\.e|etc|no|nos|mr|mrs|ms|dr|st|rev|prof|para|paras|vs|cf|ref|reg|regs|sect|sch|tel|fax|approx|inc|ltd|co|dept|"
    r"art|ss|s|r|p|pp|v|[a-z])|^\s*\(?\w{1,3})\.$",
    re.IGNORECASE,
)


class Zone(StrEnum):
    """What part of a letter a passage belongs to."""

    HEADER = "header"
    GREETING = "greeting"
    HEADING = "heading"
    ECHO = "echo"  # the request, quoted or told back
    BODY = "body"
    STATUTE = "statute"
    REVIEW = "review"
    LICENCE = "licence"
    COURTESY = "courtesy"
    SIGNATURE = "signature"


@dataclass(slots=True)
class Passage:
    """A sentence, list item or table row of a source; `label` is the number or letter it starts with."""

    source: str
    start: int
    end: int
    text: str
    line: int
    first: bool  # of its line
    label: str = ""
    bullet: str = ""
    zone: Zone = Zone.BODY
    marks: tuple[Mark, ...] = ()
    cited: tuple[Citation, ...] = ()
    items: tuple[str, ...] = field(default=())
    opens: int = 0  # where its words begin, behind a label or a bullet

    def says(self, *signals: str) -> bool:
        """Whether any of these signals was recognised in the passage."""
        for mark in self.marks:  # noqa: SIM110 - plainly, for this is asked of every passage many times
            if mark.signal in signals:
                return True
        return False

    @property
    def evidence(self) -> Evidence:
        """The passage as evidence."""
        return Evidence(self.source, self.start, self.end)

    @property
    def words(self) -> int:
        """How many words the passage has."""
        return len(self.text.split())


def passages(source: Source, start: int = 0, end: int | None = None, marked: bool = True) -> list[Passage]:
    """The passages of a range of a source, in order; without signals where they are not `marked`."""
    end = len(source.text) if end is None else end
    found = [
        Passage(
            source.id, first, last, source.text[first:last], line, begins, label, bullet, opens=max(opens - first, 0)
        )
        for first, last, opens, line, begins, label, bullet in _cut(source.text, start, end)
    ]
    _attach(found, source.text[start:end], start, marked)
    return found


def _attach(found: list[Passage], text: str, offset: int, marked: bool) -> None:
    """Give each passage the marks and citations that lie in it; a mark that runs over its end is no mark."""
    starts = [passage.start for passage in found]
    by_mark: list[list[Mark]] = [[] for _ in found]
    by_citation: list[list[Citation]] = [[] for _ in found]
    for mark in marks(text, offset) if marked else ():
        place = bisect_right(starts, mark.start) - 1
        if place >= 0 and mark.end <= found[place].end:
            by_mark[place].append(mark)
    for citation in citations(text):
        place = bisect_right(starts, citation.start + offset) - 1
        if place >= 0:
            moved = replace(citation, start=citation.start + offset, end=citation.end + offset)
            by_citation[place].append(moved)
    for passage, its_marks, its_citations in zip(found, by_mark, by_citation, strict=True):
        passage.marks, passage.cited = tuple(its_marks), tuple(its_citations)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int, int, int, bool, str, str]]:
    """Every passage: its range, where its words begin, the number of its line, whether it begins it, label, bullet."""
    place = start
    lines = text[start:end].split("\n")
    bare = _numbered(lines) | _subnumbered(lines) | _starred(lines)
    for number, line in enumerate(lines):
        label = _LABEL.match(line) or bare.get(number)
        name = _name(label)
        begins = True
        for first, last in sentences(line, label.end() if label else 0):
            inner = None if begins else _LABEL.match(line, first)
            mark = label if begins else inner
            bullet = (mark.groupdict().get("bullet") or "") if mark else ""
            opens = place + (mark.end() if mark and (begins or bullet) else 0)
            yield place + first, place + last, opens, number, begins, name if begins else "", bullet
            begins = False
        place += len(line) + 1


def _name(label: re.Match[str] | None) -> str:
    groups = label.groupdict() if label else {}
    return (groups.get("label") or groups.get("question") or "").replace(" ", "")


def _numbered(lines: Sequence[str]) -> dict[int, re.Match[str]]:
    """The lines that begin with bare numbers counted on from 1 ("1 Homes without heating", "2 Payments to …")."""
    found: dict[int, re.Match[str]] = {}
    run: list[tuple[int, re.Match[str]]] = []
    for number, line in enumerate([*lines, ""]):
        match = _BARE.match(line)
        ends = number == len(lines) or (match and match["label"] == "1")
        if ends and len(run) > 1:
            found |= dict(run)
        if ends:
            run = []
        last = int(run[-1][1]["label"]) if run else 0
        if match and last < int(match["label"]) <= last + (2 if run else 1):  # one may be missing
            run.append((number, match))
    return found


def _subnumbered(lines: Sequence[str]) -> dict[int, re.Match[str]]:
    """The lines that begin with bare numbers of two parts, counted on from "1.1" or "3.1"."""
    found: dict[int, re.Match[str]] = {}
    run: list[tuple[int, re.Match[str]]] = []
    for number, line in enumerate(lines):
        match = _DECIMAL.match(line)
        if not match:
            continue
        whole, _, part = match["label"].partition(".")
        if run and match["label"] == f"{whole}.{int(run[-1][1]['label'].partition('.')[2]) + 1}":
            run.append((number, match))
            found |= dict(run)
        elif part == "1":
            run = [(number, match)]
    return found


def _starred(lines: Sequence[str]) -> dict[int, re.Match[str]]:
    """The lines that begin with a bullet and no space behind it, where there are several."""
    found = {number: match for number, line in enumerate(lines) if (match := _STAR.match(line))}
    return found if len(found) >= _STARS else {}


def sentences(line: str, skip: int = 0) -> Iterator[tuple[int, int]]:
    """The ranges of the sentences of a line; the first `skip` characters (a label) stay with the first one."""
    begin = 0
    end = _END if _BULLETS.isdisjoint(line) else _END_OR_BULLET
    for match in end.finditer(line, skip):
        stop = match.start() + 1
        if line[match.start()] in ".:" and _ABBREVIATION.search(line, max(begin, stop - _ABBREVIATED), stop):
            continue
        if line[match.start()] in ":;" and stop - begin < 25:
            continue
        yield from _trimmed(line, begin, match.end())
        begin = match.end()
    yield from _trimmed(line, begin, len(line))


def _trimmed(line: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    end = begin + len(line[begin:end].rstrip())
    while begin < end and (line[begin].isspace() or line[begin] == ">"):
        begin += 1
    if begin < end:
        yield begin, end
