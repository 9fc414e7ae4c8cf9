"""The exemption rests on a certain person's reasonable opinion, and the reply mentions neither the person nor the opinion."""

from __future__ import annotations

from drafter.gaps.missing import said_anywhere, without
from drafter.gaps.rule import Rule
from drafter.model import Certainty

RULE = Rule(
    id="no-qualified-person",
    title="The qualified person's opinion is not mentioned",
    duty="refusal.qualified-person",
    why="Without the opinion of the qualified person this exemption is not engaged at all.",
    find=without("qualified-person", said_anywhere("qualified-person"), Certainty.CERTAIN),
    looked_for="who gave the opinion, as qualified person, and what it was",
    of_reasons=True,
)
