"""What a request says in prose before its list: the list asks for it again, in parts, or it only tells what it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafter.language.echo import words
from drafter.model import Item
from drafter.patterns import cued

_VAGUE = cued(  # "I am seeking information held in your register …"
    r"\b(?:seek(?:ing)?|request(?:ing)?|obtain|like(?: to (?:have|see|ask(?: for)?))?|want|require) "
    r"(?:(?:some|the|any|specific|recorded|further|more|certain|all) ){0,2}(?:information|data|figures|statistics)\b|"
    r"\binterested (?:in (?:finding out|learning|knowing|understanding|establishing|seeing)|"
    r"to (?:know|learn|find out|understand))\b|"
    r"\b(?:know|learn|hear|find out) (?:more )?about\b|"
    r"^\W*please (?:also )?(?:say|state|indicate|specify) (?:whether|if|which|where) (?:it|they|this|these|those|each)\b",
    re.IGNORECASE,
)
_THIN = frozenset(
    "the of and for on in to at by or an is are was were been that this these those with from per each every year years "
    "your our please provide me can could would you list state tell know how many much number numbers".split()
)
_OF_THOSE = cued(r"\b(?:those|these|them|such|which|above)\b", re.IGNORECASE)
_AGAIN = 0.7  # of the words of the shorter text
_FEW = 3  # words; fewer say nothing
_LISTED = 2  # things that make a list


@dataclass(frozen=True, slots=True)
class Found:
    """An item, its words, and whether it stands in a list."""

    item: Item
    text: str
    listed: bool


def without(found: Sequence[Found]) -> list[Item]:
    """The items without those that only lead over to the list below them."""
    kept: list[Item] = []
    listed = [(place, one, words(one.text) - _THIN) for place, one in enumerate(found) if one.listed]
    for place, one in enumerate(found):
        below = [] if one.listed else [(other, theirs) for at, other, theirs in listed if at > place]
        if len(below) < _LISTED or not (_VAGUE.search(one.text) or _is_again(one, below)):
            kept.append(one.item)
    counted = [one.item.number for one in found] == [str(count) for count in range(1, len(found) + 1)]
    return [replace(item, number=str(count)) for count, item in enumerate(kept, 1)] if counted else kept


def _is_again(one: Found, below: Sequence[tuple[Found, frozenset[str]]]) -> bool:
    """Whether something of a list has the words of what stands before it."""
    mine = words(one.text) - _THIN
    for other, theirs in below:
        if _OF_THOSE.search(other.text):
            continue  # it asks for less than what stands before it
        shorter = min(len(mine), len(theirs))
        if shorter >= _FEW and len(mine & theirs) >= _AGAIN * shorter:
            return True
    return False
