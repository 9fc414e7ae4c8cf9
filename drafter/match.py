"""Which item a paragraph of a reply deals with, told by the words that it shares with one item and with no other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

_WORD = re.compile(r"[A-Za-z][\w’'&-]*|\d[\d/]*")
_COMMON = frozenset(
    "about above according act after agency all also and any are asked authority been before being below between "
    "board both but can cannot college commission considered copies copy "
    "council could data department details did disclose disclosed document documents does each each's every exempt "
    "exemption feel find following for force foi former from further given had has have "
    "held her his hold how including information is it its item kindly list made make many matter may more most much "
    "names no not number numbers office only other our out over part parts please point points "
    "provide public question questions record recorded records reason regard relation reply request requested "
    "response same say second section see send service shall she should since some such supply than that "
    "the their them then there these they third this those through time total trust under university was way we were "
    "what when where whether which who why will with would year years you your "
    "in of on to at by as if or an be so up us do he me my i a s information's authority's council's".split()
)
_STEM = 5  # letters: "sightings" and "sighted" are one word


def stems(text: str) -> frozenset[str]:
    """The telling words of a text, cut to their stems."""
    return frozenset(_stem(word) for word in _WORD.findall(text.lower()) if word not in _COMMON and len(word) > 2)


def _stem(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s").removesuffix("s")[:_STEM]


class Matcher:
    """Tells items apart by the words that only one of them has."""

    def __init__(self, items: Mapping[str, str]) -> None:
        """`items` are the texts of the items by number."""
        self.bags = {number: stems(text) for number, text in items.items()}
        count = Counter(stem for bag in self.bags.values() for stem in bag)
        self.own = {number: frozenset(stem for stem in bag if count[stem] == 1) for number, bag in self.bags.items()}
        self.places: dict[str, list[str]] = {}
        for number, bag in self.own.items():
            for stem in bag:
                self.places.setdefault(stem, []).append(number)

    def best(self, text: str, least: int = 1) -> str:
        """The item that shares the most words of its own with a text; empty where none does, or two do alike."""
        shared = Counter(number for stem in stems(text) for number in self.places.get(stem, ()))
        ranked = shared.most_common(2)
        if not ranked or ranked[0][1] < least or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return ""
        return ranked[0][0]

    def touched(self, number: str, text: Sequence[str] | frozenset[str]) -> bool:
        """Whether any telling word of an item stands in a text."""
        return bool(self.bags.get(number, frozenset()) & frozenset(text))
