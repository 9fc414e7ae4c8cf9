"""The headers of an e-mail as plain words on one line: decoded, without control characters."""

from __future__ import annotations

import re
from datetime import date
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from drafter.model import Mail
from drafter.read import days
from drafter.read.characters import tidy
from drafter.read.decode import decode

LONGEST = 1_000  # characters of a header that are kept
FORBIDDEN = re.compile(r'[\\/:*?"<>|]+')


def mail(message: Message) -> Mail:
    """The headers that the program uses."""
    sender, sender_address = person(message, "from")
    to, to_address = person(message, "to")
    return Mail(
        sender=sender,
        sender_address=sender_address,
        to=to,
        to_address=to_address,
        subject=field(message, "subject"),
        sent=day(field(message, "date") or field(message, "sent")),  # "Sent" where the words were copied
        message_id=field(message, "message-id"),
        references=field(message, "references"),
    )


def field(message: Message, name: str) -> str:
    """One header, decoded; empty where the mail has none."""
    return header(unparsed(message, name))


def unparsed(message: Message, name: str) -> str:
    """One header as it stands in the file; bytes beyond ASCII are read as UTF-8, else as Windows-1252."""
    raw = next((str(value) for one, value in message.raw_items() if one.lower() == name), "")
    return decode(raw.encode("utf-8", "surrogateescape"))


def header(value: str) -> str:
    """A header value as words on one line.

    An encoded word may hide a line end and a second header behind it; none comes out of here.
    """
    value = value[: 4 * LONGEST]
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError):
        pieces = [(value, None)]
    words = "".join(one if isinstance(one, str) else decode(one, charset or "") for one, charset in pieces)
    return " ".join(tidy(words).split())[:LONGEST]


def person(message: Message, name: str) -> tuple[str, str]:
    """The name and the address in a header; parsed before decoding, so that a name cannot pose as an address."""
    raw = " ".join(unparsed(message, name)[: 4 * LONGEST].split())
    try:
        who, address = parseaddr(raw)
    except RecursionError:  # comments in comments
        who, address = "", ""
    if "@" not in address:
        return header(raw), ""
    return header(who), header(address)


def day(value: str) -> date | None:
    """The calendar day on which the sender's clock stood."""
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return days.day(value)


def safe_name(name: str) -> str:
    """A file name that is only a name: no folders, no characters that a file system reads otherwise."""
    last = FORBIDDEN.sub("/", header(name)).strip("/ .").rsplit("/", 1)[-1].strip(" .")
    return last[-120:] or "unnamed"
