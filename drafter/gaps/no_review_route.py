"""A refusal without the complaints procedure, or without the right to go to the regulator."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.gaps.look import REFUSALS, judged
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Case, Certainty

ZONES = ("", "review:", "courtesy:", "signature:", "header:", "heading:")


def find(case: Case, law: Law) -> Iterator[Found]:
    """The first refusal, where no passage of the reply mentions a review or the regulator."""
    refused = [
        answer for answer in case.answers if answer.outcome in REFUSALS and answer.certainty is Certainty.CERTAIN
    ]
    if not refused or not judged(case):
        return
    says_review = any(case.all(zone + signal) for zone in ZONES for signal in ("review", "dissatisfied", "complains"))
    says_regulator = any(case.all(zone + "regulator") for zone in ZONES)
    if not (says_review and says_regulator):
        answer = refused[0]
        yield Found(
            (answer.said,),
            answer.items,
            answer.provisions,
            Certainty.LIKELY if says_review or says_regulator else Certainty.CERTAIN,
        )


RULE = Rule(
    id="no-review-route",
    title="The refusal does not say how to complain",
    duty="refusal.review-route",
    why="A refusal must say how to have it reviewed, and that the regulator can be asked.",
    find=find,
)
