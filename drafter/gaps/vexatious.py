"""The reply calls the request vexatious, or manifestly unreasonable in its character."""

from __future__ import annotations

from drafter.gaps.outcome import outcome_rule
from drafter.model import Outcome

RULE = outcome_rule(
    Outcome.VEXATIOUS,
    title="Refused as vexatious",
    duty="vexatious.notice",
    why="The request is judged, not the person who made it.",
)
