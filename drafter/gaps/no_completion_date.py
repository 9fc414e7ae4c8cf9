"""Unfinished material is refused, and the reply does not say when it will be complete."""

from __future__ import annotations

from drafter.gaps.look import near
from drafter.gaps.missing import without
from drafter.gaps.nearby import WHEN, line
from drafter.gaps.rule import Rule
from drafter.model import Answer, Case


def says_when(case: Case, answer: Answer) -> bool:
    """Whether a day of completion is named, or any time in the lines of the refusal."""
    return bool(near(case, answer, "completion") or WHEN.search(case.text(line(case, answer.said, 1))))


RULE = Rule(
    id="no-completion-date",
    title="Unfinished, and no word on when it will be complete",
    duty="refusal.completion",
    why="Who is completing the material, and by when, must be said where it is known.",
    find=without("completion", says_when),
)
