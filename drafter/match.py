"""Which item a paragraph of a reply deals with, told by the words that it shares with one item and with no other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from drafter.stems import stems, telling

_HEAD = 4  # words of a heading; so few may be told by one word alone, as it is written


class Matcher:
    """Tells items apart by the words that only one of them has."""

    def __init__(self, items: Mapping[str, str]) -> None:
        """`items` are the texts of the items by number."""
        self.bags = {number: stems(text) for number, text in items.items()}
        count = Counter(stem for bag in self.bags.values() for stem in bag)
        self.own = {number: frozenset(stem for stem in bag if count[stem] == 1) for number, bag in self.bags.items()}
        words = {number: telling(text) for number, text in items.items()}
        said = Counter(word for bag in words.values() for word in bag)
        self.words = {word: number for number, bag in words.items() for word in bag if said[word] == 1}
        self.places: dict[str, list[str]] = {}
        for number, bag in self.own.items():
            for stem in bag:
                self.places.setdefault(stem, []).append(number)

    def best(self, text: str, least: int = 1) -> str:
        """The item that shares the most words of its own with a text; empty where none does, or two do alike."""
        told = stems(text)
        shared = Counter(number for stem in told if not stem[0].isdigit() for number in self.places.get(stem, ()))
        ranked = shared.most_common(2)
        if not ranked and least == 1 and len(text.split()) <= _HEAD:
            spelt = {self.words[word] for word in telling(text) if word in self.words and not word[0].isdigit()}
            return spelt.pop() if len(spelt) == 1 else ""
        if not ranked or ranked[0][1] < least or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return ""
        return ranked[0][0]

    def touched(self, number: str, text: Sequence[str] | frozenset[str]) -> bool:
        """Whether any telling word of an item stands in a text."""
        return bool(self.bags.get(number, frozenset()) & frozenset(text))
