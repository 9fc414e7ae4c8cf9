"""The reply says that finding the information would cost too much, or be too great a burden."""

from __future__ import annotations

from drafter.gaps.outcome import outcome_rule
from drafter.model import Outcome

RULE = outcome_rule(
    Outcome.OVER_COST_LIMIT,
    title="Refused because of the cost",
    duty="cost.notice",
    why="An estimate shows what could be given within the limit.",
)
