"""The same paragraph in many replies: which refusals a body repeats word for word, or nearly so."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

NEAR = 90.0  # per cent of the same letters, in the same order
SHARED = 2  # of the sketch, before two paragraphs are compared at all
CROWD = 40  # paragraphs under one hash that are compared; a body's boilerplate needs no more
COMPARED = 600  # characters


@dataclass(slots=True)
class Repeat:
    """One paragraph: what it does, its words as first met, and the cases and bodies that have it."""

    outcome: str
    provisions: str
    text: str
    sketch: frozenset[str]
    cases: set[str] = field(default_factory=set)
    bodies: Counter[str] = field(default_factory=Counter)
    id: str = ""


class Repeats:
    """Gathers paragraphs case by case; `groups`, asked for once, then gives those that two cases or more have."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self.found: dict[str, Repeat] = {}
        self.by_case: dict[str, list[str]] = {}

    def add(self, case: str, body: str, passages: Sequence[Sequence[str]]) -> None:
        """The refusing paragraphs of one case."""
        for key, sketch, outcome, provisions, text in passages:
            one = self.found.setdefault(key, Repeat(outcome, provisions, text, frozenset(sketch.split())))
            one.cases.add(case)
            one.bodies[body or "unknown body"] += 1
            self.by_case.setdefault(case, []).append(key)

    def groups(self) -> list[Repeat]:
        """The repeated paragraphs, the most frequent first, each with an id; `of` tells them by case."""
        first = self._joined()
        for key, leader in first.items():
            if key != leader:
                self.found[leader].cases |= self.found[key].cases
                self.found[leader].bodies += self.found[key].bodies
        leaders = [one for key, one in self.found.items() if first[key] == key and len(one.cases) > 1]
        leaders.sort(key=lambda one: (-len(one.cases), one.text))
        for number, one in enumerate(leaders, 1):
            one.id = f"P{number}"
        self.by_case = {
            case: list(dict.fromkeys(named for key in keys if (named := self.found[first[key]].id)))
            for case, keys in self.by_case.items()
        }
        return leaders

    def of(self, case: str) -> list[str]:
        """The ids of the repeated paragraphs in a case, after `groups`."""
        return self.by_case.get(case, [])

    def _joined(self) -> dict[str, str]:
        """For each paragraph the one that stands for all that nearly say the same."""
        first = {key: key for key in self.found}
        for one, other in self._alike():
            a, b = root(first, one), root(first, other)
            if a != b:
                first[max(a, b)] = min(a, b)
        return {key: root(first, key) for key in first}

    def _alike(self) -> Iterator[tuple[str, str]]:
        under: dict[str, list[str]] = defaultdict(list)
        for key, one in self.found.items():
            shared = Counter(other for part in one.sketch for other in under[part])
            for other, count in shared.items():
                if count >= min(SHARED, len(one.sketch)) and self._near(key, other):
                    yield key, other
            for part in one.sketch:
                if len(under[part]) < CROWD:
                    under[part].append(key)

    def _near(self, key: str, other: str) -> bool:
        one, two = self.found[key], self.found[other]
        if one.outcome != two.outcome:
            return False
        texts = (one.text[:COMPARED].casefold(), two.text[:COMPARED].casefold())
        return fuzz.ratio(*texts, score_cutoff=NEAR) > 0


def root(first: dict[str, str], key: str) -> str:
    """The end of a chain, with every step on it made shorter."""
    while first[key] != key:
        first[key] = first[first[key]]
        key = first[key]
    return key
