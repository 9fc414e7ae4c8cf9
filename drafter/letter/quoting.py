"""Which passages of the reply a point quotes: each wording once, and none that shows nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from drafter.letter.passages import alike, heads, leads, plain
from drafter.letter.points import MAIN, Point
from drafter.letter.reading import overlap, passages
from drafter.model import Case, Evidence, Ground

UNQUOTED = frozenset(("no-review-route",))  # rests on a refusal that another point quotes
SHORT = 3  # words of a passage that is worth quoting
SHORTEST = {
    "late": 5,
    "attachment-missing": 1,
    "contradiction": 2,
}  # a bare date tells the reader nothing, "Attached." does


def worth_quoting(case: Case, point: Point, shown: Collection[Evidence]) -> tuple[Evidence, ...]:
    """The passages of a point; those `shown` before are left out of one about the reply as a whole."""
    found = () if UNQUOTED.intersection(point.rules) else passages(case, point.evidence)
    told = {alike(text): (text, one) for one in reversed(found) for text in [plain(case.text(one))]}
    shortest = next((words for rule, words in SHORTEST.items() if rule in point.rules), SHORT)
    main = [ground for ground in point.grounds if ground.gap.rule in MAIN]
    long = [
        (text, one)
        for text, one in reversed(told.values())
        if len(text.split()) >= shortest
        and not (point.apart and one in shown)
        and (not heads(text) or any(rests(ground, one) for ground in main))
    ]
    whole = tuple(one for text, one in long if len(found) == 1 or not leads(text))
    return whole or tuple(one for _, one in long[:1])


def quotable(said: Sequence[Evidence], heard: Iterable[Ground]) -> tuple[Evidence, ...]:
    """The passages on which a ground rests that has something to say; all of them where none does."""
    grounds = tuple(heard)
    return tuple(one for one in said if any(rests(ground, one) for ground in grounds)) or tuple(said)


def rests(ground: Ground, said: Evidence) -> bool:
    """Whether a ground rests on a passage, or on a part of it."""
    return any(overlap(said, other) for other in ground.gap.evidence)
