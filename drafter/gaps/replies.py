"""The answer to each item: the passages of the reply that deal with it alone, and what they lean on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from drafter.gaps.asked import bare
from drafter.gaps.given import numbers, points_elsewhere
from drafter.model import Case, Certainty, Evidence, Fact, Item, Outcome, Side
from drafter.patterns import cued

_SHORT = 40  # words of an answer that is quoted as a whole
_SETTLES = ("attached", "elsewhere", "cited")
_ACCOUNT = 60  # words; in an answer as long as this, "see" and "published" are said in passing
_NOTE = cued(r"\W*(?:\([a-z*†\d]{1,3}\)|[*†]{1,3}|see note \w+)\W*")
_FOR_ALL = cued(r"\bbroken down by [a-z]+(?: [a-z]+)?:", re.IGNORECASE)
_NEXT = 400  # characters after a question in which its answer stands
_REST = cued(r"[\W_]*[—–:?-][\W_]*(?P<rest>\w.*\S|\w)\s*$")
_LABEL_ONLY = cued(r"\W*(?:\w{1,3}[.):]+)?\W*")
_ASKS_ON = cued(r"\bI (?:ask|request|am (?:asking|requesting))\b|\bmy request\b")  # the words of a requester
_REMARK = cued(  # of the requester, after the question
    r"\W*(?:if (?:possible|so|not|you|available|this|it)|ideally|please|for example|e\.?g|i\.?e|such as|broken|by|i|my|thank\w*|"
    r"we (?:would|are|want|ask)|can you|could you|and|or|also|includ\w+|exclud\w+|specifically|to clarify)\b",
    re.IGNORECASE,
)
_LEADS = 2000  # characters before a list in which words speak of all of it
_FEW = 40  # passages of a letter that can be looked through as a whole
_LINES = cued(r"[ \t.,;?]{0,5}\n\s*(?P<answer>\S(?:.*\S)?)(?:\n\s*\W{0,3}\w{1,3}[.):]*)?\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to one item: the question, its passages, its words, and how sure it is that they belong together."""

    item: Item
    question: str
    said: tuple[Evidence, ...]
    text: str
    sure: bool
    asked: Evidence  # the question, without an answer that stands in its line
    settled: bool  # refused, not held, enclosed, published: dealt with otherwise than in words
    others: str  # what the letter says about other items, or none


def telling(case: Case, reply: Reply) -> Evidence:
    """The words of an answer to quote: all of them where they are few, else the first passage that is more than a title."""
    first, last = reply.said[0], reply.said[-1]
    whole = Evidence(first.source, first.start, max(first.end, last.end))
    if first.source == last.source and len(case.text(whole).split()) <= _SHORT:
        return whole
    told = [one for one in reply.said if len(case.text(one).split()) > 3]
    return next((one for one in told if numbers(bare(case.text(one)))), told[0] if told else first)


@lru_cache(maxsize=2)  # three rules read them
def replies(case: Case) -> tuple[Reply, ...]:
    """Every item that has an answer of its own; where a number or a quotation shows some of it, shared words are left out."""
    return tuple(_Reader(case).replies())


