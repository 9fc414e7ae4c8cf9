"""What a request is about, as far as its words tell: the subjects of a law that covers one kind of information."""

from __future__ import annotations

from functools import cache

from drafter.law import Law
from drafter.model import Case, Kind, Side
from drafter.patterns import Listed


def subject(case: Case) -> str:
    """The subjects of the letters, and how the reply sums up what was asked."""
    subjects = [message.subject for message in case.messages]
    return "\n".join([*subjects, *(case.text(fact.said) for fact in case.all("asked"))])


def asked(case: Case) -> str:
    """The words of the request beside its subject: its items, else the requester's letters, else the reply's own words."""
    said = [item.said for item in case.items]
    said = said or [
        body for m in case.messages if m.side is Side.REQUESTER and m.kind is Kind.REQUEST for body in m.body
    ]
    said = said or [body for m in case.messages if m.side is Side.AUTHORITY for body in m.body]
    return "\n".join([subject(case), *map(case.text, said)])


def strong(text: str, law: Law) -> set[str]:
    """The words of a text that belong to a subject of the law."""
    return _found(text, _strong(law))


def weak(text: str, law: Law) -> set[str]:
    """The words that only hint at it."""
    return _found(text, _weak(law))


@cache
def _strong(law: Law) -> Listed:
    return Listed(word for subject in law.subjects for word in subject.words)


@cache
def _weak(law: Law) -> Listed:
    return Listed(word for subject in law.subjects for word in subject.weak)


def _found(text: str, listed: Listed) -> set[str]:
    return {" ".join(match[0].lower().split()) for match in listed.finditer(text)}
