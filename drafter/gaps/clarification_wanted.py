"""The reply cannot go on until the requester explains."""

from __future__ import annotations

from drafter.gaps.outcome import outcome_rule
from drafter.model import Outcome

RULE = outcome_rule(
    Outcome.CLARIFICATION_WANTED,
    title="The requester is asked to explain",
    duty="clarification.help",
    why="The clock stands still until the requester answers.",
)
