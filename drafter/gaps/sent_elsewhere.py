"""The reply says that another body holds the information: transferred, or the requester is told to ask there."""

from __future__ import annotations

from drafter.gaps.outcome import outcome_rule
from drafter.model import Outcome

RULE = outcome_rule(
    Outcome.SENT_ELSEWHERE,
    title="Another body is named as the one to ask",
    duty="advice.transfer",
    why="A requester who is sent on should learn where to, and that this body holds nothing itself.",
)
