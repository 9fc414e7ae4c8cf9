"""Rules by what they are about, as the page colours and names them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of gap: its id, its name on the page, and its rules."""

    id: str
    name: str
    rules: frozenset[str]


FAMILIES = (
    Family("refused", "Refused", frozenset({
        "withheld", "withheld-unnamed", "neither-confirm-nor-deny", "vexatious", "repeated", "blanket-refusal",
    })),
    Family("cost", "Cost", frozenset({
        "over-cost-limit", "estimate-not-shown", "estimate-counts-wrong-work", "estimate-does-not-add-up",
        "no-help-to-narrow", "fee-wanted",
    })),
    Family("elsewhere", "Not held, or elsewhere", frozenset({
        "not-held", "search-not-described", "holding-not-confirmed", "available-elsewhere", "no-location",
        "future-publication", "no-publication-plan", "sent-elsewhere",
    })),
    Family("open", "Not answered", frozenset({
        "unanswered", "part-answered", "unconfirmed", "contradiction", "attachment-missing", "form-refused",
        "not-recorded-information", "clarification-wanted", "decision-deferred",
    })),
    Family("handling", "How it was handled", frozenset({
        "extension-defective", "no-review-route", "late", "wrong-regime", "law-misstated", "superseded-law",
    })),
    Family("reasons", "Reasons", frozenset()),  # whatever else is missing from a refusal
)  # fmt: skip
REST = FAMILIES[-1]


def family(rule: str) -> Family:
    """The family of a rule."""
    return next((one for one in FAMILIES if rule in one.rules), REST)
