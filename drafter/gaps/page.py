"""The text that a refusal stands in, line by line: how it is labelled, what is refused and cited in each line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from drafter.model import Answer, Case, Certainty, Evidence, Fact, Outcome

FORWARD, BACKWARD = 30, 6  # lines in which a refusal is explained
_LABEL = re.compile(
    r"\W{0,4}(?:(?P<word>q(?:uestion)?|a(?:nswer)?|part|item|point|request)\.?\s?(?:\d{1,2}\b|[.:])|"
    r"(?P<digit>\d{1,2})(?P<dot>\.\d{1,2})?[.):\]*]|(?P<digits>\d{1,2})\s+(?=[A-Z])|(?P<letter>[a-z]|[ivx]{2,4})[.):\]*])",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\s*[•◦▪●·*–—-]\s")
_TOGETHER = re.compile(
    r"\b(?:both|these|all|each|either|above|such|those|various|relevant) (?:of )?(?:the |these |those )?(?:above )?"
    r"(?:exemption|exception|section|regulation)s?\b|\bthe (?:exemptions|exceptions)\b",
    re.IGNORECASE,
)
_ARGUES = re.compile(
    r"\b(?:public interest|balance|balancing|reasons?|harm|prejudice|explanation|factors|arguments|why|considerations)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?P<what>note|annex|appendix|schedule|part|paragraph|section|footnote|point|heading)\w*\s(?:no\.? )?"
    r"\(?(?P<label>[A-H]|\d{1,2}(?:\.\d{1,2})?)(?![\w(])",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"\b(?:see|refer to|explain\w*|explanation|reasons?|detail\w*|set out|given|described|outlined|for)\b[^.]{0,40}"
    r"\b(?:below|overleaf|end of this|later in this|attached|enclosed|annexe?|appendix)\b",
    re.IGNORECASE,
)
_TITLE = 9  # words of a heading
_RUN_IN = 40  # characters of a heading in the line of its paragraph
ASIDE = ("review:", "licence:", "signature:", "header:", "courtesy:")


@dataclass(frozen=True, slots=True)
class Shape:
    """How a line is labelled: by a word, a digit, a letter, a bullet, or a point of a numbered part; by nothing."""

    kind: str = ""
    part: str = ""

    def follows(self, other: Shape) -> bool:
        """Whether a line of this shape begins the next part after one of another."""
        return bool(other.kind) and self.kind == other.kind and not (self.part and self.part == other.part)


class Page:
    """The lines of the text that a refusal stands in, with the refusals and the citations of each."""

    def __init__(self, case: Case, source: str) -> None:
        """Cut the text with this id into lines, and find what stands in each."""
        self.case, self.source = case, source
        self.text = next(one.text for one in case.sources if one.id == source)
        self.starts = [0, *(match.end() for match in re.finditer("\n", self.text))]
        self.answers: dict[int, list[Answer]] = {}
        for one in case.answers:
            if one.said.source == source and one.certainty is not Certainty.POSSIBLE:
                self.answers.setdefault(self.at(one.said.start), []).append(one)
        self.cited: dict[int, list[Fact]] = {}
        self.ends: set[int] = set()
        for fact in case.facts:
            if fact.said.source != source:
                continue
            if fact.kind.rpartition(":")[2] == "cited" and not fact.kind.startswith(ASIDE):
                self.cited.setdefault(self.at(fact.said.start), []).append(fact)
            if fact.kind.startswith(("review:", "licence:", "signature:")):
                self.ends.add(self.at(fact.said.start))

    @cached_property
    def _claimed(self) -> set[int]:
        """The lines below a heading that names a section: they are of that section only."""
        heads = [number for number in self.cited if _is_title(text := self.words(number)) and _ARGUES.search(text)]
        return {self.at(one.start) for head in heads for one in self._below(head)}

    def at(self, place: int) -> int:
        """The line that a character stands in."""
        return bisect_right(self.starts, place) - 1

    def line(self, number: int) -> Evidence:
        """A line as evidence, without its end."""
        end = self.starts[number + 1] - 1 if number + 1 < len(self.starts) else len(self.text)
        return Evidence(self.source, self.starts[number], end)

    def words(self, number: int) -> str:
        """The text of a line."""
        return self.case.text(self.line(number))

    def stretch(self, answer: Answer) -> Iterator[Evidence]:
        """The lines of a refusal and around it, up to other refusals and other items."""
        here = self.at(answer.said.start)
        shape = self._shape(here)
        yield self.line(here)
        for number in range(here + 1, min(here + FORWARD, len(self.starts))):
            if number in self.ends or self._turns(number, answer, shape):
                break
            yield self.line(number)
        for number in range(here - 1, max(here - BACKWARD, -1), -1):
            if _is_first(self.words(here)) or number in self.ends or self._others(number, answer):
                break
            yield self.line(number)
            if _is_first(self.words(number)) and _shape_of(self.words(number)).kind == shape.kind:
                break

    def _shape(self, here: int) -> Shape:
        """How the part of the letter is numbered that a line stands in."""
        for number in range(here, max(here - 4, -1), -1):
            shape = _shape_of(self.words(number))
            if shape.kind and (number == here or shape.kind != "bullet"):
                return shape
        return Shape()

    def _turns(self, number: int, answer: Answer, shape: Shape) -> bool:
        """Whether a line turns to something else than a refusal deals with."""
        return self._others(number, answer) or _shape_of(self.words(number)).follows(shape)

    def _others(self, number: int, answer: Answer) -> bool:
        """Whether another answer stands in a line: other items, or refused under other sections."""
        mine = {section(one) for one in answer.provisions}
        for one in self.answers.get(number, ()):
            if one.outcome is Outcome.SUPPLIED:
                if one.items and one.items != answer.items:
                    return True
            elif one.items != answer.items or not mine.intersection(map(section, one.provisions)):
                return True
        return False

    def naming(self, answer: Answer, wanted: set[str]) -> Iterator[Evidence]:
        """What names these sections elsewhere, with the lines after it; not where it refuses something else."""
        for number, facts in self.cited.items():
            if any(not self._is_same(one, answer) for one in self.answers.get(number, ())):
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
        yield self.line(number)
        for below in range(number + 1, min(number + FORWARD, len(self.starts))):
            if below in self.ends or below in self.cited or (answer and self._others(below, answer)):
                return
            yield self.line(below)

    def pointed(self, answer: Answer) -> Iterator[Evidence]:
        """Where a refusal points to: a note, an annex or a paragraph by its label, or what stands below."""
        here = self.at(answer.said.start)
        for match in _POINTS.finditer(self.words(here)):
            label = re.compile(
                rf"\W*{match['what']}\w*\W{{1,3}}{re.escape(match['label'])}\b|\W*{re.escape(match['label'])}[.):]",
                re.I,
            )
            for number in range(len(self.starts)):
                if number != here and label.match(self.words(number)):
                    yield from self._labelled(number, match["what"])
        if _BELOW.search(self.words(here)):
            below = range(here + 1, min(here + 4 * FORWARD, len(self.starts)))
            yield from (self.line(one) for one in below if one not in self.cited and one not in self._claimed)

    def _labelled(self, number: int, what: str) -> Iterator[Evidence]:
        """A labelled part, up to the next of its kind."""
        yield self.line(number)
        shape = _shape_of(self.words(number))
        for below in range(number + 1, min(number + FORWARD, len(self.starts))):
            words = self.words(below)
            if below in self.ends or re.match(rf"\W*{what}\w*\W", words, re.I) or _shape_of(words).follows(shape):
                return
            yield self.line(below)

    def together(self) -> Iterator[Evidence]:
        """What is said of all the exemptions, and what stands below a heading of its own that names no section."""
        for number in range(len(self.starts)):
            words = self.words(number)
            if not words.strip() or number in self.ends:
                continue
            run_in = words[:_RUN_IN].partition(":")
            if _ARGUES.search(words) and (_is_title(words) or (run_in[1] and _ARGUES.search(run_in[0]))):
                if number not in self.cited and number not in self.answers and number not in self._claimed:
                    yield from self._below(number)
            elif _TOGETHER.search(words):
                yield self.line(number)


def _is_title(text: str) -> bool:
    return len(text.split()) <= _TITLE and not text.rstrip().endswith((".", ";", ","))


def _shape_of(text: str) -> Shape:
    """How a line is labelled."""
    match = _LABEL.match(text)
    if not match:
        return Shape("bullet" if _BULLET.match(text) else "")
    if match["dot"]:
        return Shape("point", match["digit"])
    return Shape((match["word"] or "").lower()[:1] or ("letter" if match["letter"] else "digit"))


def _is_first(text: str) -> bool:
    """Whether a line begins a part of its own: labelled, and not one of several points of a part."""
    return _shape_of(text).kind not in ("", "point")


def section(provision: str) -> str:
    """The section of a provision, without its limbs."""
    return provision.split("(")[0]
