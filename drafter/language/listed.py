"""Provisions listed below the sentence that relies on them: "… by virtue of the following exemptions:" and a line for each.

The lines are part of that sentence, and of its evidence. A line that says more than the provision and its title relies on
it by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from drafter.language.citations import Citation, citations
from drafter.language.marks import LISTED, Mark
from drafter.language.passages import Passage, Zone
from drafter.language.stating import asserted
from drafter.patterns import cued

_LEADS = cued(
    r"\b(?:following|these|below)\b[^.:]{0,60}\b(?:exemptions?|exceptions?|sections?|regulations?|provisions?)\b|"
    r"\b(?:exemptions?|exceptions?)\b[^.:]{0,120}\b(?:below|follows?|following)\b|"
    r"\b(?:by virtue of|under|pursuant to|relying on|apply|applies|applied|relied on)\W*:\W*$",
    re.IGNORECASE,
)
_FINITE = cued(
    r"\b(?:is|are|was|were|do|does|have|has|had|will|would|cannot|can|may|provides?|requires?|we|you|because|since|as)\b",
    re.IGNORECASE,
)
_ARE_BELOW = cued(
    r"^\W*the exemptions?\b[^.:]{0,120}\b(?:listed|set out|given|explained|detailed|shown|as follows|below)\b",
    re.IGNORECASE,
)
_ON_THE_LAW = cued(r"\b(?:full text|guidance|legislation\.gov)\b", re.IGNORECASE)
_THESE = cued(r"^\W*(?:these|they|the exemptions?|the reasons?) (?:is|are)\W*:\W*$", re.IGNORECASE)
_UNIT_AT_END = cued(
    r"\b(?:exempt\w*|exception)\b[^.:;]{0,40}\b(sections|regulations|section|regulation)\W*[:;]\W*$", re.IGNORECASE
)
_BARE_NUMBER = cued(r"[\s•◦▪●·*–—-]*((?:\d{1,2}[A-D]?(?:\(\w{1,4}\))*(?:,|\s?and\s|\s)*)+)\s*(?:\(|[–—:-]|$)")
_RELIES = frozenset(("exempt", "withhold"))
_ZONES = (Zone.BODY, Zone.HEADING, Zone.STATUTE)
_MORE = cued(r"\s*\(for more (?:information|details)[^)]{0,80}\)", re.IGNORECASE)
_LONGEST = 14  # words of a line that only names a provision
_FAR = 3  # lines between the sentence and its list
_MOST = 30  # passages that are looked at
_OPENS = 4  # characters before a provision that begins a line


def join(passages: Sequence[Passage]) -> None:
    """Give the provisions of such lines to the sentence above them."""
    for place, passage in enumerate(passages):
        unit = _UNIT_AT_END.search(passage.text) if passage.zone is Zone.BODY and not passage.cited else None
        if unit:
            passage.cited = tuple(_numbers_below(unit[1], passages[place + 1 : place + 1 + _MOST], passage.line))
            continue
        if passage.zone is not Zone.BODY or not (_LEADS.search(passage.text) or _THESE.match(passage.text)):
            continue
        after = passages[place + 1 :]
        for line in _lines_below(after, passage.line):
            _take_in(passage, line)
        paragraph = [one for one in passages[max(0, place - _MOST) : place + 1] if one.line == passage.line]
        if any("ncnd" in asserted(one) for one in paragraph):
            for one in _entries(after, passage.line):
                passage.cited += one.cited[:1]
                one.cited, one.zone = (), Zone.STATUTE
        elif not passage.cited and (
            _ARE_BELOW.search(passage.text) or any(asserted(one) & _RELIES for one in paragraph)
        ):
            _rely([one for one in paragraph if not one.cited], list(_entries(after, passage.line)))


def _numbers_below(unit: str, after: Sequence[Passage], line: int) -> Iterator[Citation]:
    """The provisions of lines that begin with a bare number, below "an exemption under sections:"."""
    for one in after:
        match = _BARE_NUMBER.match(one.text) if one.first and one.line - line <= _FAR else None
        if not match:
            return
        line = one.line
        for cited in citations(f"{unit} {match[1]}"):
            yield replace(cited, start=one.start, end=one.end)
        one.marks, one.zone = (), Zone.STATUTE


def _take_in(passage: Passage, line: Passage) -> None:
    passage.cited += line.cited
    passage.text += "\n" * (line.start - passage.end) + line.text
    passage.end = line.end
    line.cited, line.marks = (), ()
    line.zone = Zone.HEADING


def _rely(above: Sequence[Passage], lines: Sequence[Passage]) -> None:
    """Let lines that say more rely on their provisions, and the sentences above them on none."""
    for line in lines:
        line.marks += (Mark(line.cited[0].start, line.cited[0].end, "exempt", LISTED),)
        line.zone = Zone.BODY
    for passage in above if lines else ():
        passage.marks = tuple(mark for mark in passage.marks if mark.signal not in _RELIES)


def _entries(after: Sequence[Passage], line: int) -> Iterator[Passage]:
    """The lines that follow and begin with a provision; what else stands in their paragraphs is passed over."""
    for one in after:
        if one.line == line:
            continue
        if _ON_THE_LAW.search(one.text) and one.line - line <= _FAR and not _begins(one):
            line = one.line
            continue
        if one.line - line > _FAR or one.zone not in _ZONES or not _begins(one):
            return
        line = one.line
        yield one


def _begins(passage: Passage) -> bool:
    """Whether a line begins with a provision."""
    return bool(passage.cited) and passage.first and passage.cited[0].start <= passage.start + passage.opens + _OPENS


def _lines_below(after: Sequence[Passage], line: int) -> Iterator[Passage]:
    """The lines that follow and name provisions, and nothing else."""
    for one, following in pairwise([*after[:_MOST], None]):
        if not one or not _only_names(one) or one.line - line > _FAR or (following and following.line == one.line):
            return
        line = one.line
        yield one


def _only_names(passage: Passage) -> bool:
    return (
        bool(passage.cited)
        and passage.first
        and passage.zone in _ZONES
        and len(_MORE.sub("", passage.text).split()) <= _LONGEST
        and not _FINITE.search(passage.text)
        and (_begins(passage) or len(passage.cited) == 1 or not passage.text.rstrip().endswith("."))
    )
