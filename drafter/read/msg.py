"""Mails that Outlook saved (.msg): a compound file with a stream for each property. See [MS-OXMSG]."""

from __future__ import annotations

import struct
from datetime import datetime, timedelta
from email.message import EmailMessage

from drafter.errors import ReadError
from drafter.read.decode import decode
from drafter.read.headers import header, safe_name
from drafter.read.html import lines
from drafter.read.ole import Compound
from drafter.read.raw import Raw, page

SUBJECT, BODY, HTML, SENDER, ADDRESS, TO = 0x0037, 0x1000, 0x1013, 0x0C1A, 0x5D01, 0x0E04
SENT = (0x0039, 0x0E06)  # submitted by the sender, else delivered
EPOCH = datetime(1601, 1, 1)  # noqa: DTZ001 - a day is all that is wanted


def read(data: bytes, name: str = "") -> Raw:
    """A mail as Outlook keeps it, turned into an e-mail part so that `eml` reads it. Raises ReadError."""
    try:
        file = Compound(data)
        mail = EmailMessage()
        body = value(file, BODY) or lines(value(file, HTML))
        put(mail, "Subject", value(file, SUBJECT))
        put(mail, "From", person(value(file, SENDER), value(file, ADDRESS)))
        put(mail, "To", value(file, TO))
        put(mail, "Date", sent(file))
    except (ValueError, struct.error, IndexError):
        raise ReadError(f"{name}: the Outlook mail is broken; open it and save it as .txt or .eml") from None
    mail.set_content(body)
    return Raw(pages=(page(body),), parts=((safe_name(name).removesuffix(".msg") + ".eml", mail.as_bytes()),))


def value(file: Compound, number: int) -> str:
    """A text property of the mail itself, in 16 or 8 bits or as bytes."""
    start = f"__substg1.0_{number:04X}"
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


def put(mail: EmailMessage, name: str, words: str) -> None:
    """Set a header, where there is something to set."""
    words = header(words)
    if words:
        mail.set_raw(name, words) if hasattr(mail, "set_raw") else mail.add_header(name, words)
