"""Mailboxes: many mails in one file, each after a line that begins with "From "."""

from __future__ import annotations

import re

from drafter.read.raw import Raw

START = re.compile(rb"^From [^\r\n]*\r?\n(?=[!-9;-~]{1,60}:)", re.MULTILINE)
MOST = 2_000


def read(data: bytes, name: str = "") -> Raw:
    """The mails of a mailbox as parts, in order."""
    starts = [*START.finditer(data)][:MOST]
    ends = [one.start() for one in starts[1:]] + [len(data)]
    stem = name.rsplit(".", 1)[0] or "mail"
    mails = [re.sub(rb"(?m)^>(>*From )", rb"\1", data[one.end() : end]) for one, end in zip(starts, ends, strict=True)]
    return Raw(pages=(), parts=tuple((f"{stem}-{at}.eml", mail) for at, mail in enumerate(mails, 1)))
