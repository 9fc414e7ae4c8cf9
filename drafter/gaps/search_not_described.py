"""Information is said not to be held, and the reply does not say what was searched.

This is no breach by itself, so a letter asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.gaps.look import near
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Case, Certainty, Outcome
from drafter.patterns import cued

HOLDING = cued(
    r"\b(?:hold|holds|held|have|has|find|found|locate\w*|trace\w*|exists?|retain\w*|kept|recorded|there (?:is|are) none)\b",
    re.IGNORECASE,
)


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every "not held" in a reply that describes no search."""
    for answer in case.answers:
        if (
            answer.outcome is Outcome.NOT_HELD
            and answer.certainty is not Certainty.POSSIBLE
            and HOLDING.search(case.text(answer.said))
            and not near(case, answer, "search")
        ):
            yield Found((answer.said,), answer.items, certainty=Certainty.LIKELY)


RULE = Rule(
    id="search-not-described",
    title="Not held, and no word on what was searched",
    duty="holding.search",
    why="Nothing obliges a body to describe its searches, but a requester may ask.",
    find=find,
    looked_for="which places were searched, by whom or by what terms",
)
