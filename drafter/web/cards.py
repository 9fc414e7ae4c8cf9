"""The gaps as the page shows them: grouped by item, a numbered card for each passage, a row for each gap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from drafter.gaps import RULES
from drafter.letter.passages import shorten
from drafter.letter.reading import unmarked
from drafter.model import Case, Certainty, Evidence, Ground
from drafter.report import report
from drafter.web.families import Family, family
from drafter.web.missed import seen
from drafter.web.sheet import Sheet
from drafter.web.work import key

NAMES = {rule.id: rule.title for rule in RULES}
WHY = {rule.id: rule.why for rule in RULES}
LONG, SHORT = 60, 32  # words shown of a passage, and of what was asked
WHOLE = "The reply as a whole"
DONE = "supplied"


@dataclass(frozen=True, slots=True)
class Row:
    """One gap with its tick box. `certainty` says what the letter does with it; `own` are the user's own."""

    key: str
    rule: str
    title: str
    why: str
    provision: str
    wording: str
    link: str
    binding: bool
    certainty: Certainty
    ticked: bool
    wrong: bool
    own: bool
    weak: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A passage, or passages that belong together, and what each lacks."""

    number: int
    evidence: tuple[Evidence, ...]
    quotes: tuple[str, ...]
    family: Family
    rows: tuple[Row, ...]

    @property
    def hint(self) -> bool:
        """Whether nothing in it is sure enough for a letter."""
        return all(row.certainty is Certainty.POSSIBLE for row in self.rows)


@dataclass(frozen=True, slots=True)
class Group:
    """The cards of some items; `asked` are the words of the request, empty for the reply as a whole."""

    items: tuple[str, ...]
    label: str
    asked: tuple[str, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Fine:
    """An item in which no gap was found."""

    number: str
    asked: str
    supplied: bool


def groups(sheet: Sheet) -> tuple[Group, ...]:
    """Every gap of a case, those of the user among them."""
    findings = sheet.findings
    case, law = findings.case, findings.law
    own = {gap: law.ground(gap, case) for gap in seen(sheet)}
    grounds = sorted((*findings.grounds, *own.values()), key=lambda ground: _place(case, ground))
    found: list[Group] = []
    number = 0
    for items, group in groupby(grounds, key=lambda ground: ground.gap.items):
        cards = []
        for evidence, same in groupby(group, key=lambda ground: ground.gap.evidence):
            number += 1
            cards.append(_card(sheet, number, evidence, [_row(sheet, ground, ground.gap in own) for ground in same]))
        found.append(Group(items, _label(items), _asked(case, items), tuple(cards)))
    return tuple(found)


def fine(sheet: Sheet, shown: Iterable[Group]) -> list[Fine]:
    """The items in which nothing is missing."""
    case = sheet.findings.case
    wanting = {number for group in shown for number in group.items}
    outcomes = {item["number"]: item["outcome"] for item in report(sheet.findings)["items"]}
    return [
        Fine(item.number, shorten(unmarked(case.text(item.said)), SHORT), outcomes[item.number] == DONE)
        for item in case.items
        if item.number not in wanting
    ]


def _card(sheet: Sheet, number: int, evidence: tuple[Evidence, ...], rows: Sequence[Row]) -> Card:
    case = sheet.findings.case
    quotes = tuple(shorten(case.text(said), LONG) for said in evidence if said.end > said.start)
    return Card(number, evidence, quotes, family(rows[0].rule), tuple(rows))


def _row(sheet: Sheet, ground: Ground, own: bool) -> Row:
    gap, name = ground.gap, key(ground.gap)
    return Row(
        key=name,
        rule=gap.rule,
        title=NAMES[gap.rule],
        why=WHY[gap.rule],
        provision=sheet.findings.law.cite(ground.provision) if ground.provision else "",
        wording=ground.wording,
        link=ground.source if ground.source.startswith("https://") else "",
        binding=ground.binding,
        certainty=gap.certainty,
        ticked=name not in sheet.left_out and name not in sheet.wrong,
        wrong=name in sheet.wrong,
        own=own,
        weak=name in sheet.weighed,
    )


def _place(case: Case, ground: Ground) -> tuple[bool, int, tuple[str, ...], str, int, int]:
    """By item, the reply as a whole last; then as the passages follow each other."""
    numbers = [item.number for item in case.items]
    known = [numbers.index(one) for one in ground.gap.items if one in numbers]
    first = ground.gap.evidence[0] if ground.gap.evidence else Evidence("", 0, 0)
    return (not known, min(known, default=0), ground.gap.items, first.source, first.start, first.end)


def _label(items: Sequence[str]) -> str:
    if not items:
        return WHOLE
    if len(items) == 1:
        return f"Question {items[0]}"
    return f"Questions {', '.join(items[:-1])} and {items[-1]}"


def _asked(case: Case, items: Sequence[str]) -> tuple[str, ...]:
    return tuple(shorten(unmarked(case.text(item.said)), SHORT) for item in case.items if item.number in items)
