"""`drafter deadline`: a time limit, counted out day by day."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.errors import DrafterError

if TYPE_CHECKING:
    from drafter.calendar import Day
    from drafter.law import Counted, Law
    from drafter.law.timing import How

EVENTS = ("received", "clarified", "answered", "fee-asked", "review-asked", "review-answered", "decided")
AFTER = {  # the limit that an event starts, by the name that every pack shares
    "received": "reply",
    "fee-asked": "fee.pay",
    "answered": "review.ask",
    "review-asked": "review.answer",
    "review-answered": "regulator.ask",
    "decided": "appeal",
}
LONGER = {"received": "reply.extended", "review-asked": "review.answer.extended"}

LawId = Annotated[str, typer.Option("--law", metavar="PACK", help="The law: a pack or a file ending in .toml.")]
Received = Annotated[str | None, typer.Option("--received", metavar="DATE", help="The day the request arrived.")]
Event = Annotated[str | None, typer.Option("--event", metavar="NAME", help=f"What happened: {', '.join(EVENTS)}.")]
On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day of the event.")]
Clarified = Annotated[
    str | None,
    typer.Option("--clarified", metavar="DATE", help="The day the clarification arrived that was asked for."),
]
Fee = Annotated[
    list[str] | None,
    typer.Option("--fee", metavar="FROM..TO", help="From a fee notice to its payment: the clock stops. Repeatable."),
]
Body = Annotated[str | None, typer.Option("--body", metavar="NAME", help="The public body; schools count otherwise.")]
Closed = Annotated[
    list[str] | None,
    typer.Option("--closed", metavar="FROM..TO", help="When the school is closed. Repeatable."),
]
Extended = Annotated[bool, typer.Option("--extended", help="The longer limit, where the law or its code has one.")]
Ics = Annotated[Path | None, typer.Option("--ics", metavar="FILE", help="Write an entry for a calendar.")]


def deadline(
    law: LawId = "uk-foia",
    received: Received = None,
    event: Event = None,
    on: On = None,
    clarified: Clarified = None,
    fee: Fee = None,
    body: Body = None,
    closed: Closed = None,
    extended: Extended = False,
    ics: Ics = None,
) -> None:
    """A time limit with its working: every day that was counted or left out, and why."""
    from drafter.law import body_kind, load

    events = _events(received, clarified, event, on)
    how: How = {
        "body": body_kind(body) if body else "",
        "pauses": [_period("--fee", text) for text in fee or ()],
        "closed": [_period("--closed", text) for text in closed or ()],
    }
    pack = load(law)
    found = _count(pack, events, extended, how)
    sys.stdout.write(shown(pack, found))
    if ics:
        from drafter.ics import entry
        from drafter.output import put

        put(entry(pack, found), ics)
        sys.stderr.write(f"written: {ics}\n")


def _events(received: str | None, clarified: str | None, event: str | None, on: str | None) -> dict[str, date]:
    """What happened and when. Raises DrafterError where that is not enough to count from."""
    from drafter.calendar import day_of

    if (event is None) != (on is None):
        raise DrafterError("--event NAME and --on DATE belong together; give both")
    if event is not None and event not in EVENTS:
        raise DrafterError(f"--event {event}: no such event; there are {', '.join(EVENTS)}")
    given = {"received": received, "clarified": clarified, **({event: on} if event else {})}
    events = {name: day_of(day, f"{name} {day}") for name, day in given.items() if day is not None}
    if not events.keys() - {"clarified"}:
        raise DrafterError("no day to count from; give --received DATE, or --event NAME and --on DATE")
    return events


def _count(law: Law, events: Mapping[str, date], extended: bool, how: How) -> Counted:
    """The limit that the latest event starts. A clarification restarts the time for the reply."""
    event = max((name for name in EVENTS if name in events and name in AFTER), key=EVENTS.index)
    start = max(events[event], events.get("clarified", date.min)) if event == "received" else events[event]
    key = LONGER.get(event, "") if extended else AFTER[event]
    if key not in law.limit_keys:
        longer = "longer " if extended else ""
        raise DrafterError(f"{law.id}: no {longer}limit from '{event}'; it has {', '.join(law.limit_keys)}")
    if "received" in events:
        how["received"] = events["received"]
    return law.counted(key, start, **how)


def shown(law: Law, found: Counted) -> str:
    """The date, the provision, whether it binds, and the working."""
    from drafter.calendar import in_words

    row = found.row
    force = "binding" if row.binding else "good practice, not binding"
    lines = [
        f"{row.what[:1].upper()}{row.what[1:]} by {found.on:%A} {in_words(found.on)}.",
        "",
        f"{law.cite(row.provision, full=True)} ({force}; evidence: {row.evidence})",
        row.source,
        f"{found.working[:1].upper()}{found.working[1:]}.",
        *([f"Note: {row.note}"] if row.note else []),
        *([""] if found.days else []),
        *map(_line, found.days),
    ]
    return "\n".join(lines) + "\n"


def _line(day: Day) -> str:
    return f"{day.number or '–':>4}  {day.on:%a} {day.on.day:2} {day.on:%b %Y}  {day.why}".rstrip()


def _period(option: str, text: str) -> tuple[date, date]:
    from drafter.calendar import day_of

    first, dots, last = text.partition("..")
    if not dots:
        raise DrafterError(f"{option} {text}: not a period; write it as 2026-07-18..2026-09-02")
    start, end = (day_of(day, f"{option} {day}") for day in (first, last))
    if end < start:
        raise DrafterError(f"{option} {text}: ends before it starts")
    return start, end
