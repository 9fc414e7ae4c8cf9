"""The requester asked to confirm a fact, date or figure, and the reply hedges."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.gaps.look import near
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Case, Certainty

CONFIRM = re.compile(r"\b(?:confirm|verify)\b(?! receipt)|\bis it (?:true|correct|the case)\b", re.I)


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every hedged passage in the answer to an item that asks to confirm something."""
    asked = {item.number for item in case.items if CONFIRM.search(case.text(item.said))}
    seen: set[str] = set()
    for answer in case.answers:
        for number in asked.intersection(answer.items) - seen:
            for fact in near(case, answer, "hedged"):
                seen.add(number)
                yield Found((fact.said,), (number,), certainty=Certainty.LIKELY)
                break


RULE = Rule(
    id="unconfirmed",
    title="Asked to confirm, and neither confirmed nor corrected",
    duty="access.answer",
    why="A plain question for a fact can be answered yes, no, or not held.",
    find=find,
)
