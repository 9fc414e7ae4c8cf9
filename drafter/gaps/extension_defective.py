"""More time is taken without what the law asks for: an exemption that allows it, its reason, and a date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.gaps.look import facts_in, items_at
from drafter.gaps.nearby import WHEN, line
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Case, Certainty, Evidence, Kind, Side
from drafter.patterns import cued

_REVIEW = cued(r"\b(?:internal )?review\b|\brepresentations\b", re.IGNORECASE)
_COMPLEX = cued(r"\bcomplex\w*", re.IGNORECASE)
_MUCH = cued(r"\b(?:volume|voluminous|amount|quantity|large number|extent)\b", re.IGNORECASE)

_ONE_DAY = cued(  # what the law, or the body, allows for some requests
    r"\b(?:can|may|could|might) (?:also |sometimes |only )?(?:be )?(?:extend\w*|take (?:us )?(?:longer|up to))\b",
    re.IGNORECASE,
)


def find(case: Case, law: Law) -> Iterator[Found]:
    """The first passage that takes more time, where something is missing or the law gives no more."""
    if any(message.kind is Kind.AUTOMATIC for message in case.messages if message.side is Side.AUTHORITY):
        return
    for fact in case.all("extends"):
        if _ONE_DAY.search(case.text(fact.said)):
            continue
        around = _around(case, fact.said)
        sure = _defect(case, law, around)
        if sure:
            yield Found((fact.said,), items_at(case, fact.said), certainty=sure)
            return


def _around(case: Case, said: Evidence) -> Evidence:
    """The part of the reply in which the reasons are looked for."""
    part = next((answer.around for answer in case.answers if answer.around and said.within(answer.around)), None)
    return part or line(case, said, 3)


def _defect(case: Case, law: Law, around: Evidence) -> Certainty | None:
    text = case.text(around)
    if "reply.extended" not in law.limit_keys or _REVIEW.search(text):
        return Certainty.LIKELY
    if law.covers:
        reasons = bool(_COMPLEX.search(text)) + bool(_MUCH.search(text))
        return (Certainty.LIKELY, Certainty.POSSIBLE, None)[reasons]
    cited = [law.exemption(fact.value, case.answered) for fact in facts_in(case, around, "cited")]
    qualified = any(row and "public-interest" in row.needs for row in cited)
    return None if qualified and facts_in(case, around, "interest-test") and WHEN.search(text) else Certainty.LIKELY


RULE = Rule(
    id="extension-defective",
    title="More time is taken than the law allows",
    duty="time.extension",
    why="More time is allowed for few reasons only, which must be named with a date.",
    find=find,
)
