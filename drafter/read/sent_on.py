"""Replies that somebody sent on: quoted, as far as the mail tells, and yet what is to be judged."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from drafter.model import Message, Side, Source
from drafter.read import sides

FEW = 60  # words of a mail that only points to what it sends on
POINTS = re.compile(
    r"\b(?:see|find|read)\b[^.\n]{0,60}\bbelow\b|\bbelow\b[^.\n]{0,40}\b(?:reply|response|e-?mail|letter|message)\b"
    r"|\bre-?sen(?:d|t|ding)\b|\bforward(?:ed|ing)?\b|\bsen(?:t|ding)\b[^.\n]{0,40}\bagain\b",
    re.IGNORECASE,
)


def with_a_reply(messages: Sequence[Message], sources: Mapping[str, Source]) -> list[Message]:
    """The messages, one of them the body's own.

    Where nobody seems to answer, that is the newest mail of the body that the requester sends on; without one, a
    letter that greets no public body. A body, too, may only point to the reply that it sends again.
    """
    own = [one for one in messages if one.side is Side.AUTHORITY and not one.quoted]
    sent_on = next((one for one in messages if one.side is Side.AUTHORITY and one.quoted), None)
    if sent_on and len(own) == 1 and points(own[0], sent_on, sources):
        return unquoted(messages, sent_on)
    if own:
        return list(messages)
    if sent_on and any(one.side is Side.REQUESTER and not one.quoted for one in messages):
        return unquoted([one for one in messages if one.quoted or not is_note(one, sources)], sent_on)
    return [
        replace(one, side=Side.AUTHORITY)
        if not one.quoted and not sides.BODY.search(sides.greeted(sources[one.body[0].source].text))
        else one
        for one in messages
    ]


def unquoted(messages: Sequence[Message], one: Message) -> list[Message]:
    """The messages with one of them taken for a message of its own."""
    return [replace(message, quoted=False) if message is one else message for message in messages]


def points(own: Message, sent_on: Message, sources: Mapping[str, Source]) -> bool:
    """Whether a mail has few words, fewer than the one it quotes, and speaks of it."""
    text, other = words(own, sources), words(sent_on, sources)
    return len(text.split()) < min(FEW, len(other.split())) and POINTS.search(text) is not None


def words(message: Message, sources: Mapping[str, Source]) -> str:
    """The words of a message."""
    return "\n".join(sources[body.source].text[body.start : body.end] for body in message.body)


def is_note(message: Message, sources: Mapping[str, Source]) -> bool:
    """Whether words are a mail of the requester's to somebody who is no public body."""
    mail = sources[message.body[0].source].mail
    return mail is not None and bool(mail.to_address) and not sides.BODY.search(f"{mail.to} {mail.to_address}")
