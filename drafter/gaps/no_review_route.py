"""A refusal without the complaints procedure, or without the right to go to the regulator."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.gaps.look import REFUSALS, facts_in, judged
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Answer, Case, Certainty, Evidence, Outcome, Side
from drafter.patterns import cued

_STRAIGHT = cued(
    r"^\W*(?:you (?:may|can|have the right to|are entitled to) )?(?:complain|appeal) (?:directly )?to the [^.;,]{0,60}\.?$",
    re.I,
)
_REVIEW = cued(
    r"\b(?:internal review|(?:wish|want|like) to (?:complain|appeal)|complaints? (?:procedure|policy))\b", re.I
)
_OF_FILES = cued(  # what is reviewed is no reply
    r"^(?!.*(?:complain|appeal|\byou|satisf)).*\breview(?:ed|s)? (?:of )?(?:\w+ ){0,6}?"
    r"(?:scheme|polic|process|files?\b|records?\b|cases?\b|notes\b|data\b)",
    re.I | re.S,
)
_REFERS = cued(
    r"\b(?:(?:leaflet|attached|enclosed|overleaf|annexe?|appendix|fact ?sheet|below|reverse|accompanying|link|"
    r"web ?(?:site|page))\b|www\.|https?:)",
    re.I,
)
ZONES = ("", "review:", "courtesy:", "signature:", "header:", "heading:")


def find(case: Case, law: Law) -> Iterator[Found]:
    """The first refusal, where no passage of the reply mentions a review or the regulator."""
    refused = [answer for answer in case.answers if _is_refusal(case, answer)] if judged(case) else []
    if not refused:
        return
    told = "\n".join(case.text(body) for one in case.messages if one.side is Side.AUTHORITY for body in one.body)
    review = _says_review(case) or bool(_REVIEW.search(told))
    regulator = bool(_said(case, "regulator")) or _refers_on(case) or any(name in told for name in law.regulator_names)
    sure = [answer for answer in refused if answer.certainty is Certainty.CERTAIN]
    if not (review and regulator) and (sure or not (review or regulator)):
        one, neither = (sure or refused)[0], sure and not (review or regulator)
        yield Found((one.said,), one.items, one.provisions, Certainty.CERTAIN if neither else Certainty.LIKELY)


def _is_refusal(case: Case, answer: Answer) -> bool:
    """Whether an answer refuses; that something can be had elsewhere does where an exemption is claimed for it."""
    if answer.outcome in REFUSALS:
        return answer.certainty is not Certainty.POSSIBLE
    elsewhere = answer.outcome in (Outcome.AVAILABLE_ELSEWHERE, Outcome.FUTURE_PUBLICATION)
    return elsewhere and bool(answer.provisions or facts_in(case, answer.said, "exempt"))


def _said(case: Case, *signals: str) -> list[Evidence]:
    return [fact.said for zone in ZONES for signal in signals for fact in case.all(zone + signal)]


def _refers_on(case: Case) -> bool:
    """Whether the reader is told to look elsewhere for how to complain, where the regulator may be named."""
    return any(_REFERS.search(case.text(one)) for one in _said(case, "review", "dissatisfied", "complains"))


def _says_review(case: Case) -> bool:
    """Whether a complaint to the body itself is spoken of; one that goes straight to the regulator is not that."""
    regulator = set(_said(case, "regulator"))
    spoken = [one for one in _said(case, "complains") if not _OF_FILES.match(case.text(one))]
    straight = (one in regulator and _STRAIGHT.search(case.text(one)) for one in spoken)
    return bool(_said(case, "review", "dissatisfied")) or not all(straight)


RULE = Rule(
    id="no-review-route",
    title="The refusal does not say how to complain",
    duty="refusal.review-route",
    why="A refusal must say how to have it reviewed, and that the regulator can be asked.",
    find=find,
    looked_for="how to ask for a review, and the right to go to the regulator",
)
