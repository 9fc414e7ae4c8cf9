"""What kind of message an authority sent: a reply to judge, or an acknowledgement, a holding letter, a question back…"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as Collection

from drafter.language.passages import Passage, Zone
from drafter.model import Answer, Certainty, Kind, Outcome
from drafter.patterns import cued

_SUBSTANCE = {
    Outcome.WITHHELD, Outcome.NOT_HELD, Outcome.NEITHER_CONFIRM_NOR_DENY, Outcome.OVER_COST_LIMIT, Outcome.VEXATIOUS,
    Outcome.REPEATED, Outcome.AVAILABLE_ELSEWHERE, Outcome.FUTURE_PUBLICATION, Outcome.NOT_RECORDED_INFORMATION,
}  # fmt: skip
_DECIDES = cued(
    r"\b(?:uph(?:e|o)ld|overturn\w*|conclu\w+|findings?|i (?:have )?(?:find|found|decided|reviewed|considered|completed)|"
    r"(?:have|has) (?:now )?(?:been )?(?:reviewed|completed|carried out|conducted|considered|decided)|outcome)\b",
    re.IGNORECASE,
)
_LONG = 130  # words of body that only a real answer has


def kind(passages: Sequence[Passage], answers: Sequence[Answer]) -> Kind:
    """The kind of an authority's message, from its body and its answers."""
    body = [passage for passage in passages if passage.zone is Zone.BODY]
    outcomes = {answer.outcome for answer in answers if answer.certainty is not Certainty.POSSIBLE}
    if any(passage.says("automatic") for passage in [*body, *passages[:6]]):
        return Kind.AUTOMATIC
    if any(passage.says("review-outcome") for passage in _told(passages)) and not _only_asked_for(body, outcomes):
        holding = Outcome.DECISION_DEFERRED in outcomes and not outcomes & _SUBSTANCE
        return Kind.HOLDING if holding else Kind.REVIEW_OUTCOME
    answered = outcomes & _SUBSTANCE or _answers(body)
    if Outcome.DECISION_DEFERRED in outcomes and not answered:
        return Kind.HOLDING
    if Outcome.FEE_WANTED in outcomes and not answered:
        return Kind.FEE_NOTICE
    if Outcome.CLARIFICATION_WANTED in outcomes and not answered:
        return Kind.CLARIFICATION
    if any(passage.says("acknowledges") for passage in body) and not answered:
        return Kind.ACKNOWLEDGEMENT
    return Kind.REPLY


def _only_asked_for(body: Sequence[Passage], outcomes: Collection[Outcome]) -> bool:
    """Whether a message only confirms that a review was asked for: it is short, says so, and decides nothing."""
    return (
        not outcomes & _SUBSTANCE
        and any(passage.says("acknowledges") for passage in body)
        and sum(passage.words for passage in body) < _LONG
        and not any(_DECIDES.search(passage.text) for passage in body)
    )


def _told(passages: Sequence[Passage]) -> Iterator[Passage]:
    """The body and its headings, up to the signature: a form for a review may follow it."""
    for passage in passages:
        if passage.zone is Zone.SIGNATURE:
            return
        if passage.zone in (Zone.BODY, Zone.HEADING):
            yield passage


def _answers(body: Sequence[Passage]) -> bool:
    """Whether a message gives something: it says so, or is too long for a mere note."""
    if any(
        passage.says("supplied", "attached") and not passage.says("acknowledges", "clarify", "deferred", "fee")
        for passage in body
    ):
        return True
    plain = [p for p in body if not p.says("acknowledges", "clarify", "deferred", "fee", "query", "asked", "recital")]
    return sum(passage.words for passage in plain) > _LONG
