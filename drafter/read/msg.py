"""Mails that Outlook saved (.msg): a compound file with a stream for each property. See [MS-OXMSG]."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from datetime import datetime, timedelta

from drafter.errors import ReadError
from drafter.read import lzfu, rtf
from drafter.read.decode import decode
from drafter.read.html import lines
from drafter.read.mime import File, composed, person
from drafter.read.ole import Compound
from drafter.read.raw import Raw

SUBJECT, BODY, RICH, HTML, SENDER, ADDRESS, TO = 0x0037, 0x1000, 0x1009, 0x1013, 0x0C1A, 0x5D01, 0x0E04
LONG_NAME, SHORT_NAME, FILE = 0x3707, 0x3704, 0x3701
SENT = (0x0039, 0x0E06)  # submitted by the sender, else delivered
EPOCH = datetime(1601, 1, 1)  # noqa: DTZ001 - a day is all that is wanted
DEEPEST = 3  # mails inside mails


def read(data: bytes, name: str = "") -> Raw:
    """A mail as Outlook keeps it, rewritten as an e-mail (its only part). Raises ReadError."""
    try:
        return Raw(pages=(), parts=((name, mail(Compound(data))),))
    except (ValueError, struct.error, IndexError):
        raise ReadError(f"{name}: the Outlook mail is broken; open it and save it as .txt or .eml") from None


def mail(file: Compound, folder: str = "", depth: int = 0) -> bytes:
    """The mail in a folder of the file."""
    headers = {
        "Subject": value(file, SUBJECT, folder),
        "From": person(value(file, SENDER, folder), value(file, ADDRESS, folder)),
        "To": value(file, TO, folder),
        "Date": sent(file, folder),
    }
    return composed(headers, words(file, folder), files(file, folder, depth))


def words(file: Compound, folder: str) -> str:
    """The words of a mail: plain, else from HTML, else from rich text."""
    rich = file.open(f"{folder}__substg1.0_{RICH:04X}0102")
    return value(file, BODY, folder) or lines(value(file, HTML, folder)) or rtf.words(lzfu.unpacked(rich))


def files(file: Compound, folder: str, depth: int) -> Iterator[File]:
    """The attachments of a mail; a mail inside it is one too."""
    start = f"{folder}__attach"
    for one in sorted({path[len(folder) :].split("/")[0] for path in file.names() if path.startswith(start)}):
        place = f"{folder}{one}/"
        named = value(file, LONG_NAME, place) or value(file, SHORT_NAME, place)
        inner = f"{place}__substg1.0_{FILE:04X}000D/"
        if depth < DEEPEST and any(path.startswith(inner) for path in file.names()):
            title = value(file, SUBJECT, inner) or named or "message"
            yield f"{title.removesuffix('.eml').removesuffix('.msg')}.eml", mail(file, inner, depth + 1)
        else:
            yield named, file.open(f"{place}__substg1.0_{FILE:04X}0102")


def value(file: Compound, number: int, folder: str = "") -> str:
    """A text property of the mail or of an attachment, in 16 or 8 bits or as bytes."""
    start = f"{folder}__substg1.0_{number:04X}"
    wide = file.open(start + "001F")
    if wide:
        return wide.decode("utf-16-le", "ignore").rstrip("\0")
    return decode((file.open(start + "001E") or file.open(start + "0102")).rstrip(b"\0"))


def sent(file: Compound, folder: str = "") -> str:
    """The time in the list of fixed properties, as a mail header has it; empty where there is none."""
    table = file.open(f"{folder}__properties_version1.0")
    for wanted in SENT:
        for at in range(24 if folder else 32, len(table) - 15, 16):
            kind, number, _, ticks = struct.unpack_from("<HHIQ", table, at)
            if (kind, number) == (0x0040, wanted):
                return moment(ticks)
    return ""


def moment(ticks: int) -> str:
    """A time of Windows, counted in ten millionths of a second, as a mail header has it."""
    if ticks >= 1 << 60:
        return ""
    return (EPOCH + timedelta(microseconds=ticks // 10)).strftime("%d %b %Y %H:%M:%S +0000")
