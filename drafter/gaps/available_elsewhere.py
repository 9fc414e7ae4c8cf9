"""The reply says that information can be had elsewhere: a web page, a register, a published report."""

from __future__ import annotations

from drafter.gaps.outcome import outcome_rule
from drafter.model import Outcome

RULE = outcome_rule(
    Outcome.AVAILABLE_ELSEWHERE,
    title="Said to be available elsewhere",
    duty="elsewhere.location",
    why="The place must be one at which this requester can find it.",
)
