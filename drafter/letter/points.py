"""Grounds to points: one numbered point for everything that concerns the same passage or the same item."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from drafter.model import Case, Certainty, Evidence, Ground, Outcome

OUTCOMES = frozenset(outcome.value for outcome in Outcome if outcome is not Outcome.SUPPLIED) | {"withheld-unnamed"}
# These speak of the reply as a whole: a point of their own, at the end.
APART = ("wrong-regime", "extension-defective", "no-review-route", "late")


@dataclass(frozen=True, slots=True)
class Point:
    """The grounds that one numbered point argues, and the items they concern in the order of the request."""

    grounds: tuple[Ground, ...]
    items: tuple[str, ...]

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that speak here, each once."""
        return tuple(dict.fromkeys(ground.gap.rule for ground in self.grounds))

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every passage that the point rests on, each once."""
        return tuple(dict.fromkeys(said for ground in self.grounds for said in ground.gap.evidence))

    @property
    def provisions(self) -> tuple[str, ...]:
        """Every provision that the reply relies on here."""
        return tuple(dict.fromkeys(name for ground in self.grounds for name in ground.gap.provisions))

    @property
    def apart(self) -> bool:
        """Whether the point is about the reply as a whole."""
        return any(rule in APART for rule in self.rules)


def points(case: Case, grounds: Iterable[Ground]) -> tuple[Point, ...]:
    """The points of a letter in order: by item of the request, then what concerns the reply as a whole."""
    order = [item.number for item in case.items]
    groups = [[ground] for ground in grounds if ground.gap.certainty is not Certainty.POSSIBLE]
    for same in (_same_passage, _same_item(len(order) > 1), _same_argument):
        groups = _joined(groups, same)
    found = [_point(group, order) for group in groups]
    return tuple(sorted(found, key=lambda point: _place(point, order)))


def _joined(groups: Sequence[list[Ground]], same: Callable[[list[Ground], list[Ground]], bool]) -> list[list[Ground]]:
    """Groups joined wherever two of them belong together, in the order in which they came."""
    found: list[list[Ground]] = []
    for group in groups:
        twins = [other for other in found if same(other, group)]
        joined = [ground for other in (*twins, group) for ground in other]
        if twins:
            found[found.index(twins[0])] = joined
            found = [other for other in found if not any(other is twin for twin in twins[1:])]
        else:
            found.append(joined)
    return found


def _same_passage(one: list[Ground], other: list[Ground]) -> bool:
    if _apart(one) or _apart(other):
        return _apart(one) == _apart(other)
    return any(
        overlap(first, second) for a in one for b in other for first in a.gap.evidence for second in b.gap.evidence
    )


def _same_item(several: bool) -> Callable[[list[Ground], list[Ground]], bool]:
    def same(one: list[Ground], other: list[Ground]) -> bool:
        items = _items(one)
        return several and len(items) == 1 and items == _items(other) and not _apart(one) and not _apart(other)

    return same


def _same_argument(one: list[Ground], other: list[Ground]) -> bool:
    """The same rules about the same provisions, and so the same words: not said twice."""
    return _argument(one) == _argument(other)


def _argument(group: list[Ground]) -> frozenset[tuple[str, tuple[str, ...], Certainty]]:
    return frozenset((ground.gap.rule, ground.gap.provisions, ground.gap.certainty) for ground in group)


def _apart(group: list[Ground]) -> str:
    return next((ground.gap.rule for ground in group if ground.gap.rule in APART), "")


def _items(group: list[Ground]) -> set[str]:
    return {item for ground in group for item in ground.gap.items}


def _point(group: list[Ground], order: list[str]) -> Point:
    items = sorted(_items(group), key=lambda item: order.index(item) if item in order else len(order))
    group.sort(key=lambda ground: ground.gap.rule not in OUTCOMES)  # what the reply does, then what is wrong with it
    return Point(tuple(group), tuple(items))


def _place(point: Point, order: list[str]) -> tuple[int, int]:
    if point.apart:
        return 2, APART.index(next(rule for rule in APART if rule in point.rules))
    firsts = [order.index(item) for item in point.items if item in order]
    return (0, min(firsts)) if firsts else (1, 0)


def overlap(one: Evidence, other: Evidence) -> bool:
    """Whether two ranges share a character."""
    return one.source == other.source and one.start < other.end and other.start < one.end
