"""The requester asked to confirm a fact, date or figure, and the reply hedges, or speaks of something else."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.gaps.coverage import evades, wants_confirmation
from drafter.gaps.look import judged
from drafter.gaps.replies import Reply, replies, telling
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Case, Certainty, Evidence


def find(case: Case, law: Law) -> Iterator[Found]:
    """The first passage that hedges in each answer to an item that asks to confirm, or the answer that evades it."""
    for reply in replies(case) if judged(case) else ():
        if wants_confirmation(reply):
            said = _hedged(case, reply) or (telling(case, reply) if evades(reply) else None)
            if said:
                yield Found((said,), (reply.item.number,), certainty=Certainty.LIKELY)


def _hedged(case: Case, reply: Reply) -> Evidence | None:
    """The first passage of an answer that hedges."""
    hedges = [fact.said for fact in case.all("hedged")]
    return next((said for said in reply.said if any(one.within(said) or said.within(one) for one in hedges)), None)


RULE = Rule(
    id="unconfirmed",
    title="Asked to confirm, and neither confirmed nor corrected",
    duty="access.answer",
    why="A plain question for a fact can be answered yes, no, or not held.",
    find=find,
)
