"""When what was found is what was meant: the same rule, and mostly the same words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from drafter.evaluate.labels import Label

SHARE = 0.6  # of the words of the shorter text that must stand in the longer one
LONGEST = 120  # words of evidence; what is longer points at nothing
SHORTEST = 3  # letters of a name or reference that tell it
NAMES = frozenset(("authority", "reference", "requester"))


def words(text: str) -> list[str]:
    """The words and figures of a text."""
    return re.findall(r"[a-z0-9£]+", text.lower())


def overlap(one: str, other: str) -> bool:
    """Whether most words of the shorter text stand in the longer one, as often as it has them."""
    short, long = sorted((Counter(words(one)), Counter(words(other))), key=Counter.total)
    return bool(short) and (short & long).total() >= SHARE * short.total()


def same(label: Label, gap: Mapping[str, Any]) -> bool:
    """Whether a reported gap is the labelled one."""
    if label.rule != gap["rule"]:
        return False
    quotes = [said["text"] for said in gap["evidence"]]
    return not label.quote or any(overlap(label.quote, text) for text in quotes if len(words(text)) <= LONGEST)


def agree(key: str, meant: str, got: str) -> bool:
    """Whether a fact is right; names and references may be given in a longer form."""
    if key not in NAMES:
        return meant == got
    one, other = ("".join(words(text)).removeprefix("the") for text in (meant, got))
    told = len(other) >= SHORTEST and got != "None"
    return told and (one in other or other in one) and len(other) <= SHORTEST * len(one)
