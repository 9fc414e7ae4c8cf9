"""The score of many cases: gaps by rule and family, facts, items, and every miss and extra in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from drafter.evaluate.agree import agree, overlap, same
from drafter.evaluate.labels import Label, Labelled
from drafter.gaps.families import family
from drafter.model import Certainty

COMMON = 3  # labels of a rule from which on it counts for the mean over rules
Report = Mapping[str, Any]


@dataclass(slots=True)
class Tally:
    """How many labelled gaps were found and missed, and how many others were reported."""

    hit: int = 0
    miss: int = 0
    extra: int = 0

    @property
    def labels(self) -> int:
        """How many were labelled."""
        return self.hit + self.miss

    @property
    def precision(self) -> float:
        """The share of what was reported that is right."""
        return self.hit / (self.hit + self.extra) if self.hit + self.extra else 1.0

    @property
    def recall(self) -> float:
        """The share of what was labelled that is found."""
        return self.hit / self.labels if self.labels else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = 2 * self.hit + self.miss + self.extra
        return 2 * self.hit / total if total else 1.0


@dataclass(slots=True)
class Share:
    """How many of some facts are right."""

    right: int = 0
    total: int = 0

    def add(self, right: int, total: int = 1) -> None:
        """Count some more."""
        self.right += right
        self.total += total

    @property
    def value(self) -> float:
        """The share; 1 where there is nothing to get right."""
        return self.right / self.total if self.total else 1.0


@dataclass(slots=True)
class Score:
    """The score so far; `faults` are the misses, extras and wrong facts, each as (case, words)."""

    cases: int = 0
    broken: int = 0
    rules: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    families: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    whole: Tally = field(default_factory=Tally)
    facts: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    faults: list[tuple[str, str]] = field(default_factory=list)

    @property
    def mean(self) -> float | None:
        """The mean F1 over the rules with enough labels; None where no rule has."""
        common = [tally.f1 for tally in self.rules.values() if tally.labels >= COMMON]
        return sum(common) / len(common) if common else None

    def tallies(self, rule: str) -> Iterable[Tally]:
        """Whatever counts a rule."""
        return self.whole, self.families[family(rule)], self.rules[rule]

    def add(self, case: Labelled, report: Report | None) -> None:
        """Count a case; None is one that gave no report."""
        self.cases += 1
        self.broken += report is None
        report = report or {"gaps": [], "items": [], "case": {}, "route": {}}
        found = [gap for gap in report["gaps"] if gap["certainty"] != Certainty.POSSIBLE.value]
        self._gaps(case, found)
        if case.items:
            self._items(case, [item["text"] for item in report["items"]])
        self._facts(case, report)

    def _gaps(self, case: Labelled, found: list[Report]) -> None:
        firm = [label for label in case.gaps if not label.may]
        other = [label for label in case.gaps if label.may]
        # A second sentence that shows the same gap: it stands for the first where that was not reported.
        spare = [gap for gap in found if not _any(firm, gap) and _any(other, gap)]
        for label in firm:
            matches = [gap for gap in found if same(label, gap)]
            stand_in = next((gap for gap in spare if gap["rule"] == label.rule), None)
            if not matches and stand_in:
                spare.remove(stand_in)
                matches = [stand_in]
            for tally in self.tallies(label.rule):
                tally.hit += bool(matches)
                tally.miss += not matches
            if not matches:
                self._fault(case, f"missed {label.rule}: {label.quote or '(absent from the letter)'}")
            elif label.provisions is not None:
                self._provisions(case, label.rule, set(label.provisions), [set(gap["provisions"]) for gap in matches])
        for gap in found:
            if not _any(case.gaps, gap):
                for tally in self.tallies(gap["rule"]):
                    tally.extra += 1
                quotes = " … ".join(said["text"][:90] for said in gap["evidence"])
                self._fault(case, f"extra {gap['rule']}: {quotes}")

    def _provisions(self, case: Labelled, rule: str, meant: set[str], found: list[set[str]]) -> None:
        right = any(meant <= one for one in found)
        self.facts["provisions"].add(right)
        if not right:
            got = " or ".join(", ".join(sorted(one)) or "none" for one in found)
            self._fault(case, f"{rule}: provisions {got} instead of {', '.join(sorted(meant))}")

    def _items(self, case: Labelled, found: list[str]) -> None:
        left = list(found)
        for quote in case.items:
            text = next((one for one in left if overlap(quote, one)), None)
            if text is None:
                self._fault(case, f"item not found: {quote}")
            else:
                left.remove(text)
        paired = len(found) - len(left)
        self.facts["items found"].add(paired, len(case.items))
        self.facts["items right"].add(paired, len(found))

    def _facts(self, case: Labelled, report: Report) -> None:
        for key, meant in case.facts.items():
            if key == "route":
                got = report["route"].get("letter")
                right = got in meant
            else:
                got = report["case"].get(key)
                right = agree(key, str(meant), str(got))
            self.facts[key].add(right)
            if not right:
                self._fault(case, f"{key}: {got} instead of {meant if key != 'route' else ' or '.join(meant)}")

    def _fault(self, case: Labelled, words: str) -> None:
        self.faults.append((case.name, " ".join(words.split())))


def _any(labels: Iterable[Label], gap: Report) -> bool:
    return any(same(label, gap) for label in labels)


def score(cases: Iterable[tuple[Labelled, Report | None]]) -> Score:
    """The score of cases with their reports."""
    total = Score()
    for case, report in cases:
        total.add(case, report)
    return total
