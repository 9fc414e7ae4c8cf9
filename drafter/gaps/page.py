"""The text that a refusal stands in, line by line: what is said, refused and cited in each line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import TypeVar, cast

from drafter.gaps.nearby import cut
from drafter.model import Answer, Case, Certainty, Evidence, Fact, Side

ASIDE = ("review:", "licence:", "signature:", "header:", "courtesy:")
ENDS = ("review:", "licence:", "signature:")
ROUTE = ("regulator", "dissatisfied")
AROUND = 4  # passages before one that may reach over it
T = TypeVar("T")


class Page:
    """The lines of the text that a refusal stands in, with the refusals and the citations of each."""

    def __init__(self, case: Case, source: str) -> None:
        """Cut the text with this id into lines, and find what stands in each."""
        self.case, self.source = case, source
        self.text = case.whole(source)
        self.lines = self.text.split("\n")
        self.starts = list(accumulate((len(one) + 1 for one in self.lines[:-1]), initial=0))
        self.facts: dict[tuple[int, int], list[Fact]] = {}
        self.cited: dict[int, list[Fact]] = {}
        self.ends: set[int] = set()
        for fact in (fact for fact in case.facts if fact.said.source == source):
            self._take(fact)
        self.ends.update(self._foreign())
        self.places = sorted(self.facts)
        self.answers: dict[int, list[Answer]] = {}
        for one in case.answers:
            if one.said.source == source and one.certainty is not Certainty.POSSIBLE:
                self.answers.setdefault(self.at(one.said.start), []).append(one)
        self.asked = sorted((item.said.start, item.said.end) for item in case.items if item.said.source == source)
        self._known: dict[object, object] = {}

    def _take(self, fact: Fact) -> None:
        self.facts.setdefault((fact.said.start, fact.said.end), []).append(fact)
        if fact.kind.rpartition(":")[2] == "cited" and not fact.kind.startswith(ASIDE):
            self.cited.setdefault(self.at(fact.said.start), []).append(fact)
        if fact.kind.startswith(ENDS):
            self.ends.add(self.at(fact.said.start))

    def _foreign(self) -> Iterator[int]:
        """The lines that the body did not write for this reply: what it quotes, disclaimers, security banners."""
        messages = (one for one in self.case.messages if one.side is Side.AUTHORITY and not one.quoted)
        own = sorted((body.start, body.end) for one in messages for body in one.body if body.source == self.source)
        for number, start in enumerate(self.starts if own else ()):
            place = bisect_right(own, (start, len(self.text))) - 1
            if not (place >= 0 and start < own[place][1]) and self.words(number).strip():
                yield number

    def once(self, key: object, find: Callable[[], T]) -> T:
        """What `find` finds, kept by a key so that it is found once."""
        if key not in self._known:
            self._known[key] = find()
        return cast(T, self._known[key])

    def facts_at(self, said: Evidence) -> list[Fact]:
        """The facts that stand within a passage, or around it."""
        return self.once(("facts", said), lambda: list(self._facts_at(said)))

    def _facts_at(self, said: Evidence) -> Iterator[Fact]:
        first = bisect_left(self.places, (said.start, 0))
        for start, end in self.places[max(first - AROUND, 0) : first]:
            if end >= said.end:
                yield from self.facts[start, end]
        for place in range(first, len(self.places)):
            start, end = self.places[place]
            if start >= said.end:
                return
            if end <= said.end or start == said.start:
                yield from self.facts[start, end]

    def sentences(self, passage: Evidence) -> list[Evidence]:
        """The sentences of a passage that are neither the request told back nor about complaints."""
        return self.once(("sentences", passage), lambda: [one for one in cut(self.case, passage) if self._speaks(one)])

    def _speaks(self, said: Evidence) -> bool:
        aside = any(fact.kind.startswith(ASIDE) or fact.kind in ROUTE for fact in self.facts_at(said))
        first = bisect_left(self.asked, (said.start + 1, 0))
        return not aside and not any(end >= said.end for _, end in self.asked[max(first - AROUND, 0) : first])

    def at(self, place: int) -> int:
        """The line that a character stands in."""
        return bisect_right(self.starts, place) - 1

    def line(self, number: int) -> Evidence:
        """A line as evidence, without its end."""
        return Evidence(self.source, self.starts[number], self.starts[number] + len(self.lines[number]))

    def words(self, number: int) -> str:
        """The text of a line."""
        return self.lines[number]


def section(provision: str) -> str:
    """The section of a provision, without its limbs."""
    return provision.split("(")[0]


_held: list[tuple[Case, dict[str, Page]]] = []  # of the last case, since rules read the same one after the other


def page(case: Case, source: str) -> Page:
    """The page of a text of a case, made once for all rules."""
    held = next((pages for one, pages in _held[-1:] if one is case), None)
    if held is None:
        held = {}
        _held[:] = [(case, held)]
    if source not in held:
        held[source] = Page(case, source)
    return held[source]
