"""Information is said not to be held, and the reply does not say what was searched.

This is no breach by itself, so a letter asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.gaps.look import near
from drafter.gaps.mentions import together
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Case, Certainty, Evidence, Outcome
from drafter.patterns import cued

HOLDING = cued(
    r"\b(?:hold|holds|held|have|has|find|found|locate\w*|trace\w*|exists?|retain\w*|kept|recorded|there (?:is|are) none)\b",
    re.IGNORECASE,
)

_NOT_THEIRS = cued(  # why nothing can be there, so that there was nothing to search
    r"\b(?:(?:is|are|was|were|am) not (?:\w+ )?(?:responsible|involved|concerned|a party)|(?:no|any) (?:responsibility|role|part|"
    r"involvement)\b|not (?:a|our|the \w+['’]s|its) (?:function|responsibility|remit|service)|"
    r"responsibility (?:of|lies|rests)|"
    r"(?:does|do|did) not (?:run|operate|provide|carry out|manage|own|maintain|commission|employ|use|offer|deliver|undertake))\b",
    re.IGNORECASE,
)
_NEXT = 220  # characters after a statement in which its reason stands


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every "not held" in a reply that describes no search."""
    for group in together(case, Outcome.NOT_HELD):
        said = [
            answer.said
            for answer in group
            if answer.certainty is not Certainty.POSSIBLE and HOLDING.search(case.text(answer.said))
        ]
        searched = any(near(case, answer, "search") for answer in group)
        if said and not searched and not any(_NOT_THEIRS.search(_with_next(case, one)) for one in said):
            yield Found(tuple(said), group[0].items, certainty=Certainty.LIKELY)


def _with_next(case: Case, said: Evidence) -> str:
    """A passage with what follows it in its paragraph."""
    text = case.whole(said.source)
    return text[said.start : said.end] + text[said.end : said.end + _NEXT].partition("\n")[0]


RULE = Rule(
    id="search-not-described",
    title="Not held, and no word on what was searched",
    duty="holding.search",
    why="Nothing obliges a body to describe its searches, but a requester may ask.",
    find=find,
    looked_for="which places were searched, by whom or by what terms",
)
