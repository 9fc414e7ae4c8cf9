"""The cost limit is relied on, and no figures are given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.gaps.account import account
from drafter.gaps.nearby import line
from drafter.gaps.rule import Found, Rule
from drafter.law import Law, load, packs
from drafter.model import Case, Outcome
from drafter.patterns import cued

FIGURES = cued(
    r"\d[\d,.]*\s*(?:\w+\s){0,3}(?:hours|minutes|mins|hrs|records|files|cases|e-?mails|documents|systems|results|occurrences|incidents|hits|entries|folders)\b",
    re.I,
)
LIMIT = cued(
    r"\b(?:limit|threshold|maximum|ceiling|allowance)\b[^.]{0,60}?\d[\d.]*\s*(?:working |staff )?(?:hours?|days)|"
    r"\d[\d.]*\s*(?:working |"
    r"staff )?(?:hours?|days)\s*(?:\(|or|/|=|at)\s*£|"
    r"\d[\d.]*\s*(?:working |staff )?hours?(?= (?:that|which) [^.]{0,40}\b(?:allows?|permits?|sets?)\b| (?:allowed|"
    r"permitted|laid down)\b)",
    re.I,
)
_HOURS = cued(
    r"\b(?:over|than|exceed\w*|surpass\w*|beyond|least|excess of) (?:the )?(?P<n>\d{1,3}) (?:working |staff )?hours\b",
    re.I,
)


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every cost refusal near which no number of records, minutes or hours stands."""
    limits = {row.limit / row.rate for one in map(load, packs()) for row in one.costs if row.rate}
    for answer in case.answers:
        if answer.outcome is Outcome.OVER_COST_LIMIT:
            told = [answer.around or answer.said, line(case, answer.said), *account(case, answer)]
            text = LIMIT.sub(" ", "\n".join(map(case.text, dict.fromkeys(told))))
            text = _HOURS.sub(lambda match: " " if float(match["n"]) in limits else match[0], text)
            if not FIGURES.search(text):
                yield Found((answer.said,), answer.items, answer.provisions)


RULE = Rule(
    id="estimate-not-shown",
    title="A cost refusal without figures",
    duty="cost.estimate",
    why="Good practice, not a breach: the figures show what could be given within the limit.",
    find=find,
    looked_for="hours, numbers of records, or how long each takes",
    of_reasons=True,
)
