"""Answers that a public body wrote into the mail it quotes, below each question and without any mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.model import Side
from drafter.patterns import cued
from drafter.read import sides, starts
from drafter.read.history import Words

PLACE = (
    r"in[- ]?line|in (?:red|blue|green|purple|bold|italics?|colour)"
    r"|(?:under|underneath|beneath|below|after|against) each|within (?:your|the)"
)
ANNOUNCED = cued(r"\b(?:answers?|answered|respon(?:ses?|ded)|repl(?:y|ies|ied)|comments?|information)\b", re.IGNORECASE)
BELOW = cued(r"\b(?:below|beneath|underneath)\b", re.IGNORECASE)
THERE = cued(rf"\b(?:{PLACE})\b", re.IGNORECASE)
ASKING = re.compile(  # how a line of the requester's begins
    r"(?:please|if|i|i'm|i'd|my|for (?:the|each|clarity|example|instance)|this (?:should|is|would|could|includes?|request)"
    r"|could|can|would|and|or|e\.?g|i\.?e|where|in particular|specifically|ideally|thanks?|with|yours|kind|best"
    r"|regards|under the)\b|[(•*–-]",
    re.IGNORECASE,
)
THEIRS = re.compile(
    r"\b(?:we|our|the (?:council|trust|department|authority|force|university|board|agency|commission|ministry|police))\b"
    r"|\b(?:not|is|are) held\b|\bexempt|\b(?:section|regulation) \d|\bnot (?:hold|recorded)\b",
    re.IGNORECASE,
)
LABEL = re.compile(r"(?:A|Answer|Response|Reply)\s?\d{0,2}\s?[:.–-]", re.IGNORECASE)
FEW = 80  # words of a mail that only says where the answers are


def answers(own: str, quoted: Sequence[Words]) -> list[tuple[int, int]]:
    """The lines of a quoted mail, as ranges, that the mail above it wrote between the questions; most often none.

    It must say so, answer half of the questions, and speak there as a public body does.
    """
    if not announced(own):
        return []
    questions = [at for at, line in enumerate(quoted) if asks(line.text)]
    found = [(first, last) for first, last in below(quoted, questions) if first < last]
    text = "\n".join(line.text for first, last in found for line in quoted[first:last])
    enough = len(found) >= max(1, len(questions) / 2)
    return found if enough and (THEIRS.search(text) or sides.by_words(text) is Side.AUTHORITY) else []


def announced(own: str) -> bool:
    """Whether a mail says that its answers stand in what it quotes; "below" is enough only where it says little else."""
    told = [line for line in own.split("\n") if ANNOUNCED.search(line)]
    return any(THERE.search(line) or (BELOW.search(line) and len(own.split()) <= FEW) for line in told)


def asks(line: str) -> bool:
    """Whether a line is a question or an item of a list."""
    return bool(starts.ITEM.match(line) or line.rstrip().endswith("?")) and not LABEL.match(line)


def below(quoted: Sequence[Words], questions: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The lines after each question up to the next one, or to where the requester speaks again."""
    ends = [*questions[1:], len(quoted)]
    for at, end in zip(questions, ends, strict=False):
        last = at + 1
        while last < end and (LABEL.match(quoted[last].text) or not ASKING.match(quoted[last].text)):
            if starts.SIGN_OFF.match(quoted[last].text):
                break
            last += 1
        yield at + 1, last