class _Reader:
    """Puts the answers beside their items."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.theirs = {b.source for m in case.messages if m.side is Side.AUTHORITY and not m.quoted for b in m.body}
        self.facts: dict[str, list[Fact]] = {}
        for fact in case.facts:
            if fact.kind in ("dealt", "dealt-by-words"):
                self.facts.setdefault(fact.value, []).append(fact)
        self.spoken = [fact for fact in case.facts if fact.kind in ("spoken", "dealt-by-words")]
        leant = list(_leant(case))
        self.leant = sorted((said.source, said.start) for said in leant)
        self.leant_to = {(said.source, said.end) for said in leant}
        starts = sorted((item.said.source, item.said.start) for item in case.items)
        self.following = dict(pairwise(starts))
        self.questions = "\n".join(case.text(item.said) for item in case.items)

    def replies(self) -> Iterator[Reply]:
        """The answer to each item that has one."""
        lead, lead_source = _lead(self.case)
        for item in self.case.items:
            facts = self.facts.get(item.number, [])
            sure = [fact for fact in facts if fact.kind == "dealt"]
            within = self._within(item)
            said = [cut for fact in sure or facts if (cut := _without(self.case, fact.said, item.said))]
            said = [one for one in said if not self._is_question(one)]
            said = within + self._between(item, said) or self._beside(item) or self._after(item)
            if not said:
                continue
            asking = Evidence(item.said.source, item.said.start, within[0].start - 1) if within else item.said
            text = _joined(self.case, said)
            if _ASKS_ON.search(text):
                continue  # no answer, or not only
            question = self.case.text(asking) + (lead if item.said.source == lead_source else "")
            sides = bool(sure or within)
            yield Reply(
                item, question, tuple(said), text, sides, asking, self._settled(said, text), self._others(said, sides)
            )

    def _settled(self, said: Sequence[Evidence], text: str) -> bool:
        """Whether an answer refuses, or says that something is not held, enclosed or elsewhere."""
        if text.rstrip().endswith(":") or (len(text.split()) <= _ACCOUNT and points_elsewhere(text)):
            return True  # what it leads up to is the answer
        for one in said:
            place = bisect_left(self.leant, (one.source, one.start))
            if place < len(self.leant) and self.leant[place] < (one.source, one.end):
                return True
            if (one.source, one.end) in self.leant_to:
                return True
        return bool(_NOTE.fullmatch(text))

    def _others(self, said: Sequence[Evidence], sure: bool) -> str:
        """What a short letter says beside an answer that only shared words point to."""
        if sure or len(self.spoken) > _FEW:
            return ""
        return "\n".join(self.case.text(one.said) for one in self.spoken if one.said not in said)

    def _is_question(self, said: Evidence) -> bool:
        """Whether a passage only tells a question back."""
        text = bare(self.case.text(said))
        return len(text.split()) > 5 and text in self.questions

    def _between(self, item: Item, said: list[Evidence]) -> list[Evidence]:
        """An answer with the words that stand between it and its question: what reads like the question may answer it."""
        first = said[0] if said else item.said
        source, stop = self.following.get((item.said.source, item.said.start), (first.source, first.start))
        near = first.source == item.said.source == source and item.said.end < first.start <= stop
        if not near or item.said.source not in self.theirs or first.start - item.said.end > _NEXT:
            return said
        text = self.case.text(Evidence(first.source, item.said.end, first.start))
        words = text.strip(" \n\t.,;:?*)")
        start = item.said.end + text.index(words)
        return [Evidence(first.source, start, start + len(words)), *said] if words and "\n" in text else said

    def _beside(self, item: Item) -> list[Evidence]:
        """The rest of the line in which a question is told back."""
        if item.said.source not in self.theirs:
            return []
        stop = self.following.get((item.said.source, item.said.start), ("", 0))
        end = stop[1] if stop[0] == item.said.source else item.said.end + _NEXT
        text = self.case.text(Evidence(item.said.source, item.said.end, end)).partition("\n")[0]
        rest = _REST.match(text[:_NEXT])
        if not rest or "\n" not in self.case.text(Evidence(item.said.source, item.said.end, end)):
            return []
        return [Evidence(item.said.source, item.said.end + rest.start("rest"), item.said.end + rest.end("rest"))]

    def _after(self, item: Item) -> list[Evidence]:
        """The few lines between a question told back and the next one."""
        source, stop = self.following.get((item.said.source, item.said.start), ("", 0))
        if source != item.said.source or source not in self.theirs or stop - item.said.end > _NEXT:
            return []
        text = self.case.text(Evidence(source, item.said.end, stop))
        answer = _LINES.fullmatch(text)
        if not answer or _LABEL_ONLY.fullmatch(answer["answer"]):
            return []
        return [Evidence(source, item.said.end + answer.start("answer"), item.said.end + answer.end("answer"))]

    def _within(self, item: Item) -> list[Evidence]:
        """The answer that stands in the line of the question itself, after its question mark."""
        text = self.case.text(item.said)
        stop = re.search(r"\?\s+(?=\S)", text)
        if item.said.source not in self.theirs or not stop or "?" in text[stop.end() :]:
            return []
        if _REMARK.match(text, stop.end()):
            return []
        return [Evidence(item.said.source, item.said.start + stop.end(), item.said.end)]


def _leant(case: Case) -> Iterator[Evidence]:
    """The passages that refuse, enclose, or point elsewhere."""
    for answer in case.answers:
        if answer.outcome is not Outcome.SUPPLIED and answer.certainty is not Certainty.POSSIBLE:
            yield answer.said
    for fact in case.facts:
        if fact.kind in _SETTLES:
            yield fact.said


def _joined(case: Case, said: Sequence[Evidence]) -> str:
    """The words of several passages, in lines as they stand."""
    text = case.text(said[0])
    for one, other in pairwise(said):
        between = case.text(Evidence(one.source, one.end, other.start)) if one.source == other.source else "\n"
        text += ("\n" if "\n" in between or between.strip() else " ") + case.text(other)
    return text


def _lead(case: Case) -> tuple[str, str]:
    """The breakdown that words before a list ask for in each of its questions ("answer these, broken down by age:")."""
    for source in dict.fromkeys(item.said.source for item in case.items):
        first = min(item.said.start for item in case.items if item.said.source == source)
        match = _FOR_ALL.search(case.text(Evidence(source, max(0, first - _LEADS), first)))
        if match:
            return f", {match[0].strip(' :')}", source
    return "", ""


def _without(case: Case, said: Evidence, item: Evidence) -> Evidence | None:
    """A passage without the question that stands in it."""
    if said.source != item.source or item.start >= said.end or item.end <= said.start:
        return said
    return (
        Evidence(said.source, item.end, said.end) if case.text(said)[item.end - said.start :].strip(" .,:?\t") else None
    )
