"""What a point asks for, so that two wishes with the same beginning are one sentence."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

SAME = 40  # characters of a beginning that is worth saying once


def joined(wishes: Iterable[str]) -> dict[str, str]:
    """The wishes by the first one that each was made of.

    >>> start = "look at this refusal afresh and send me the list"
    >>> list(joined([start + ", weighed again", start + ", and the totals"]).values())
    ['look at this refusal afresh and send me the list, weighed again, and the totals']
    """
    made: dict[str, str] = {}
    for wish in wishes:
        same = next((start for start in made if _beginning(start, wish)), None)
        if same is None:
            made[wish] = wish
        else:
            made[same] += wish[_beginning(same, wish) :]
    return made


def _beginning(one: str, other: str) -> int:
    """How long the beginning is that two wishes share up to a comma or an end; 0 where it is short."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    length = len("".join(letter for letter, _ in same).rstrip(", "))
    ends = all(not wish[length:] or wish[length] == "," for wish in (one, other))
    return length if ends and length >= SAME else 0
