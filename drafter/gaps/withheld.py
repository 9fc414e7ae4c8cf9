"""Information, or part of it, is refused, removed or redacted, and a provision is named for it."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.gaps.outcome import found
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Case, Outcome


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every refusal with a provision."""
    return (found(answer) for answer in case.answers if answer.outcome is Outcome.WITHHELD and answer.citations)


RULE = Rule(
    id="withheld",
    title="Withheld under a named provision",
    duty="refusal.notice",
    why="A refusal can be tested only against the provision it relies on.",
    find=find,
)
