"""The reply says that the same was asked before."""

from __future__ import annotations

from drafter.gaps.outcome import outcome_rule
from drafter.model import Outcome

RULE = outcome_rule(
    Outcome.REPEATED,
    title="Refused as repeated",
    duty="repeated.notice",
    why="A repeat may be refused only where the earlier request was complied with and little time has passed.",
)
