"""Mails that Outlook saved (.msg): a compound file with a stream for each property. See [MS-OXMSG]."""

from __future__ import annotations

import base64
import struct
from datetime import datetime, timedelta

from drafter.errors import ReadError
from drafter.read.decode import decode
from drafter.read.headers import header, safe_name
from drafter.read.html import lines
from drafter.read.ole import Compound
from drafter.read.raw import Raw

SUBJECT, BODY, HTML, SENDER, ADDRESS, TO = 0x0037, 0x1000, 0x1013, 0x0C1A, 0x5D01, 0x0E04
LONG_NAME, SHORT_NAME, FILE = 0x3707, 0x3704, 0x3701
SENT = (0x0039, 0x0E06)  # submitted by the sender, else delivered
EPOCH = datetime(1601, 1, 1)  # noqa: DTZ001 - a day is all that is wanted
EDGE = "drafter-part"
MAIL = 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="drafter-part"\n'


def read(data: bytes, name: str = "") -> Raw:
    """A mail as Outlook keeps it, rewritten as an e-mail (its only part). Raises ReadError."""
    try:
        file = Compound(data)
        text = value(file, BODY) or lines(value(file, HTML))
        headers = {
            "Subject": value(file, SUBJECT),
            "From": person(value(file, SENDER), value(file, ADDRESS)),
            "To": value(file, TO),
            "Date": sent(file),
        }
        mail = "".join(f"{one}: {header(words)}\n" for one, words in headers.items() if words) + MAIL
        mail += part(text.encode(), "text/plain; charset=utf-8")
        for one in sorted({path.split("/")[0] for path in file.names() if path.startswith("__attach")}):
            mail += attached(file, one + "/")
    except (ValueError, struct.error, IndexError):
        raise ReadError(f"{name}: the Outlook mail is broken; open it and save it as .txt or .eml") from None
    return Raw(pages=(), parts=((name, f"{mail}\n--{EDGE}--\n".encode()),))


def part(data: bytes, kind: str, more: str = "") -> str:
    """One part of the e-mail."""
    return f"\n--{EDGE}\nContent-Type: {kind}\n{more}Content-Transfer-Encoding: base64\n\n" + (
        base64.encodebytes(data).decode()
    )


def attached(file: Compound, folder: str) -> str:
    """One attachment as a part; a mail inside the mail only by its name."""
    name = value(file, LONG_NAME, folder) or value(file, SHORT_NAME, folder)
    named = safe_name(name or "attachment").replace('"', "").encode("ascii", "replace").decode()
    data = file.open(f"{folder}__substg1.0_{FILE:04X}0102")
    return part(data, "application/octet-stream", f'Content-Disposition: attachment; filename="{named}"\n')


def value(file: Compound, number: int, folder: str = "") -> str:
    """A text property of the mail or of an attachment, in 16 or 8 bits or as bytes."""
    start = f"{folder}__substg1.0_{number:04X}"
    wide = file.open(start + "001F")
    if wide:
        return wide.decode("utf-16-le", "ignore").rstrip("\0")
    return decode((file.open(start + "001E") or file.open(start + "0102")).rstrip(b"\0"))


def sent(file: Compound) -> str:
    """The time in the list of fixed properties, as a mail header has it; empty where there is none."""
    table = file.open("__properties_version1.0")
    for wanted in SENT:
        for at in range(32, len(table) - 15, 16):
            kind, number, _, ticks = struct.unpack_from("<HHIQ", table, at)
            if (kind, number) == (0x0040, wanted) and ticks < 1 << 60:
                return (EPOCH + timedelta(microseconds=ticks // 10)).strftime("%d %b %Y %H:%M:%S +0000")
    return ""


def person(name: str, address: str) -> str:
    """Name and address as a mail header has them."""
    name = header(name).translate(dict.fromkeys(map(ord, '"<>\\')))
    return f'"{name}" <{header(address)}>' if "@" in address else name
