"""A letter as an e-mail draft: the text as body, the Word file attached, addressed to the place that the reply names.

Words of a stranger reach the headers, so what was built is read again and compared before it is handed out.
"""

from __future__ import annotations

import email
import email.policy
import hashlib
import re
from email.headerregistry import Address
from email.message import EmailMessage
from pathlib import Path

from drafter.errors import LetterError
from drafter.model import Letter
from drafter.render import docx, text

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
MAILBOX = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
MESSAGE_ID = re.compile(r"<[^<>\s@]+@[^<>\s@]+>")
WORD = ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")
POLICY = email.policy.SMTP


def render(letter: Letter, templates: Path | None = None) -> bytes:
    """The draft; an e-mail program opens it ready to send. Without a known address nobody is written to."""
    message = EmailMessage(policy=POLICY)
    headers = {
        "Subject": one_line(letter.about),
        "To": mailbox(letter.to_email),
        "From": mailbox(letter.sender.email, letter.sender.name),
        "In-Reply-To": message_id(letter.answers),
        "References": message_id(letter.answers),
        "X-Unsent": "1",
    }
    for name, value in headers.items():
        if value:
            message[name] = value
    message.set_content(text.render(letter), cte="quoted-printable")
    message.add_attachment(
        docx.render(letter, templates), maintype=WORD[0], subtype=WORD[1], filename=f"{letter.kind}.docx"
    )
    message.set_boundary(f"drafter-{hashlib.sha256(text.render(letter).encode()).hexdigest()[:32]}")
    made = message.as_bytes()
    check(made, headers)
    return made


def check(made: bytes, headers: dict[str, str]) -> None:
    """Read the finished draft as an e-mail program would, and compare. Raises LetterError if anything differs."""
    again = email.message_from_bytes(made, policy=email.policy.default)
    allowed = {"content-type", "mime-version", *(name.lower() for name, value in headers.items() if value)}
    found = [name.lower() for name in again]
    same = all(one_line(str(again[name])) == value for name, value in headers.items() if value)
    if set(found) != allowed or len(found) != len(allowed) or not same or again.defects:
        raise LetterError("the e-mail draft does not read back as it was written; use --format docx instead")


def one_line(words: str) -> str:
    """Words fit for a header: one line, nothing that prints nothing."""
    return " ".join(CONTROL.sub(" ", words).split())


def mailbox(address: str, name: str = "") -> str:
    """An address as a header has it; empty where it is none."""
    if not MAILBOX.fullmatch(address):
        return ""
    return str(Address(display_name=one_line(name), addr_spec=address))


def message_id(words: str) -> str:
    """The id of the message that is answered; empty where it is none."""
    found = MESSAGE_ID.fullmatch(words.strip())
    return found.group() if found else ""
