"""A deadline as a calendar entry (RFC 5545), the same bytes every time."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.law import Counted, Law
    from drafter.model import Deadline

WIDTH = 75  # octets in a line, its end not counted


def entry(law: Law, found: Counted) -> bytes:
    """An entry for a time limit that was counted out."""
    about = f"{found.row.provision}: {found.working}. {found.row.source}"
    return written(
        f"{law.id} {found.row.key} {found.start} {found.on}", found.start, found.on, found.row.what, about, law
    )


def reminder(law: Law, due: Deadline, start: date, about: str) -> bytes:
    """An entry for the deadline of a case; `about` says whose it is."""
    words = f"{f'{due.provision}: ' if due.provision else ''}{due.working}. {about}"
    return written(f"{law.id} {due.what} {start} {due.on} {about}", start, due.on, due.what, words, law)


def written(id: str, start: date, on: date, what: str, about: str, law: Law) -> bytes:
    """An entry for the whole day, with a reminder a week before."""
    name = hashlib.sha256(id.encode()).hexdigest()[:32]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//drafter//deadline//EN",
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
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


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
