"""The items that the words of a reply name by number: "for questions 3 and 5(a)", "(i) and (ii)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.model import Item
from drafter.patterns import cued

_NAMED = cued(
    r"\b(?:questions?|q|qs|points?|items?|parts?|requests?|queries|query|numbers?|nos?\.?|bullets?|"
    r"(?:requested|sought|asked(?: for)?|described|listed) (?:at|in|under))\s?(?:points?\s)?"
    r"(?P<list>\d{1,2}(?:\s?\(?[a-h]\)?(?!\w))?(?:\s?(?:,|and|&|to|-|–|or|through)\s?(?:question\s|"
    r"q)?\d{1,2}(?:\s?\(?[a-h]\)?(?!\w))?)*)(?!\d|/|\.\d| of (?:the )?schedule)",
    re.IGNORECASE,
)
_LABELS = cued(
    r"\W{0,2}(?P<list>(?:\d{1,2}|[a-z]|[ivx]{1,4})\W{0,2}"
    r"(?:(?:,|and|&|,? and|to|-|–) ?\W{0,2}(?:\d{1,2}|[a-z]|[ivx]{1,4})\W{0,2}?){1,8})(?:\W{0,3}$|:\s)",
    re.IGNORECASE,
)
_ONE = cued(r"(\d{1,2})(?:\s?\(?([a-h])\)?(?!\w))?|(to|-|–|through)", re.IGNORECASE)


def only_labels(text: str, items: Sequence[Item]) -> tuple[str, ...]:
    """The items of a line that is made of their numbers, or begins with them: "(i) and (ii)", "1-3.", "2, 3 & 5: …"; else none."""
    labels = _LABELS.match(text.strip())
    if not labels:
        return ()
    known = [item.number.lower() for item in items]
    found: list[int] = []
    ranged = False
    for label, to in re.findall(r"(?<![a-z\d])(?!and\b|to\b)([a-z]+|\d+)|(to\b|[-–])", labels["list"].lower()):
        if label and label not in known:
            return ()
        if label:
            place = known.index(label)
            found += [*range(found[-1] + 1 if ranged and found else place, place), place]
        ranged = bool(to)
    return tuple(dict.fromkeys(items[place].number for place in found)) if len(found) > 1 else ()


def named(text: str, items: Sequence[Item]) -> tuple[str, ...]:
    """The items that a text names by number: "questions 1(a), 3 and 5-7"."""
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
    known = dict.fromkeys(item.number for item in items) if found else ()
    return tuple(
        dict.fromkeys(one for number in found for one in known if one == number or one.startswith(number + "("))
    )
