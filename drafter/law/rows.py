"""The rows of a law pack. A field is a key in TOML; its type, default and allowed values are checked on loading.

A field whose metadata names `values` takes one of these; a field without a default must be given.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol, TypeVar

GRADES = ("checked", "partly", "unchecked")
PARTS = ("england-and-wales", "scotland", "northern-ireland")


class Dated(Protocol):
    """Anything in force from a day, until another (the last day in force) or until further notice."""

    @property
    def since(self) -> date: ...  # noqa: D102
    @property
    def until(self) -> date | None: ...  # noqa: D102


Row = TypeVar("Row", bound=Dated)


def in_force(rows: Iterable[Row], on: date | None) -> Row | None:
    """The row in force on a day; the newest one where no day is given."""
    found = [row for row in rows if on is None or (row.since <= on and (row.until is None or on <= row.until))]
    return max(found, key=lambda row: row.since, default=None)


def one_of(*values: str, default: str | None = None) -> Any:
    """A field that takes one of some words."""
    if default is None:
        return field(metadata={"values": values})
    return field(default=default, metadata={"values": values})


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """An Act or a set of regulations: how its provisions start, what it is called, where it can be read.

    `{number}` in `link` is the section or regulation, `{provision}` in `says` the part after the prefix.
    """

    prefix: str
    name: str
    says: str
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A neutral duty, the provision that imposes it, and how well that was checked.

    `matters` is the day on which the law counts: of the reply, of the request, or of the review.
    The provision `cited` stands for whatever provision the gap is about; `also` names further ones.
    """

    key: str
    provision: str
    also: tuple[str, ...] = ()
    wording: str
    source: str = ""
    since: date
    until: date | None = None
    binding: bool = True
    matters: str = one_of("answered", "requested", "review", default="answered")
    evidence: str = one_of(*GRADES)
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """A provision that a refusal may rely on (an exemption, an exception, a cost or vexatious bar).

    `needs` are words for programs, `test` says the same in a sentence. `bodies` are the kinds of
    body that may use it (none: all); `confirm_or_deny` is its provision for neither confirming nor denying.
    The role `rule` is for provisions about exemptions that are none themselves. `key` names what it guards in a
    word that is the same in every law, by which templates/exemptions/ is joined.
    """

    provision: str
    key: str = ""
    title: str
    role: str = one_of(
        "exemption", "cost", "vexatious", "repeated", "confirm-or-deny", "other-regime", "rule", default="exemption"
    )
    absolute: bool = False
    prejudice: bool = False
    limb_decides: bool = False  # naming this row alone does not tell what must be shown
    needs: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    weeks: int = 0  # after the request, within which publication must be meant; 0 where the law sets no time
    test: str = ""
    confirm_or_deny: str = ""
    since: date
    until: date | None = None
    source: str = ""
    evidence: str = one_of(*GRADES)
    note: str = ""


STARTS = (
    "received",
    "due",  # when the reply should have come
    "answered",
    "answered-or-due",  # the answer, or the day it was due where none came
    "due-or-answered",  # the day the answer was due, even if it came sooner; the answer where it came late
    "fee-asked",
    "review-asked",
    "review-answered",
    "decided",  # by the regulator
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLimit:
    """So much time, from one event, to do one thing.

    `calendar` names the parts of the country whose bank holidays are united; `cap` bounds a count that
    leaves out days on which a school is closed. The day of the event is not counted, unless `first_day_counts`.
    """

    key: str
    what: str
    provision: str
    count: int
    unit: str = one_of("working", "calendar", "weeks", "months")
    calendar: tuple[str, ...] = ()
    starts: str = one_of(*STARTS)
    bodies: tuple[str, ...] = ()
    cap: int = 0
    first_day_counts: bool = False
    binding: bool = True
    since: date
    until: date | None = None
    source: str = ""
    evidence: str = one_of(*GRADES)
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """The sum above which a body may refuse, the hourly rate and the work that may be counted."""

    provision: str
    rate_provision: str
    bodies: tuple[str, ...] = ()
    limit: int
    rate: int
    counts: tuple[str, ...]
    since: date
    until: date | None = None
    source: str = ""
    evidence: str = one_of(*GRADES)
    note: str = ""
