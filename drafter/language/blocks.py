"""A reply cut into blocks: runs of passages that deal with the same items.

A block begins where the request is quoted again, where a numbered answer begins, or where the
letter changes zone. Its items come from the quoted question above it, from its own number, or
from the numbers it names ("for questions 3 and 5").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from drafter.language.echo import words
from drafter.language.passages import Passage, Zone
from drafter.model import Evidence, Item

_NAMED = re.compile(
    r"\b(?:questions?|q|qs|points?|items?|parts?|requests?|queries|query|numbers?|nos?\.?|bullets?)\s?(?:points?\s)?"
    r"(?P<list>\d{1,2}(?:\s?\(?[a-h]\)?(?!\w))?(?:\s?(?:,|and|&|to|-|–|or|through)\s?(?:question\s|q)?\d{1,2}(?:\s?\(?[a-h]\)?(?!\w))?)*)(?!\d|/|\.\d)",
    re.IGNORECASE,
)
_ONE = re.compile(r"(\d{1,2})(?:\s?\(?([a-h])\)?(?!\w))?|(to|-|–|through)", re.IGNORECASE)
_SAME, _ALIKE = 0.7, 0.3  # of the words; less will do where the number agrees
_COMPARED = 200  # items that a quoted passage is compared with; no request has more


@dataclass(slots=True)
class Block:
    """Passages that deal with the same items (none: with the request as a whole, or unknown)."""

    passages: list[Passage] = field(default_factory=list)
    items: tuple[str, ...] = ()

    @property
    def around(self) -> Evidence:
        """The range of the block."""
        return Evidence(self.passages[0].source, self.passages[0].start, self.passages[-1].end)


def blocks(reply: Sequence[Passage], items: Sequence[Item], texts: dict[str, str]) -> list[Block]:
    """The blocks of a reply, in order; every passage gets the items of its block."""
    bags = {item.number: words(texts[item.said.source][item.said.start : item.said.end]) for item in items}
    found: list[Block] = []
    quoted: list[str] = []
    block: Block | None = None
    for passage in reply:
        if passage.zone is Zone.ECHO:
            number = _quoted_item(passage, bags)
            quoted = quoted + [number] if block is None else [number]
            block = None
            continue
        if passage.zone in (Zone.HEADER, Zone.GREETING, Zone.REVIEW, Zone.SIGNATURE, Zone.LICENCE):
            if passage.zone is not Zone.HEADER:
                quoted, block = [], None
            continue
        own = _own_number(passage, items)
        if block is None or own:
            block = Block(items=own or _known(quoted, items))
            found.append(block)
        block.passages.append(passage)
    for block in found:
        for passage in block.passages:
            passage.items = named(passage.text, items) or block.items
    return found


def _known(quoted: Sequence[str], items: Sequence[Item]) -> tuple[str, ...]:
    """The quoted questions just above; a block below the whole list deals with nothing in particular."""
    numbers = tuple(dict.fromkeys(number for number in quoted if number))
    return () if len(numbers) > 1 and len(numbers) == len(items) else numbers


def _own_number(passage: Passage, items: Sequence[Item]) -> tuple[str, ...]:
    """The item whose number a passage starts with."""
    if not passage.first or not passage.label:
        return ()
    return tuple(item.number for item in items if item.number == passage.label)


Bags = dict[str, frozenset[str]]  # the words of each item, by its number


def _quoted_item(passage: Passage, bags: Bags) -> str:
    """The item that a quoted passage repeats; empty where it repeats none."""
    bag = words(passage.text)
    labelled = bags.get(passage.label)
    if labelled and _share(bag, labelled) > _ALIKE:
        return passage.label
    best = max(islice(bags, _COMPARED), key=lambda number: _share(bag, bags[number]), default="")
    return best if best and _share(bag, bags[best]) >= _SAME else ""


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the words of the shorter text that the other has too."""
    return len(one & other) / max(1, min(len(one), len(other)))


def named(text: str, items: Sequence[Item]) -> tuple[str, ...]:
    """The items that a text names by number: "questions 1(a), 3 and 5-7"."""
    known = {item.number: item for item in items}
    found: list[str] = []
    for match in _NAMED.finditer(text):
        last, ranged = 0, False
        for number, letter, to in _ONE.findall(match["list"]):
            if to:
                ranged = True
                continue
            span = range(last + 1, int(number)) if ranged and last else range(0)
            found += [str(one) for one in span]
            found.append(f"{number}({letter.lower()})" if letter else number)
            last, ranged = int(number), False
    return tuple(dict.fromkeys(one for number in found for one in known if one == number or one.startswith(number + "(")))
