"""No passage of the reply deals with the item at all.

Reported only where the reply can be seen to deal with the items one by one, so that silence on one means something.
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.gaps.look import judged
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Case, Certainty


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every item that the reply passes over, where it deals with others."""
    if judged(case):
        for fact in case.all("silent"):
            yield Found((fact.said,), (fact.value,), certainty=Certainty.LIKELY)


RULE = Rule(
    id="unanswered",
    title="Nothing is said about this part of the request",
    duty="access.answer",
    why="Each part of a request must be answered, if only to say that nothing is held.",
    find=find,
)
