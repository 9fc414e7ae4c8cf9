"""A decision, or a part of it, is put off."""

from __future__ import annotations

from drafter.gaps.outcome import outcome_rule
from drafter.model import Outcome

RULE = outcome_rule(
    Outcome.DECISION_DEFERRED,
    title="A decision is put off",
    duty="time.extension",
    why="More time is allowed for few reasons only, and with a date.",
)
