"""Rules that only restate an outcome: the reply says that the requester will not get something."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.gaps.mentions import provisions, together
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Answer, Case, Certainty, Outcome


def found(answer: Answer) -> Found:
    """An answer as a finding."""
    return Found((answer.said,), answer.items, answer.provisions, answer.certainty)


def outcome_rule(outcome: Outcome, title: str, duty: str, why: str) -> Rule:
    """The rule that reports every answer with an outcome, once however often it is said; its id is the outcome's name."""

    def find(case: Case, law: Law) -> Iterator[Found]:
        for group in together(case, outcome):
            sure = next((one for one in group if one.certainty is Certainty.CERTAIN), group[0])
            yield Found(tuple(one.said for one in group), group[0].items, provisions(group), sure.certainty)

    return Rule(outcome.value, title, duty, why, find)
