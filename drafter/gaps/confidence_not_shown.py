"""Confidentiality is given as the reason, without who gave the information, or without why it is confidential in law."""

from __future__ import annotations

from drafter.gaps.missing import said, without
from drafter.gaps.rule import Rule

RULE = Rule(
    id="confidence-not-shown",
    title="Confidential, and not shown to be so in law",
    duty="refusal.confidence",
    why="What a body calls confidential is not so in law unless somebody else could sue over its disclosure.",
    find=without("confidence", said("obtained", "duty-of-confidence")),
    looked_for="who gave the information, and why its disclosure would be a breach that could be sued upon",
    of_reasons=True,
)
