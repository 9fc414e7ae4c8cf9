"""Deadlines as calendar entries (RFC 5545), the same bytes every time."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import TYPE_CHECKING

from drafter.route import answer_due, by_when

if TYPE_CHECKING:
    from drafter.draft import Findings
    from drafter.law import Counted, Law
    from drafter.model import Case, Deadline

WIDTH = 75  # octets in a line, its end not counted


def entry(law: Law, found: Counted) -> bytes:
    """An entry for a time limit that was counted out."""
    about = f"{found.row.provision}: {found.working}. {found.row.source}"
    return calendar(
        event(f"{law.id} {found.row.key} {found.start} {found.on}", found.start, found.on, found.row.what, about, law)
    )


def entries(findings: Findings, letter: str) -> bytes:
    """By when a letter of this kind is to be sent, and by when its answer is due; empty where neither is known."""
    case, law = findings.case, findings.law
    known = (due(case, findings.gaps, law, letter) for due in (by_when, answer_due))
    events = [_of_case(case, law, due) for due in known if due]
    return calendar(*events) if events else b""


def _of_case(case: Case, law: Law, due: Deadline) -> list[str]:
    who, reference = case.value("authority") or "", case.value("reference")
    about = f"{who}{f', reference {reference}' if reference else ''}"
    words = ". ".join(part for part in (f"{f'{due.provision}: ' if due.provision else ''}{due.working}", about) if part)
    return event(f"{law.id} {due.what} {case.answered} {due.on} {about}", case.today, due.on, due.what, words, law)


def calendar(*events: list[str]) -> bytes:
    """A file that a calendar takes in."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//drafter//deadline//EN"]
    lines = [*head, *(line for one in events for line in one), "END:VCALENDAR"]
    return b"".join(_folded(line) for line in lines)


def event(id: str, start: date, on: date, what: str, about: str, law: Law) -> list[str]:
    """An entry for the whole day, with a reminder a week before."""
    name = hashlib.sha256(id.encode()).hexdigest()[:32]
    return [
        "BEGIN:VEVENT",
        f"UID:{name}@drafter.invalid",
        f"DTSTAMP:{start:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(f'{what} ({law.short})')}",
        f"DESCRIPTION:{_escaped(about)}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_escaped(what)}",
        "TRIGGER:-P7D",
        "END:VALARM",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    for mark in "\\;,":
        text = text.replace(mark, "\\" + mark)
    return text.replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """A line in pieces that fit, no character split; what follows the first piece starts with a space."""
    pieces, piece = [], b""
    for char in line:
        if len(piece) + len(char.encode()) > WIDTH:
            pieces.append(piece)
            piece = b" "
        piece += char.encode()
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
