"""What a rule is about: the outcome of a question, how much of it was answered, or how it was handled."""

from __future__ import annotations

from drafter.model import Outcome

OUTCOMES = frozenset(outcome.value for outcome in Outcome if outcome is not Outcome.SUPPLIED) | {"withheld-unnamed"}
COVERAGE = frozenset(("unanswered", "part-answered", "unconfirmed", "contradiction", "attachment-missing"))


def family(rule: str) -> str:
    """The family of a rule: "outcome", "coverage" or "handling"."""
    return "outcome" if rule in OUTCOMES else "coverage" if rule in COVERAGE else "handling"
