"""The correspondence as HTML: paragraphs as they were read, evidence marked, every word escaped.

The number of a finding is drawn by the style sheet from an attribute, so that the text on the page is exactly the
text that was read, and a selection in it can be told by its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from drafter.model import Evidence, Source
from drafter.web.cards import Card

WHOLE = 300_000  # characters of a source up to which every line is shown; after that only those with a finding


@dataclass(frozen=True, slots=True)
class Span:
    """A range of a source that a card rests on."""

    start: int
    end: int
    card: Card


def spans(source: Source, cards: Iterable[Card]) -> list[Span]:
    """The evidence in a source, by its place; empty ranges, which stand for the whole, are left out."""
    found = [
        Span(said.start, said.end, card)
        for card in cards
        for said in card.evidence
        if said.source == source.id and said.end > said.start
    ]
    return sorted(found, key=lambda span: (span.start, -span.end, span.card.number))


def marked(source: Source, cards: Iterable[Card]) -> str:
    """The text of a source as HTML."""
    found = spans(source, cards)
    return "".join(_paragraphs(source, found))


def _paragraphs(source: Source, found: Sequence[Span]) -> Iterator[str]:
    start, first, apart, passed = 0, 0, False, 0
    for line in source.text.split("\n"):
        end = start + len(line)
        while first < len(found) and found[first].end <= start and found[first].start < start:
            first += 1  # only spans at the front may be passed over for good
        here = [span for span in _until(found, first, end) if span.end > start]
        if not line.strip():
            apart = True
        elif start > WHOLE and not here:
            passed += 1
        else:
            yield from _passed_over(passed)
            begun = ' class="apart"' if apart else ""
            yield f'<p{begun} data-at="{start}">{_line(source.text, start, end, here)}</p>\n'
            apart, passed = False, 0
        start = end + 1
    yield from _passed_over(passed)


def _passed_over(lines: int) -> Iterator[str]:
    if lines:
        what = "1 line" if lines == 1 else f"{lines:,} lines"
        yield f'<p class="passed">{what} without a finding: read, and left out here so that the page stays quick.</p>\n'


def _until(found: Sequence[Span], first: int, end: int) -> Iterator[Span]:
    for place in range(first, len(found)):
        if found[place].start >= end:
            return
        yield found[place]


def _line(text: str, start: int, end: int, here: Sequence[Span]) -> str:
    """One paragraph, cut wherever evidence starts or ends."""
    if not here:
        return escape(text[start:end])
    edges = {start, end, *(edge for span in here for edge in (span.start, span.end) if start < edge < end)}
    pieces = pairwise(sorted(edges))
    return "".join(_piece(text, a, b, [span for span in here if span.start <= a and b <= span.end]) for a, b in pieces)


def _piece(text: str, start: int, end: int, covering: Sequence[Span]) -> str:
    words = escape(text[start:end])
    if not covering:
        return words
    chips = "".join(_chip(span) for span in covering if span.start == start)
    numbers = " ".join(str(span.card.number) for span in covering)
    return f'<mark class="f-{covering[0].card.family.id}" data-c="{numbers}">{chips}{words}</mark>'


def _chip(span: Span) -> str:
    number, name = span.card.number, escape(span.card.family.name)
    place = f"{number}-{span.card.evidence.index(_evidence(span))}"
    return (
        f'<a class="chip" id="e{place}" href="#c{number}" data-n="{number}" aria-label="Finding {number}: {name}"></a>'
    )


def _evidence(span: Span) -> Evidence:
    return next(said for said in span.card.evidence if (said.start, said.end) == (span.start, span.end))
