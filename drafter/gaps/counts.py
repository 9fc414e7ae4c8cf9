"""Two counts of the same thing: one that an earlier answer gave, and another one in the same letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from drafter.gaps.nearby import sentence
from drafter.model import Case, Evidence, Side
from drafter.patterns import cued

_COUNT = cued(r"(?<![\d,./£])(?P<n>\d[\d,]{0,9})\s(?P<noun>[a-z]{4,20}s)\b")
_EARLIER = cued(
    r"\b(?:our|the|your|an) (?:earlier|previous|original|first|last) (?:reply|response|answer|letter|figure)s?\b|"
    r"\bwe (?:previously|earlier|originally) (?:told|said|gave|reported|counted)\b|"
    r"\bpreviously (?:reported|stated|published|said)\b",
    re.IGNORECASE,
)
_EXPLAINED = cued(
    r"\b(?:correct\w*|should have|error|mistake\w*|wrong\w*|since then|now|later|further|of (?:which|them|these|those)|"
    r"because|includ\w+|exclud\w+|instead|other|more than|over|under|fewer|another)\b",
    re.IGNORECASE,
)
_COMPARED = 200  # counts; no reply that can be read has more
_UNITS = frozenset(
    "days weeks months years hours minutes pages times pounds miles metres words copies percents".split()
)


def two_counts(case: Case) -> Iterator[tuple[Evidence, Evidence]]:
    """What an earlier answer counted, and the first other count of the same thing; where neither is explained."""
    theirs = {body.source for m in case.messages if m.side is Side.AUTHORITY and not m.quoted for body in m.body}
    for source in case.sources:
        if source.id not in theirs or not _EARLIER.search(source.text):
            continue
        first: dict[str, tuple[str, Evidence]] = {}
        for match in islice(_COUNT.finditer(source.text), _COMPARED):
            noun = match["noun"]
            if noun in _UNITS:
                continue
            said = sentence(case, source.id, match.start())
            number, other = first.setdefault(noun, (match["n"], said))
            words = case.text(said) + "\n" + case.text(other)
            if number != match["n"] and said != other and _EARLIER.search(words) and not _EXPLAINED.search(words):
                yield said, other
                break
