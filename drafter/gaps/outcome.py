"""Rules that only restate an outcome: the reply says that the requester will not get something."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Answer, Case, Outcome


def found(answer: Answer) -> Found:
    """An answer as a finding."""
    return Found((answer.said,), answer.items, answer.provisions, answer.certainty)


def outcome_rule(outcome: Outcome, title: str, duty: str, why: str) -> Rule:
    """The rule that reports every answer with an outcome; its id is the outcome's name."""

    def find(case: Case, law: Law) -> Iterator[Found]:
        return (found(answer) for answer in case.answers if answer.outcome is outcome)

    return Rule(outcome.value, title, duty, why, find)
