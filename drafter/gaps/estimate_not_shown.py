"""The cost limit is relied on, and no figures are given."""

from __future__ import annotations

from collections.abc import Iterator

import re

from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Case, Outcome


FIGURES = re.compile(r"\d[\d,.]*\s*(?:\w+\s){0,3}(?:hours|minutes|mins|hrs|records|files|cases|e-?mails|documents|reports)\b", re.I)
LIMITS = re.compile(r"\b(?:18|24|eighteen|twenty-four)\s*(?:working )?hours?\b|\b3(?:\.5|½)\s*(?:working )?days", re.I)


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every cost refusal near which no number of records, minutes or hours stands."""
    for answer in case.answers:
        if answer.outcome is Outcome.OVER_COST_LIMIT:
            text = LIMITS.sub(" ", case.text(answer.around or answer.said))
            if not FIGURES.search(text):
                yield Found((answer.said,), answer.items, answer.provisions)


RULE = Rule(
    id="estimate-not-shown",
    title="A cost refusal without figures",
    duty="cost.estimate",
    why="Good practice, not a breach: the figures show what could be given within the limit.",
    find=find,
)
