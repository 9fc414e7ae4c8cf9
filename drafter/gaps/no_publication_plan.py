"""The information will be published, and the reply does not say when.

A day, a month or a season is enough; "in due course" is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.gaps.look import near
from drafter.gaps.nearby import WHEN, cut, line
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Answer, Case, Certainty, Evidence, Outcome
from drafter.patterns import cued

_PUBLISHES = cued(r"\b(?:publish\w*|publication|released?|available|issued?|website|web site|online)\b", re.IGNORECASE)


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every promise of publication near which no time stands."""
    for answer in case.answers:
        if answer.outcome is Outcome.FUTURE_PUBLICATION and not _says_when(case, answer):
            yield Found((answer.said,), answer.items, answer.provisions, Certainty.LIKELY)


def _says_when(case: Case, answer: Answer) -> bool:
    """Whether the promise, or a sentence after it that goes on about it, names a time."""
    told = [answer.said, *(fact.said for fact in near(case, answer, "future"))]
    after = Evidence(answer.said.source, answer.said.end, line(case, answer.said, 1).end)
    told += [said for said in cut(case, after) if _PUBLISHES.search(case.text(said))]
    return any(WHEN.search(case.text(said)) for said in told)


RULE = Rule(
    id="no-publication-plan",
    title="To be published, and no word on when",
    duty="publication.plan",
    why="The exemption asks for a plan to publish that was there before the request, and for waiting to be reasonable.",
    find=find,
    looked_for="a date or a plan of publication",
)
