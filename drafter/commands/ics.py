"""A deadline as a calendar entry (RFC 5545), the same bytes every time."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.law import Counted, Law

WIDTH = 75  # octets in a line, its end not counted


def entry(law: Law, found: Counted) -> bytes:
    """An entry for the whole day, with a reminder a week before."""
    about = f"{found.row.provision}: {found.working}. {found.row.source}"
    name = hashlib.sha256(f"{law.id} {found.row.key} {found.start} {found.on}".encode()).hexdigest()[:32]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//drafter//deadline//EN",
        "BEGIN:VEVENT",
        f"UID:{name}@drafter.invalid",
        f"DTSTAMP:{found.start:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{found.on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{found.on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(f'{found.row.what} ({law.short})')}",
        f"DESCRIPTION:{_escaped(about)}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_escaped(found.row.what)}",
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
