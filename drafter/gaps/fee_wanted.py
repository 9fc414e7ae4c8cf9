"""The reply asks for payment before it gives anything."""

from __future__ import annotations

from drafter.gaps.outcome import outcome_rule
from drafter.model import Outcome

RULE = outcome_rule(
    Outcome.FEE_WANTED,
    title="Payment is asked first",
    duty="fee.notice",
    why="Only some costs may be charged, and the clock stands still until the fee is paid.",
)
