"""The reply says that an opinion, an explanation or a new analysis was asked for, to which there is no right."""

from __future__ import annotations

from drafter.gaps.outcome import outcome_rule
from drafter.model import Outcome

RULE = outcome_rule(
    Outcome.NOT_RECORDED_INFORMATION,
    title="Said to be no request for recorded information",
    duty="recorded.only",
    why="An opinion need not be given, but a record of it must.",
)
