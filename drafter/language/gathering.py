"""The items of a case, gathered from the requests and, where it tells more, from the reply."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from drafter.language import asks, beside, echo, told
from drafter.language.passages import Passage, Zone
from drafter.model import Evidence, Item
from drafter.patterns import cued

_WRITTEN = cued(r"(?:^|\s|\(|Q)(?P<label>\d{1,2}[a-z]?)[.):\s]*$")
_WORD = cued(r"\w\w")
_SHARED = 0.8  # of the words of the shorter of two items that are one
_STRANGE = 0.6  # of the words of a question; with fewer of them in the request it is another question
_FEW = 8  # words; shorter items are too alike to tell which is said again
_FURTHER = cued(
    r"^\W*(?:your|the) (?:other|second|third|fourth|further|last|final|next|remaining|remainder|rest)\b", re.IGNORECASE
)
_OPENING = cued(
    r"^\W*(?:thank|further to|i refer|we refer|i write|i am writing|with reference|in re(?:sponse|ply) to)\b", re.I
)
_THIN = frozenset(
    "the of and for on in to about regarding concerning relating copies copy information details data".split()
)
_COMPARED = 200  # items; no request has more


def gather(
    requests: Sequence[Sequence[Passage]], reply: list[Passage], asked: Sequence[Passage], texts: Mapping[str, str]
) -> tuple[Item, ...]:
    """The things asked for: in each of `requests`, else in the reply; `asked` is all that the requester wrote."""
    found: list[Item] = []
    for request in requests:
        found += _new(asks.items([request]), found, texts)
    runs = [list(run) for told, run in groupby(reply, key=lambda one: one.zone is Zone.ECHO) if told]
    if not found or _tells_more([passage for run in runs for passage in run], asked):
        told = asks.items(runs, told_back=not found)
        found += _new(told if found else _without_summary(told, reply, texts), found, texts)
    if not asked:
        found += _new(_in_answers(reply, bool(found)), found, texts, _STRANGE)
    return tuple(found if asked else _beside(found, reply, texts))


def _without_summary(items: list[Item], reply: Sequence[Passage], texts: Mapping[str, str]) -> list[Item]:
    """The items without what a sentence of thanks sums up ("… asking for figures on dogs"), where they are told in full."""
    opening = next((one for one in reply if one.zone is Zone.ECHO and _OPENING.match(one.text)), None)
    summed = [item for item in items if opening and opening.start <= item.said.start < opening.end]
    rest = [item for item in items if item not in summed]
    if len(summed) != 1 or not rest:
        return items
    bag = echo.words(_text(summed[0], texts)) - _THIN
    below = frozenset().union(*(echo.words(_text(item, texts)) for item in rest))
    if len(bag) > _FEW or len(bag & below) < _STRANGE * len(bag):
        return items
    if [item.number for item in items] == [str(count) for count in range(1, len(items) + 1)]:
        return [replace(item, number=str(count)) for count, item in enumerate(rest, 1)]
    return rest


def _in_answers(reply: list[Passage], others: bool) -> list[Item]:
    """The things that sentences of the answer say were asked for ("Your request for the rota is refused").

    With `others` known, only a sentence that sets out to name a further one ("Your other question, whether …, is one for …").
    """
    mixed = [one for one in reply if one.zone is Zone.BODY and (not others or _FURTHER.match(one.text))]
    lines = [list(line) for _, line in groupby(mixed, key=lambda one: one.line)]
    things = [thing for line in lines for thing in told.things(line) if not thing.topic]
    return asks.numbered((thing.label, Evidence(reply[0].source, thing.start, thing.end)) for thing in things)


def _beside(found: list[Item], reply: list[Passage], texts: Mapping[str, str]) -> list[Item]:
    """The items read off questions and answers side by side, where they are more than those told back."""
    things = beside.items(reply)
    if len(things) < len(found) + _answered_apart(reply) or not things or len(found) > _COMPARED:
        return found
    covered = sum(any(thing.start - 12 <= item.said.start <= thing.end for thing in things) for item in found)
    if covered < len(found) and not (len(found) == 1 and covered == 0 and things[0].label):
        return found
    items = asks.numbered((thing.label, Evidence(reply[0].source, thing.start, thing.end)) for thing in things)
    return _new(items, [], texts)


def _answered_apart(reply: Sequence[Passage]) -> bool:
    """Whether numbers stand twice in a reply: before the questions, and again before their answers."""
    labels = [one.label.lower() for one in reply if one.first and one.label and one.zone in (Zone.BODY, Zone.ECHO)]
    return len(labels) != len(set(labels))


def _tells_more(told: Sequence[Passage], asked: Sequence[Passage]) -> bool:
    """Whether the reply answers other questions than those at hand, as when several requests are taken together."""
    known = echo.words(" ".join(passage.text for passage in asked))
    bags = [echo.words(passage.text) for passage in told if passage.words > 5]
    return sum(len(bag & known) < _STRANGE * len(bag) for bag in bags) >= 2


def _new(items: Sequence[Item], known: Sequence[Item], texts: Mapping[str, str], shared: float = _SHARED) -> list[Item]:
    """The items that were not asked before, with numbers that nobody has."""
    bags = [echo.words(_text(item, texts)) for item in known[:_COMPARED]]
    taken = {item.number for item in known}
    found: list[Item] = []
    own: list[tuple[str, frozenset[str]]] = []
    twice = set(_told_again(items, texts))
    for item in items:
        if item in twice:
            continue
        bag, label = echo.words(_text(item, texts)), _label(item, texts)
        again = (other for name, other in own[-_COMPARED:] if not label or not name or label == name)
        if any(_same(bag, other, shared) for other in bags) or any(_again(bag, other) for other in again):
            continue
        own.append((label, bag))
        number = item.number if item.number not in taken else str(len(known) + len(found) + 1)
        while number in taken:
            number += "′"
        taken.add(number)
        found.append(replace(item, number=number))
    return found


def _told_again(items: Sequence[Item], texts: Mapping[str, str]) -> Iterator[Item]:
    """The items of a list that are said again one by one, in the same order and the same words, with answers between them."""
    asked = [_text(item, texts).strip().casefold() for item in items]
    places: dict[str, int] = {}
    before = -1  # the place in the list of the item that was said again last
    for number, text in enumerate(asked):
        first = places.setdefault(text, number)
        if first < number:
            follows = 0 <= before == first - 1 and _adjoin(items[before], items[first], texts)
            if follows and not _adjoin(items[number - 1], items[number], texts):
                yield items[number]
        before = first if first < number else -1


def _adjoin(one: Item, other: Item, texts: Mapping[str, str]) -> bool:
    """Whether no word stands between two items."""
    text = texts[one.said.source][one.said.end : other.said.start]
    return one.said.source == other.said.source and not _WORD.search(text)


def _label(item: Item, texts: Mapping[str, str]) -> str:
    """The number that is written before an item."""
    if "(" in item.number:
        return item.number.rstrip("′")
    written = _WRITTEN.search(texts[item.said.source][max(0, item.said.start - 12) : item.said.start])
    return written["label"] if written else ""


def _same(one: frozenset[str], other: frozenset[str], shared: float) -> bool:
    """Whether the shorter of two items stands in the other, by its words."""
    return bool(one and other) and len(one & other) >= shared * min(len(one), len(other))


def _again(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether an item of the same request is told a second time: all its words, and not few, stand in the first."""
    return len(one) >= _FEW and one <= other


def _text(item: Item, texts: Mapping[str, str]) -> str:
    return texts[item.said.source][item.said.start : item.said.end]
