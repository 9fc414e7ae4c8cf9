"""winmail.dat: a mail's words and files as Outlook packs them for another Outlook (TNEF). See [MS-OXTNEF]."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from drafter.read import html, lzfu, rtf
from drafter.read.decode import decode
from drafter.read.mime import File, composed
from drafter.read.raw import Raw

SIGN = b"\x78\x9f\x3e\x22"
SUBJECT, BODY, TITLE, DATA, BEGINS, MAPI, MAPI_FILE = 0x8004, 0x800C, 0x8010, 0x800F, 0x9002, 0x9003, 0x9005
PLAIN, RICH, MARKUP, LONG_NAME = 0x1000, 0x1009, 0x1013, 0x3707
FIXED = {0x0002: 4, 0x0003: 4, 0x0004: 4, 0x000A: 4, 0x000B: 4, 0x0005: 8, 0x0006: 8, 0x0007: 8, 0x0014: 8, 0x0040: 8}
FIXED |= {0x0048: 16}
TEXTS = (0x001E, 0x001F, 0x0102, 0x000D)  # kinds whose values have a length of their own
MOST = 1_000


def read(data: bytes, name: str = "") -> Raw:
    """The mail, rewritten as an e-mail (its only part)."""
    subject, text, files = opened(data)
    return Raw(pages=(), parts=((name, composed({"Subject": subject}, text, files)),))


def opened(data: bytes) -> tuple[str, str, list[File]]:
    """Subject, words and files, as far as the bytes can be understood."""
    subject, texts, files = "", dict[int, str](), list[File]()
    for number, value in attributes(data):
        if number == SUBJECT:
            subject = decode(value.rstrip(b"\0"))
        elif number == BODY:
            texts[0] = decode(value.rstrip(b"\0"))
        elif number == MAPI:
            texts |= {one: worded(one, said) for one, said in properties(value) if one in (PLAIN, MARKUP, RICH)}
        elif number == BEGINS:
            files.append(("", b""))
        elif files:
            files[-1] = filed(files[-1], number, value)
    text = next((texts[one] for one in (PLAIN, 0, MARKUP, RICH) if texts.get(one, "").strip()), "")
    return subject, text, [(name or "attachment", said) for name, said in files if said]


def filed(file: File, number: int, value: bytes) -> File:
    """A file with what one more attribute tells of it; the long name counts more than the short one."""
    name, data = file
    if number == DATA:
        return name, value
    if number == TITLE and not name:
        return decode(value.rstrip(b"\0")), data
    if number == MAPI_FILE:
        return next((decode(said).rstrip("\0") for one, said in properties(value) if one == LONG_NAME), name), data
    return file


def worded(number: int, value: bytes) -> str:
    """The words in one of the properties that hold the body."""
    if number == RICH:
        return rtf.words(lzfu.unpacked(value))
    text = decode(value).rstrip("\0")
    return html.lines(text) if number == MARKUP else text


def attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Number and value of each attribute up to the first that is cut off."""
    at = 6
    for _ in range(MOST):
        if at + 9 > len(data):
            return
        number, size = struct.unpack_from("<xHxxI", data, at)
        if at + 9 + size > len(data):
            return
        yield number, data[at + 9 : at + 9 + size]
        at += 11 + size


def properties(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Number and value of each property in a list of them, up to the first that makes no sense.

    Text in 16 bits comes out with a byte order mark, so that it is decoded as such.
    """
    at = 4
    try:
        for _ in range(min(MOST, struct.unpack_from("<I", data)[0])):
            kind, number = struct.unpack_from("<HH", data, at)
            at = after_name(data, at + 4) if number >= 0x8000 else at + 4
            values = 1
            if kind & 0x1000 or kind in TEXTS:
                values, at = struct.unpack_from("<I", data, at)[0], at + 4
            for _ in range(min(MOST, values)):
                size = FIXED.get(kind & 0x0FFF, 0)
                if kind & 0x0FFF in TEXTS:
                    size, at = struct.unpack_from("<I", data, at)[0], at + 4
                if not size and kind & 0x0FFF not in TEXTS:
                    return
                value = data[at : at + size]
                yield number, (b"\xff\xfe" + value if kind & 0x0FFF == 0x001F else value)
                at += size + -size % 4
    except struct.error:
        return


def after_name(data: bytes, at: int) -> int:
    """Where the value of a named property begins: a GUID, then a number or a name in 16 bits."""
    kind, size = struct.unpack_from("<16xII", data, at)
    return at + 24 + (size + -size % 4 if kind else 0)
