"""The items of a case, gathered from the requests and, where it tells more, from the reply."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from drafter.language import asks, beside, echo
from drafter.language.passages import Passage, Zone
from drafter.model import Evidence, Item

_SHARED = 0.8  # of the words of the shorter of two items that are one
_STRANGE = 0.6  # of the words of a question; with fewer of them in the request it is another question
_FEW = 8  # words; shorter items are too alike to tell which is said again
_COMPARED = 200  # items; no request has more


def gather(
    requests: Sequence[Sequence[Passage]], reply: Sequence[Passage], asked: Sequence[Passage], texts: Mapping[str, str]
) -> tuple[Item, ...]:
    """The things asked for: in each of `requests`, else in the reply; `asked` is all that the requester wrote."""
    found: list[Item] = []
    for request in requests:
        found += _new(asks.items(request), found, texts)
    told = [passage for passage in reply if passage.zone is Zone.ECHO]
    if not found or _tells_more(told, asked):
        found += _new(asks.items(told, told_back=not found), found, texts)
    return tuple(found if asked else _beside(found, reply))


def _beside(found: list[Item], reply: Sequence[Passage]) -> list[Item]:
    """The items read off questions and answers side by side, where they are more than those told back."""
    things = beside.items(reply)
    if len(things) <= len(found) or len(found) > _COMPARED:
        return found
    if not all(any(thing.start - 12 <= item.said.start <= thing.end for thing in things) for item in found):
        return found
    return asks.numbered((thing.label, Evidence(reply[0].source, thing.start, thing.end)) for thing in things)


def _tells_more(told: Sequence[Passage], asked: Sequence[Passage]) -> bool:
    """Whether the reply answers other questions than those at hand, as when several requests are taken together."""
    known = echo.words(" ".join(passage.text for passage in asked))
    bags = [echo.words(passage.text) for passage in told if passage.words > 5]
    return sum(len(bag & known) < _STRANGE * len(bag) for bag in bags) >= 2


def _new(items: Sequence[Item], known: Sequence[Item], texts: Mapping[str, str]) -> list[Item]:
    """The items that were not asked before, with numbers that nobody has."""
    bags = [echo.words(_text(item, texts)) for item in known[:_COMPARED]]
    taken = {item.number for item in known}
    found: list[Item] = []
    own: list[frozenset[str]] = []
    for item in items:
        bag = echo.words(_text(item, texts))
        if any(_same(bag, other) for other in bags) or any(_again(bag, other) for other in own[-_COMPARED:]):
            continue
        own.append(bag)
        number = item.number if item.number not in taken else str(len(known) + len(found) + 1)
        while number in taken:
            number += "′"
        taken.add(number)
        found.append(replace(item, number=number))
    return found


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the shorter of two items stands in the other, by its words."""
    return bool(one and other) and len(one & other) >= _SHARED * min(len(one), len(other))


def _again(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether an item of the same request is told a second time: all its words, and not few, stand in the first."""
    return len(one) >= _FEW and one <= other


def _text(item: Item, texts: Mapping[str, str]) -> str:
    return texts[item.said.source][item.said.start : item.said.end]
