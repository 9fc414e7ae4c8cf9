"""No passage of the reply deals with the item at all, or the one that stands there says nothing of substance.

Silence is reported only where the reply can be seen to deal with the items one by one, so that it means something.
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.gaps.coverage import evades, wants_confirmation
from drafter.gaps.look import judged
from drafter.gaps.replies import replies
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Case, Certainty


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every item that the reply passes over, where it deals with others, and every item that it evades."""
    if not judged(case):
        return
    silent = {fact.value for fact in case.all("silent")}
    for fact in case.all("silent"):
        yield Found((fact.said,), (fact.value,), certainty=Certainty.LIKELY)
    for reply in replies(case):
        if reply.item.number not in silent and evades(reply) and not wants_confirmation(reply):
            yield Found((reply.asked,), (reply.item.number,), certainty=Certainty.LIKELY)


RULE = Rule(
    id="unanswered",
    title="Nothing is said about this part of the request",
    duty="access.answer",
    why="Each part of a request must be answered, if only to say that nothing is held.",
    find=find,
    looked_for="an answer under its number, beside its words, or in words like them",
)
