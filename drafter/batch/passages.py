"""The paragraphs in which a body refuses, made comparable, so that the same words in many replies are seen."""

from __future__ import annotations

import hashlib
import re

from drafter.draft import Findings
from drafter.model import Certainty, Evidence, Outcome

SHORTEST, LONGEST = 60, 1_500  # characters of a paragraph that is worth comparing
WORD = re.compile(r"[^\W_]+")
MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)  # of dates, whose days differ
SHINGLE, KEPT = 4, 6  # words in a row; how many of the smallest hashes stand for a paragraph


def passages(findings: Findings) -> tuple[tuple[str, ...], ...]:
    """For each refusing paragraph: its comparable form's hash, sketch, outcome, provisions, and its words."""
    found: dict[str, tuple[str, ...]] = {}
    for answer in findings.case.answers:
        if answer.outcome is Outcome.SUPPLIED or answer.certainty is Certainty.POSSIBLE:
            continue
        text = paragraph(findings, answer.said)
        if len(text) < SHORTEST:
            continue
        words = comparable(text)
        key = digest(" ".join(words))
        found.setdefault(key, (key, sketch(words), answer.outcome.value, ", ".join(answer.provisions), text))
    return tuple(found.values())


def paragraph(findings: Findings, said: Evidence) -> str:
    """The paragraph around a passage; the sources keep each on a line of its own."""
    text = next(source.text for source in findings.case.sources if source.id == said.source)
    start = text.rfind("\n", 0, said.start) + 1
    end = text.find("\n", said.end)
    return " ".join(text[start : end if end >= 0 else len(text)].split())[:LONGEST]


def comparable(text: str) -> list[str]:
    """The words of a paragraph without what differs from reply to reply: numbers, dates, case and marks."""
    words = (word.casefold() for word in WORD.findall(text))
    return [word for word in words if word not in MONTHS and not word.isdecimal()]


def digest(text: str) -> str:
    """A short hash; the same text has the same one on every machine."""
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def sketch(words: list[str]) -> str:
    """The smallest hashes of the runs of words: paragraphs that share most of their words share some of these."""
    runs = {" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))}
    return " ".join(sorted(digest(run) for run in runs)[:KEPT])
