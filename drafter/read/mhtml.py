"""Web pages saved in one file (MHTML): a mail of the browser's own, of which only the page itself is read."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import Message

from drafter.errors import ReadError
from drafter.read.raw import Raw

SAVED = re.compile(rb"(?im)^(?:Snapshot-Content-Location:|From:[ \t]*<Saved by )")
HEAD = 4_096  # bytes in which a browser says so


def looks(data: bytes) -> bool:
    """Whether some bytes begin with the headers that browsers put above a page."""
    head = re.split(rb"\r?\n\r?\n", data[:HEAD], maxsplit=1)[0]
    return SAVED.search(head) is not None


def read(data: bytes, name: str = "") -> Raw:
    """The page, as its only part. Raises ReadError where there is none."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
    except RecursionError:
        raise ReadError(f"{name}: its parts are nested too deeply; save the page as HTML or PDF") from None
    inner = message.get_payload()
    for part in [one for one in inner if isinstance(one, Message)] if isinstance(inner, list) else [message]:
        body = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(body, bytes) and body.strip():
            return Raw(pages=(), parts=((f"{name.rsplit('.', 1)[0] or 'page'}.html", body),))
    raise ReadError(f"{name}: the saved page is empty; save it anew, or print it to a PDF")
