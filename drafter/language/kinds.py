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
_AHEAD = cued(  # an answer is still to come, or no more is said than that something came
    r"\b(?:will|shall|aim(?:s|ing)?|hope|expect|intend|endeavour|should|must)\b|\breceipt\b|\b(?:have|has been) received\b|"
    r"\backnowledg",
    re.IGNORECASE,
)
_PROMISED = cued(  # the whole answer is still to come; where the publication scheme is, may be told beside
    r"\b(?:will|shall|aim to|endeavour to)\b[^.;]{0,30}\b(?:respond to|reply to|answer|deal with) (?:your|the|this) "
    r"(?:request|enquiry|e-?mail)",
    re.IGNORECASE,
)
_REVIEW_TO_COME = cued(
    r"\breview will (?:now |then )?be (?:conducted|carried out|undertaken|completed|done)\b|"
    r"\b(?:will|shall) (?:now )?(?:carry out|conduct|undertake|reconsider|review)\b",
    re.IGNORECASE,
)
_PROCESS = cued(  # how a request is dealt with, and when an answer may be expected: no answer itself
    r"\b(?:statutory|time|legal) (?:limit|deadline|timescale|period)\b|\bdeadline\b|\backnowledge?ment\b|"
    r"\bthere may be (?:a )?(?:charge|fee)\b|\bin order to answer\b|"
    r"^\W*thank(?:s| you) for (?:your|contacting)(?: [\w-]+){0,6}\W*$|"
    r"\breceiving attention\b|\breference (?:is|number|for your)\b|"
    r"\b(?:20|twenty) working days\b|\b(?:last|due) (?:day|date) (?:for|is|of)\b|^\W*if\b|"
    r"\bexpect an? (?:full )?(?:answer|reply|response)\b|"
    r"\b(?:hear from us|come back to you|be in touch|get back to you|look(?:ing)? into (?:this|it))\b|\bwe may need to\b|"
    r"\b(?:request|enquiry|e-?mail|message|correspondence) (?:is|has been) (?:now )?(?:being |received|passed|logged)",
    re.IGNORECASE,
)
_ONLY_HELD = cued(  # what is given would be said to be so
    r"\bconfirm\b[^.]{0,150}\b(?:hold|holds|held)\b(?!.*(?:\b(?:attach|enclos|provid|releas|disclos|suppl|below|follow)|:))",
    re.IGNORECASE | re.DOTALL,
)
_REPORTS = cued(  # what a team said to which the request was passed
    r"\b(?:who|which) (?:have |has )?(?:now )?(?:say|says|said|tells?|told|confirm(?:s|ed)?|advised?|reported|informed)\b",
    re.I,
)
_LEAFLET = cued(  # what comes with an acknowledgement
    r"\b(?:leaflet|fact ?sheet|guidance notes?|guide to (?:the act|freedom|information)|our (?:\w+ ){0,4}(?:policy|policies|"
    r"procedures?|charges)|(?:details|information) (?:on|about|of) (?:foi|freedom of information|our charges))\b",
    re.IGNORECASE,
)


def kind(passages: Sequence[Passage], answers: Sequence[Answer]) -> Kind:
    """The kind of an authority's message, from its body and its answers."""
    body = [passage for passage in passages if passage.zone is Zone.BODY]
    outcomes = {answer.outcome for answer in answers if answer.certainty is not Certainty.POSSIBLE}
    refused = outcomes & _SUBSTANCE - {Outcome.AVAILABLE_ELSEWHERE}
    if any(passage.says("automatic") for passage in [*body, *passages[:6]]) and not refused and not _gives(body):
        return Kind.AUTOMATIC
    if any(passage.says("review-outcome") for passage in _told(passages)) and not _only_asked_for(body, outcomes):
        holding = Outcome.DECISION_DEFERRED in outcomes and not outcomes & _SUBSTANCE
        return Kind.HOLDING if holding else Kind.REVIEW_OUTCOME
    promised = any(passage.says("acknowledges") and _PROMISED.search(passage.text) for passage in body)
    pointers = Outcome.AVAILABLE_ELSEWHERE if promised and not any(one.items for one in answers) else None
    answered = outcomes & _SUBSTANCE - {pointers} or _answers(body)
    if Outcome.DECISION_DEFERRED in outcomes and not answered:
        return Kind.HOLDING
    if Outcome.FEE_WANTED in outcomes and not answered:
        return Kind.FEE_NOTICE
    if Outcome.CLARIFICATION_WANTED in outcomes and not answered:
        return Kind.CLARIFICATION
    if not answered and (
        _acknowledges(passages, body) or any(_REVIEW_TO_COME.search(passage.text) for passage in body)
    ):
        return Kind.ACKNOWLEDGEMENT
    return Kind.REPLY


def _only_asked_for(body: Sequence[Passage], outcomes: Collection[Outcome]) -> bool:
    """Whether a message only confirms that a review was asked for: it is short and says so, or the review is to come."""
    if outcomes & _SUBSTANCE:
        return False
    if any(_REVIEW_TO_COME.search(passage.text) and not passage.says("hypothetical") for passage in body):
        return True
    return (
        any(passage.says("acknowledges") for passage in body)
        and sum(passage.words for passage in body) < _LONG
        and not any(_DECIDES.search(passage.text) for passage in body)
    )


def _acknowledges(passages: Sequence[Passage], body: Sequence[Passage]) -> bool:
    """Whether a message says that the answer is to come, or nothing but how the request was taken in."""
    told = [passage for passage in passages if passage.zone is Zone.ECHO and passage.says("asked")]
    taken = [passage for passage in (*body, *told) if passage.says("acknowledges")]
    if any(_AHEAD.search(passage.text) for passage in taken):
        return True
    return bool(taken or any(_PROCESS.search(passage.text) for passage in body)) and not any(_plain(body))


def _plain(body: Sequence[Passage]) -> Iterator[Passage]:
    """The sentences that may hold an answer."""
    for passage in body:
        told = passage.says("acknowledges", "clarify", "deferred", "fee", "query", "asked", "recital", "hypothetical")
        if _REPORTS.search(passage.text) or not (told or _PROCESS.search(passage.text)):
            yield passage


def _told(passages: Sequence[Passage]) -> Iterator[Passage]:
    """The body and its headings, up to the signature: a form for a review may follow it."""
    for passage in passages:
        if passage.zone is Zone.SIGNATURE:
            return
        if passage.zone in (Zone.BODY, Zone.HEADING):
            yield passage


def _answers(body: Sequence[Passage]) -> bool:
    """Whether a message gives something: it says so, or is too long for a mere note."""
    return _gives(body) or sum(passage.words for passage in _plain(body)) > _LONG


def _gives(body: Sequence[Passage]) -> bool:
    return any(
        passage.says("supplied", "attached")
        and not passage.says("acknowledges", "clarify", "deferred", "fee")
        and not (_LEAFLET.search(passage.text) or _PROCESS.search(passage.text) or _ONLY_HELD.search(passage.text))
        for passage in body
    )
