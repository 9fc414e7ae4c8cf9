"""One case as values for the pages: facts, deadline, correspondence, gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from drafter.letter.about import about, kinds
from drafter.model import Certainty, Side
from drafter.route import answer_due, by_when, review_due
from drafter.web import cards, facts
from drafter.web.families import FAMILIES
from drafter.web.highlight import marked
from drafter.web.sheet import Sheet
from drafter.web.work import chosen, kind_of

WROTE = {Side.AUTHORITY: "They wrote", Side.REQUESTER: "You wrote"}
CAME_WITH = "Came with it"
AWAITED = "chaser"  # the letter while no answer has come


@dataclass(frozen=True, slots=True)
class Shown:
    """A source as the page shows it; `html` is escaped."""

    id: str
    who: str
    html: str


def whole(sheet: Sheet) -> dict[str, Any]:
    """Everything that the page of a case shows, but for the letter."""
    shown = cards.groups(sheet)
    every = [card for group in shown for card in group.cards]
    body = sheet.findings.case.value("authority") or ""
    return {
        "title": body or "A reply",
        "sheet": sheet,
        "body": body,
        "sources": sources(sheet, every),
        "groups": firm(shown),
        "hints": [card for card in every if card.hint],
        "fine": cards.fine(sheet, shown),
        "families": [one for one in FAMILIES if any(card.family is one for card in every)],
        "passed_over": sheet.passed_over,
        "remarks": [remark for source in sheet.findings.case.sources for remark in source.remarks],
        "counted": sum(not card.hint for card in every),
        "found": sum(row.certainty is not Certainty.POSSIBLE and not row.wrong for card in every for row in card.rows),
        "awaited": sheet.findings.route.letter == AWAITED,
        "rules": sorted(cards.NAMES.items(), key=lambda pair: pair[1]),
        **head(sheet),
        **ahead(sheet),
    }


def firm(shown: Sequence[cards.Group]) -> list[cards.Group]:
    """The groups with the cards that a letter can use."""
    found = [replace(one, cards=tuple(card for card in one.cards if not card.hint)) for one in shown]
    return [one for one in found if one.cards]


def head(sheet: Sheet) -> dict[str, Any]:
    """The facts, each of which can be corrected."""
    shown = facts.shown(sheet)
    return {
        "facts": [one for one in shown if not one.field.more],
        "more_facts": [one for one in shown if one.field.more],
        "laws": facts.laws(),
        "law": sheet.findings.law,
        "today": sheet.today,
    }


def ahead(sheet: Sheet) -> dict[str, Any]:
    """What comes next: the kind of letter with its reason, and by when."""
    findings = chosen(sheet)
    case, kind = findings.case, kind_of(sheet, findings)
    due, then = (count(case, findings.gaps, findings.law, kind) for count in (by_when, answer_due))
    return {
        "sheet": sheet,
        "route": findings.route,
        "kind": kind,
        "kinds": [(kind, about(kind)) for kind in kinds()],
        "due": due,
        "left": (due.on - sheet.today).days if due else 0,
        "then": then,
        "review_after": kind == "follow-up" and due == review_due(case, findings.law),
        "needs_dates": kind == "regulator-complaint" or not (case.requested and case.answered),
        "law": findings.law,
        "ticked": sum(gap.certainty is not Certainty.POSSIBLE for gap in findings.gaps),
    }


def sources(sheet: Sheet, every: Sequence[cards.Card]) -> list[Shown]:
    """The files as read, evidence marked: replies first, then requests, then what came with them, each by its day."""
    case = sheet.findings.case
    sides: dict[str, Side] = {}
    days: dict[str, date] = {}
    for message in case.messages:
        for body in message.body:
            sides.setdefault(body.source, message.side)
            days.setdefault(body.source, message.sent or date.max)
    order = (*WROTE.values(), CAME_WITH)
    shown = [
        (CAME_WITH if source.data else WROTE[sides.get(source.id, Side.AUTHORITY)], source) for source in case.sources
    ]
    shown.sort(key=lambda one: (order.index(one[0]), days.get(one[1].id, date.max)))
    return [Shown(source.id, who, marked(source, every)) for who, source in shown]
