"""The estimate of the cost does not add up.

Records times minutes are not the hours stated; or the limit, or the hourly rate, is not that of such a body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.gaps.nearby import line, sentence
from drafter.gaps.rule import Found, Rule
from drafter.gaps.sums import sums
from drafter.law import Cost, Law, body_kind
from drafter.law.bodies import UNKNOWN
from drafter.model import Case, Certainty, Outcome, Side
from drafter.patterns import cued

LETTERHEAD = 600  # characters
_AGENCY = cued(r"\bexecutive agency of\b", re.IGNORECASE)
_RATE = cued(r"£(?P<n>\d+(?:\.\d+)?)\s?(?:an|per|/|a)\s?(?:hour|hr)", re.IGNORECASE)
_LIMIT = cued(
    r"\b(?:limit|threshold|maximum|ceiling)\b[^.£]{0,60}£(?P<n>\d{3,4})\b|"
    r"£(?P<m>\d{3,4})\)?[^.£]{0,30}\b(?:limit|threshold|ceiling|the (?:Act|Regulations|law) allow)",
    re.I,
)


def find(case: Case, law: Law) -> Iterator[Found]:
    """The sentence of each cost refusal in which a figure is wrong."""
    kind = _kind(case)
    for answer in case.answers:
        if answer.outcome is Outcome.OVER_COST_LIMIT and law.costs:
            text = line(case, answer.said, 1)
            place = _wrong(case.text(text), law, law.cost(kind, case.answered))
            if place is not None:
                said = sentence(case, text.source, text.start + place)
                yield Found((said,), answer.items, answer.provisions, Certainty.LIKELY)


def _kind(case: Case) -> str:
    """The kind of body, as its name tells, else where its letter calls it an executive agency."""
    kind = body_kind(case.value("authority"))
    told = (case.text(body)[:LETTERHEAD] for one in case.messages if one.side is Side.AUTHORITY for body in one.body)
    return body_kind("executive agency") if kind == UNKNOWN and any(map(_AGENCY.search, told)) else kind


def _wrong(text: str, law: Law, cost: Cost | None) -> int | None:
    """Where the first wrong figure stands: a limit or rate of other bodies, or hours that do not follow."""
    limits = {row.limit for row in law.costs}
    for match in _LIMIT.finditer(text):
        if cost and int(match["n"] or match["m"]) in limits - {cost.limit}:
            return match.start()
    for match in _RATE.finditer(text):
        if float(match["n"]) > max(row.rate for row in law.costs):
            return match.start()
    return sums(text, frozenset(row.limit / row.rate for row in law.costs)).wrong()


RULE = Rule(
    id="estimate-does-not-add-up",
    title="The figures of the estimate do not add up",
    duty="cost.sum",
    why="The hours decide whether a request may be refused, so they must follow from the figures.",
    find=find,
)
