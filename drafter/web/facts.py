"""The facts above the correspondence, each of which can be corrected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from drafter.errors import DrafterError
from drafter.law import load, packs
from drafter.model import Kind
from drafter.web.sheet import Sheet

LONGEST = 300  # characters
EARLIEST, LATEST = date(1990, 1, 1), date(2100, 1, 1)


@dataclass(frozen=True, slots=True)
class Field:
    """A fact with its question: its kind in the case, what it is called, and whether it is a day."""

    kind: str
    name: str
    day: bool = False
    more: bool = False  # shown only on demand


FIELDS = (
    Field("authority", "Public body"),
    Field("reference", "Their reference"),
    Field("requested", "You asked on", day=True),
    Field("answered", "They answered on", day=True),
    Field("review-asked", "You asked for a review on", day=True, more=True),
    Field("review-answered", "They answered the review on", day=True, more=True),
    Field("review-email", "E-mail address for reviews", more=True),
    Field("authority-email", "E-mail address of the body", more=True),
    Field("requester-reference", "Reference of your request", more=True),
)
REVIEWED = ("review-asked", "review-answered")


@dataclass(frozen=True, slots=True)
class Shown:
    """A fact as the page shows it; `told` is one that the user corrected."""

    field: Field
    value: str
    told: bool


def shown(sheet: Sheet) -> list[Shown]:
    """Every fact; the dates of a review come to the front where there was one."""
    case = sheet.findings.case
    reviewed = any(message.kind is Kind.REVIEW_OUTCOME for message in case.messages)
    found = [
        Shown(_fronted(field, reviewed), case.value(field.kind) or "", field.kind in sheet.told) for field in FIELDS
    ]
    return sorted(found, key=lambda one: one.field.more)


def _fronted(field: Field, reviewed: bool) -> Field:
    return Field(field.kind, field.name, field.day, more=False) if reviewed and field.kind in REVIEWED else field


def laws() -> list[tuple[str, str]]:
    """The laws that a user may choose from, by id."""
    return [(pack, load(pack).name) for pack in packs()]


def told(sheet: Sheet, form: Mapping[str, str]) -> dict[str, str]:
    """The corrections after a form was sent: only what differs from what was read. Raises DrafterError for no date."""
    case = sheet.findings.case
    kept = dict(sheet.told)
    for field, value in _given(form):
        if value != (case.value(field.kind) or ""):
            kept[field.kind] = value
    if form.get("forget") in kept:
        del kept[form["forget"]]
    return kept


def _given(form: Mapping[str, str]) -> Iterator[tuple[Field, str]]:
    for field in FIELDS:
        if field.kind in form and form.get("forget") != field.kind:
            value = " ".join(form[field.kind].split())[:LONGEST]
            if field.day and value:
                _check(value, field.name)
            yield field, value


def _check(value: str, name: str) -> None:
    try:
        fits = EARLIEST <= date.fromisoformat(value) <= LATEST
    except ValueError:
        fits = False
    if not fits:
        raise DrafterError(f"{name}: {value} is not a day that can be; write it as 2026-03-10")


def law(sheet: Sheet, form: Mapping[str, str]) -> str:
    """The law that the user chose; "" where it is left to the reply."""
    wanted = form.get("law", "")
    if form.get("forget") == "law" or wanted not in packs():
        return "" if form.get("forget") == "law" else sheet.law
    return wanted if wanted != sheet.findings.case.law else sheet.law
