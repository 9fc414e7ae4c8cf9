"""The cost limit is relied on, and the reply does not say what could be given within it."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.gaps.look import near
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Case, Certainty, Outcome


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every cost refusal near which there is no word on how to narrow the request."""
    for answer in case.answers:
        if answer.outcome is Outcome.OVER_COST_LIMIT and not near(case, answer, "narrow-how"):
            bare = near(case, answer, "narrow")
            yield Found(
                (answer.said,), answer.items, answer.provisions, Certainty.LIKELY if bare else Certainty.CERTAIN
            )


RULE = Rule(
    id="no-help-to-narrow",
    title="A cost refusal without advice on what could be given",
    duty="advice.narrow",
    why="A body must help a requester to ask for what it can give.",
    find=find,
)
