"""What a letter asks for: two wishes with the same beginning are one sentence, two points with one question one decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import takewhile
from typing import Any

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


def decisions(points: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What a regulator is asked to decide, each once with the numbers of its points, of those that are still open."""
    made: dict[str, list[str]] = {}
    for number, point in enumerate((one for one in points if one["open"]), 1):
        for what in point["decide"]:
            made.setdefault(what, []).append(str(number))
    return [{"what": what, "points": numbers} for what, numbers in made.items()]
