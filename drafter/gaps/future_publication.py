"""The reply says that information is meant for publication."""

from __future__ import annotations

from drafter.gaps.outcome import outcome_rule
from drafter.model import Outcome

RULE = outcome_rule(
    Outcome.FUTURE_PUBLICATION,
    title="Said to be published later",
    duty="publication.plan",
    why="The plan to publish must be older than the request.",
)
