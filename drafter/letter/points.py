"""Grounds to points: one numbered point for everything that concerns the same passage or the same item."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from drafter.gaps.families import COVERAGE, OUTCOMES
from drafter.letter.passages import plain
from drafter.letter.reading import numbered, overlap
from drafter.model import Case, Certainty, Evidence, Ground

FRIENDLY = frozenset(("available-elsewhere", "sent-elsewhere", "not-held", "not-recorded-information"))
REFUSALS = OUTCOMES - FRIENDLY
# What is missing from the answer itself. With the outcomes, these are what a point is about; the other rules
# say what is wrong with how it was said.
MAIN = OUTCOMES | COVERAGE | {"blanket-refusal"}
_TOGETHER = 2  # rules that one point may be about where their passages differ
LONG = 30  # characters that two passages must share to be the same words
# These speak of the reply as a whole: a point of their own, at the end.
APART = ("wrong-regime", "extension-defective", "no-review-route", "late")
WITH_ITS_PASSAGE = ("extension-defective",)  # unless another point is about that very passage
WHOLE = frozenset(("late", "no-review-route"))  # never about one question
LOOKED_FOR = frozenset(("not-held", "sent-elsewhere"))  # both ask whether the authority holds something


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
        return all(rule in APART or rule not in MAIN for rule in self.rules) and any(
            rule in APART for rule in self.rules
        )


def points(
    case: Case, grounds: Iterable[Ground], upheld: Callable[[str], int | None] = lambda _: None
) -> tuple[Point, ...]:
    """The points of a letter in order: by item of the request, then what concerns the reply as a whole.

    Refusals that no numbered question puts in order go by how often complaints about their provision are `upheld`.
    """
    order = [item.number for item in case.items]
    known = all(numbered(case, item) for item in case.items)
    groups = [[ground] for ground in grounds if ground.gap.certainty is not Certainty.POSSIBLE]
    for same in (_same_passage(case), _same_item(len(order) > 1), _same_argument, _same_search):
        groups = _joined(groups, same)
    groups = _with_their_refusals(groups)
    found = [_point(group, order) for group in groups]
    return tuple(sorted(found, key=lambda point: _place(point, order, known, upheld)))


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


def _with_their_refusals(groups: Sequence[list[Ground]]) -> list[list[Ground]]:
    """The groups, those that only find fault joined to the one refusal that is about their provisions and items."""
    faults = [group for group in groups if not _main(group) and not _apart(group)]
    found = [group for group in groups if not any(group is fault for fault in faults)]
    for fault in faults:
        about = [group for group in found if _main(group) & REFUSALS and _provisions(group) & _provisions(fault)]
        about = [group for group in about if not _items(fault) or _items(group) == _items(fault)]
        if len(about) == 1:
            about[0] += fault
        else:
            found.append(fault)
    return found


def _same_passage(case: Case) -> Callable[[list[Ground], list[Ground]], bool]:
    """Passages that overlap, or the same words said twice."""

    def same(one: list[Ground], other: list[Ground]) -> bool:
        if {_apart(one), _apart(other)} - {"", *WITH_ITS_PASSAGE}:
            return _apart(one) == _apart(other)
        mine, theirs = _evidence(one), _evidence(other)
        return any(overlap(a, b) for a in mine for b in theirs) or bool(_texts(case, mine) & _texts(case, theirs))

    return same


def _evidence(group: list[Ground]) -> set[Evidence]:
    return {said for ground in group for said in ground.gap.evidence}


def _texts(case: Case, found: set[Evidence]) -> set[str]:
    return {text for said in found if len(text := plain(case.text(said))) > LONG}


def _same_item(several: bool) -> Callable[[list[Ground], list[Ground]], bool]:
    """The one item that both are about, unless it would be too much for one point."""

    def same(one: list[Ground], other: list[Ground]) -> bool:
        items = _items(one)
        if not several or len(items) != 1 or items != _items(other) or _apart(one) or _apart(other):
            return False
        mine, theirs = _main(one), _main(other)
        return not mine or not theirs or (len(mine | theirs) <= _TOGETHER and "contradiction" not in mine | theirs)

    return same


def _main(group: list[Ground]) -> set[str]:
    return {ground.gap.rule for ground in group} & MAIN


def _same_argument(one: list[Ground], other: list[Ground]) -> bool:
    """The same rules about the same provisions, and so the same words: not said twice.

    Two contradictions are two questions, each with its own passages.
    """
    return _argument(one) == _argument(other) and "contradiction" not in _main(one)


def _same_search(one: list[Ground], other: list[Ground]) -> bool:
    """What is not held and what another body may hold, where one of them is about all or both are about the same."""
    items = _items(one), _items(other)
    return {frozenset(_main(one)), frozenset(_main(other))} == {frozenset((rule,)) for rule in LOOKED_FOR} and (
        items[0] == items[1] or not all(items)
    )


def _argument(group: list[Ground]) -> frozenset[tuple[str, tuple[str, ...]]]:
    free = COVERAGE | FRIENDLY | {"over-cost-limit"}  # what is argued is the same whatever is cited
    return frozenset((g.gap.rule, () if g.gap.rule in free else g.gap.provisions) for g in group)


def _apart(group: list[Ground]) -> str:
    return next((ground.gap.rule for ground in group if ground.gap.rule in APART), "")


def _provisions(group: list[Ground]) -> set[str]:
    return {provision for ground in group for provision in ground.gap.provisions}


def _items(group: list[Ground]) -> set[str]:
    return {item for ground in group for item in ground.gap.items}


def _point(group: list[Ground], order: list[str]) -> Point:
    told = [ground for ground in group if ground.gap.rule not in WHOLE]
    items = sorted(_items(told), key=lambda item: order.index(item) if item in order else len(order))
    # What the reply does, in its own order; then what is wrong with each, in the order of the rules.
    does = sorted((ground for ground in group if ground.gap.rule in MAIN), key=_start)
    wrong = [ground for ground in group if ground.gap.rule not in MAIN]
    group = does + sorted(wrong, key=lambda ground: _beside(ground, does))
    return Point(tuple(_once(group)), tuple(items))


def _once(group: list[Ground]) -> Iterator[Ground]:
    """Grounds that would say the same words, as one with the passages of all."""
    alike: dict[object, list[Ground]] = {}
    for ground in group:
        gap = ground.gap
        same = (other.gap.provisions for other in group if other.gap.rule == gap.rule and other.gap.provisions)
        named = gap.provisions or next(same, ())  # one that names none is about the one that does
        alike.setdefault((gap.rule, gap.certainty, named, ground.provision), []).append(ground)
    for found in alike.values():
        evidence = tuple(dict.fromkeys(said for ground in found for said in ground.gap.evidence))
        named = next((ground.gap.provisions for ground in found if ground.gap.provisions), ())
        yield replace(found[0], gap=replace(found[0].gap, evidence=evidence, provisions=named))


def _beside(ground: Ground, does: Sequence[Ground]) -> int:
    """The place of what a reply does that a ground finds fault with; the last where it is about none in particular."""
    about = (
        place
        for place, one in enumerate(does)
        if any(overlap(a, b) for a in ground.gap.evidence for b in one.gap.evidence)
    )
    return next(about, len(does))


def _start(ground: Ground) -> int:
    return ground.gap.evidence[0].start if ground.gap.evidence else 0


def _place(point: Point, order: list[str], known: bool, upheld: Callable[[str], int | None]) -> tuple[int, int, int]:
    """Where a point stands: by question where these have numbers, else refusals first; the reply as a whole last."""
    if point.apart:
        return 4, 0, APART.index(next(rule for rule in APART if rule in point.rules))
    first = min((order.index(item) for item in point.items if item in order), default=len(order))
    whole = not point.items or (len(order) > 1 and len(point.items) == len(order))
    if known and not whole:
        return 1, 0, first
    if REFUSALS.intersection(point.rules):
        share = max((upheld(provision) or 0 for provision in point.provisions), default=0)
        return 0, -share, first
    return 2 if point.items and not whole else 3, 0, first
