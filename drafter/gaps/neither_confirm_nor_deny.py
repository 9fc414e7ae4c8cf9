"""The reply will neither confirm nor deny that information is held."""

from __future__ import annotations

from drafter.gaps.outcome import outcome_rule
from drafter.model import Outcome

RULE = outcome_rule(
    Outcome.NEITHER_CONFIRM_NOR_DENY,
    title="Neither confirmed nor denied",
    duty="refusal.confirm-or-deny",
    why="Silence needs a provision of its own, and often a balance of its own.",
)
