"""Bytes to characters: the declared charset, then UTF-8 strictly, then Windows-1252."""

from __future__ import annotations

import codecs

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, declared: str = "") -> str:
    """The text of some bytes; never fails.

    A declared charset that is unknown, or that the bytes contradict, counts for nothing.
    """
    for mark, charset in MARKS:
        if data.startswith(mark):
            return data.decode(charset, "replace")
    for charset in (declared, "utf-8"):
        text = attempt(data, charset)
        if text is not None:
            return text
    return data.decode("cp1252", "ignore")  # five bytes mean nothing there


def attempt(data: bytes, charset: str) -> str | None:
    """The text in this charset, or None where it is no charset, or not this one."""
    # An English letter that calls itself ASCII or Latin-1 means Windows-1252: the curly quotes tell.
    name = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "utf-8", "ascii": "utf-8"}
    try:
        return data.decode(name.get(charset.lower(), charset)) if charset else None
    except (LookupError, ValueError):
        return None
