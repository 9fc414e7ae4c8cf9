"""A decision, or a part of it, is put off, and no later letter in the correspondence gives it."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.gaps.look import overtaken
from drafter.gaps.outcome import found
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Case, Outcome


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every answer that puts off, unless the answer came since."""
    for answer in case.answers:
        if answer.outcome is Outcome.DECISION_DEFERRED and not overtaken(case, answer.said):
            yield found(answer)


RULE = Rule(
    id="decision-deferred",
    title="A decision is put off",
    duty="time.extension",
    why="More time is allowed for few reasons only, and with a date.",
    find=find,
)
