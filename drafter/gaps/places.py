"""The places in a reply that may explain a refusal: around it, where its section is named, where it points to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from drafter.gaps.page import Page, section
from drafter.gaps.shapes import Shape, is_first, is_title, shape_of
from drafter.model import Answer, Evidence, Outcome
from drafter.patterns import cued

FORWARD, BACKWARD = 30, 6  # lines in which a refusal is explained
_TOGETHER = cued(
    r"\b(?:both|these|all|each|either|above|such|those|various|relevant) (?:of )?(?:the |these |those )?(?:above )?"
    r"(?:exemption|exception|section|regulation)s?\b|\bthe (?:exemptions|exceptions)\b",
    re.IGNORECASE,
)
_ARGUES = cued(
    r"\b(?:public interest|balance|balancing|reasons?|harm|prejudice|explanation|factors|arguments|why|considerations)\b",
    re.IGNORECASE,
)
_POINTS = cued(
    r"\b(?P<what>note|annex|appendix|schedule|part|paragraph|section|footnote|point|heading)\w*\s(?:no\.? )?"
    r"\(?(?P<label>[A-H]|\d{1,2}(?:\.\d{1,2})?)(?![\w(])",
    re.IGNORECASE,
)
_BELOW = cued(
    r"\b(?:see|refer to|explain\w*|explanation|reasons?|detail\w*|set out|given|described|outlined|for)\b[^.]{0,40}"
    r"\b(?:below|overleaf|end of this|later in this|attached|enclosed|annexe?|appendix)\b",
    re.IGNORECASE,
)
_RUN_IN = 40  # characters of a heading in the line of its paragraph


class Places:
    """The places on one page."""

    def __init__(self, page: Page) -> None:
        """Look on this page."""
        self.page = page

    @cached_property
    def _claimed(self) -> dict[int, set[str]]:
        """The lines below a heading that names sections, with these: they are of those sections only."""
        found: dict[int, set[str]] = {}
        for head, facts in self.page.cited.items():
            words = self.page.words(head)
            if is_title(words) and _ARGUES.search(words):
                named = {section(fact.value) for fact in facts}
                found.update((self.page.at(one.start), named) for one in self._below(head))
        return found

    def stretch(self, answer: Answer, wanted: set[str]) -> Iterator[Evidence]:
        """The lines of a refusal and around it, up to other refusals and other items; none that is of other sections."""
        return (
            self.page.line(one) for one in self._around(answer) if self._claimed.get(one, wanted) & wanted or not wanted
        )

    def _around(self, answer: Answer) -> Iterator[int]:
        here = self.page.at(answer.said.start)
        shape = self._shape(here)
        yield here
        for number in range(here + 1, min(here + FORWARD, len(self.page.starts))):
            if number in self.page.ends or self._turns(number, answer, shape):
                break
            yield number
        for number in range(here - 1, max(here - BACKWARD, -1), -1):
            if is_first(self.page.words(here)) or number in self.page.ends or self._others(number, answer):
                break
            yield number
            if is_first(self.page.words(number)) and shape_of(self.page.words(number)).kind == shape.kind:
                break

    def _shape(self, here: int) -> Shape:
        """How the part of the letter is numbered that a line stands in."""
        for number in range(here, max(here - 4, -1), -1):
            shape = shape_of(self.page.words(number))
            if shape.kind and (number == here or shape.kind != "bullet"):
                return shape
        return Shape()

    def _turns(self, number: int, answer: Answer, shape: Shape) -> bool:
        """Whether a line turns to something else than a refusal deals with."""
        return self._others(number, answer) or shape_of(self.page.words(number)).follows(shape)

    def _others(self, number: int, answer: Answer) -> bool:
        """Whether another answer stands in a line: other items, or refused under other sections."""
        mine = {section(one) for one in answer.provisions}
        for one in self.page.answers.get(number, ()):
            if one.outcome is answer.outcome and one.items == answer.items and not one.provisions:
                continue
            if one.outcome is Outcome.SUPPLIED:
                if one.items and one.items != answer.items:
                    return True
            elif one.items != answer.items or not mine.intersection(map(section, one.provisions)):
                return True
        return False

    def naming(self, answer: Answer, wanted: set[str]) -> Iterator[Evidence]:
        """What names these sections elsewhere, with the lines after it; not where it refuses something else."""
        for number, facts in self.page.cited.items():
            if any(not self._is_same(one, answer) for one in self.page.answers.get(number, ())):
                continue
            named = {section(fact.value) for fact in facts}
            if not named & wanted:
                continue
            if not named <= wanted:
                yield from (fact.said for fact in facts if section(fact.value) in wanted)
                continue
            yield from self._below(number, answer)

    def _is_same(self, one: Answer, answer: Answer) -> bool:
        return one.items == answer.items or set(one.provisions) == set(answer.provisions)

    def _below(self, number: int, answer: Answer | None = None) -> Iterator[Evidence]:
        """A line and those after it, up to one that names a section, ends the letter or refuses something else."""
        yield self.page.line(number)
        for below in range(number + 1, min(number + FORWARD, len(self.page.starts))):
            if below in self.page.ends or below in self.page.cited or (answer and self._others(below, answer)):
                return
            yield self.page.line(below)

    def pointed(self, answer: Answer) -> Iterator[Evidence]:
        """Where a refusal points to: a note, an annex or a paragraph by its label, or what stands below."""
        here = self.page.at(answer.said.start)
        for match in _POINTS.finditer(self.page.words(here)):
            for number in self._labels(match["what"].lower(), match["label"].lower()):
                if number != here:
                    yield from self._labelled(number, match["what"])
        if _BELOW.search(self.page.words(here)):
            below = range(here + 1, min(here + 4 * FORWARD, len(self.page.starts)))
            yield from (self.page.line(one) for one in below if one not in self.page.cited and one not in self._claimed)

    def _labels(self, what: str, label: str) -> list[int]:
        """The lines that begin with a label ("Note 3", "3."), which several refusals may point to."""
        return self.page.once(("label", what, label), lambda: self._begun_by(what, re.escape(label)))

    def _begun_by(self, what: str, label: str) -> list[int]:
        begins = re.compile(rf"\W*{what}\w*\W{{1,3}}{label}\b|\W*{label}[.):]", re.IGNORECASE)
        return [number for number, line in enumerate(self.page.lines) if begins.match(line)]

    def _labelled(self, number: int, what: str) -> Iterator[Evidence]:
        """A labelled part, up to the next of its kind."""
        yield self.page.line(number)
        shape = shape_of(self.page.words(number))
        for below in range(number + 1, min(number + FORWARD, len(self.page.starts))):
            words = self.page.words(below)
            if below in self.page.ends or re.match(rf"\W*{what}\w*\W", words, re.I) or shape_of(words).follows(shape):
                return
            yield self.page.line(below)

    @cached_property
    def together(self) -> list[Evidence]:
        """What is said of all the exemptions, and what stands below a heading of its own that names no section."""
        return list(self._together())

    def _together(self) -> Iterator[Evidence]:
        for number in range(len(self.page.starts)):
            words = self.page.words(number)
            if not words.strip() or number in self.page.ends:
                continue
            run_in = words[:_RUN_IN].partition(":")
            if _ARGUES.search(words) and (is_title(words) or (run_in[1] and _ARGUES.search(run_in[0]))):
                if number not in self.page.cited and number not in self.page.answers and number not in self._claimed:
                    yield from self._below(number)
            elif _TOGETHER.search(words):
                yield self.page.line(number)
