"""How strong a point is, so that weak ones stay out of a letter: a weak point takes weight from the others."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from drafter.errors import LetterError
from drafter.letter.points import FRIENDLY, REFUSALS
from drafter.letter.reading import overlap
from drafter.model import Certainty, Ground

ALL, FAIR, STRONG = STRENGTHS = ("all", "fair", "strong")
# About the handling alone: what the requester gets does not change with it.
FORMAL = frozenset(("late", "no-review-route", "superseded-law", "law-misstated"))
DEFECTS = frozenset(("no-location", "search-not-described", "part-answered", "holding-not-confirmed"))


def select(grounds: Sequence[Ground], strength: str = FAIR) -> tuple[Ground, ...]:
    """The grounds that are at least so strong; all of them where none is. Raises LetterError for an unknown strength."""
    if strength not in STRENGTHS:
        raise LetterError(f"--strength {strength}: unknown; there are {', '.join(STRENGTHS)}")
    raised = [ground for ground in grounds if ground.gap.certainty is not Certainty.POSSIBLE]
    found = [ground for ground in raised if STRENGTHS.index(_strength(ground, raised)) >= STRENGTHS.index(strength)]
    return tuple(found or raised)


def _strength(ground: Ground, grounds: Sequence[Ground]) -> str:
    certain = ground.gap.certainty is Certainty.CERTAIN
    if ground.gap.rule == "law-misstated" and _beside(ground, REFUSALS, grounds):
        return FAIR  # it is the law of a refusal
    if ground.gap.rule in FORMAL:
        return FAIR if certain else ALL
    if ground.gap.rule in FRIENDLY and not _beside(ground, DEFECTS, grounds):
        return ALL if ground.gap.rule == "available-elsewhere" else FAIR
    return STRONG if certain else FAIR


def _beside(ground: Ground, rules: Collection[str], grounds: Sequence[Ground]) -> bool:
    """Whether one of some rules speaks of the same passage or item."""
    return any(
        other.gap.rule in rules
        and (
            set(other.gap.items) & set(ground.gap.items)
            or any(overlap(one, two) for one in other.gap.evidence for two in ground.gap.evidence)
        )
        for other in grounds
    )
