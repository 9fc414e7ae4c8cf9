"""What a request is about, as far as its words tell: the subjects of a law that covers one kind of information."""

from __future__ import annotations

import re
from functools import cache

from drafter.law import Law
from drafter.law.bodies import words
from drafter.model import Case, Kind, Side

_WORD = re.compile(r"[\w-]+")


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
    return _found(text, tuple(word for subject in law.subjects for word in subject.words))


def weak(text: str, law: Law) -> set[str]:
    """The words that only hint at it."""
    return _found(text, tuple(word for subject in law.subjects for word in subject.weak))


def _found(text: str, listed: tuple[str, ...]) -> set[str]:
    """Which of some words a text has: one by one, since a pattern of them all is slow; phrases by a pattern."""
    low = " ".join(text.lower().replace("’", "'").split())
    phrases, single, starts = _sorted(listed)
    if any(phrase in low for phrase in phrases):
        return {re.sub(r"\s+", " ", match[0].lower()) for match in words(listed).finditer(text)}
    return {
        word
        for word in set(_WORD.findall(low))
        if word in single or any(word.startswith(start) and "-" not in word[len(start) :] for start in starts)
    }


@cache
def _sorted(listed: tuple[str, ...]) -> tuple[tuple[str, ...], frozenset[str], tuple[str, ...]]:
    """Phrases without the "*" that stands for any ending, whole words, and starts of words."""
    low = [word.lower() for word in listed]
    words = [word for word in low if _WORD.fullmatch(word.removesuffix("*"))]
    phrases = tuple(word.removesuffix("*") for word in low if word not in words)
    starts = tuple(word.removesuffix("*") for word in words if word.endswith("*"))
    return phrases, frozenset(word for word in words if not word.endswith("*")), starts
