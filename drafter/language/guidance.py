"""What a reply says of requests in general, or of somebody else's: a leaflet, a policy, a regulator's decision.

"If we refuse a request we will tell you why", "Information may be withheld where:" with its points, "The complainant
asked the Authority …": the words of a refusal are there, and nothing is refused to the reader. Their zone is that of
statutes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from drafter.language.passages import Passage, Zone
from drafter.language.stating import asserted
from drafter.patterns import cued

_REFUSING = frozenset(
    ("withhold", "exempt", "cost", "vexatious", "repeated", "not-held", "ncnd", "elsewhere", "future", "fee",
     "sent-elsewhere", "hypothetical")
)  # fmt: skip
_TELLS = cued(  # what will be done with some request, one day
    r"\b(?:we|it|council|trust|force|university|college|board|authority|department|agency|service|school)(?:[’']ll| will| shall) "
    r"(?:(?:also|always|then|either|usually|normally|generally) ){0,2}"
    r"(?:(?:tell|inform|notify|advise|let|send|issue|write to|explain to) (?:you|the (?:requester|applicant))\b[^.:]{0,80}?"
    r"\b(?:if|why|where|whether|which|know|notice|reasons?)\b|"
    r"consider refusing|explain (?:why|the reasons?)|seek to provide)|"
    r"\bthere (?:are|will be|may be) (?:(?:some|certain|various|rare|many) )?(?:circumstances|instances|occasions|times) "
    r"(?:in which|where|when)\b|"
    r"\bnot (?:obliged|required) to provide (?:an overview|reasons|details|a schedule)\b[^.:]{0,120}\bif\b|"
    r"\b(?:refusal notice|notice of refusal)[^.:]{0,20} (?:will|shall|must) be (?:issued|sent|given)\b",
    re.IGNORECASE,
)
_GENERAL = cued(
    r"\b(?:may|might|can|could) (?:(?:also|only|sometimes|be|choose to|need to) ){0,2}(?:refus\w+|withh\w+|redact\w+|declin\w+|"
    r"exempt)\b|"
    r"^\W*(?:if|where|when|provided) (?:we|it|your|you|the (?:information|request)|a|an|information|there|considering)\b|"
    r"\b(?:will|should|shall|would) sometimes\b|\bsometimes\b[^.]{0,40}\bwill\b|"
    r"\bthere (?:are|will be|may be) (?:(?:also|a|number|of|some|certain|various|several|other|two|many|\d+|different) ){0,4}"
    r"(?:absolute |qualified )?(?:exemptions?|exempt categories|circumstances|reasons|instances|times|occasions|types|kinds|"
    r"categories)\b|"
    r"\b(?:exemptions|exceptions|circumstances|reasons|types|kinds)\b[^.:]{0,40} (?:includ\w+|are (?:listed|"
    r"as follows|set out))\b|"
    r"\bfollowing are\b[^.:]{0,30}\b(?:absolute|qualified|exempt)|"
    r"^\W*(?:requests|information) (?:which|that|where)\b|"
    r"\bnot (?:required|obliged|able) to (?:release|disclose|provide|respond to requests)\b[^.]{0,60}:|"
    r"\bpolicy is to (?:release|disclose|publish)\b|\bapply exemptions (?:fairly|objectively|consistently)\b|"
    r"\bexemptions? may apply\b|\b(?:requested by|asked for by) an applicant\b|"
    r"^\W*in such cases\b[^.]{0,40}\bwill\b|\bredaction is the\b|"
    r"\b(?:law|act|foia|regulations) (?:allows?|does not allow|permits|does not require)\b",
    re.IGNORECASE,
)
_OF_THIS_REQUEST = cued(
    r"\b(?:in (?:this|your) (?:case|instance)|on this occasion|i (?:am|have|can|consider|believe|regret)|am\b|"
    r"(?:has|have|had) (?:also |now |therefore |not )?(?:been|decided|concluded|considered|applied|withheld|redacted|removed|"
    r"refused|attached|enclosed|provided|established|estimated)|we (?:can )?(?:confirm|consider|believe|estimate|regret)|"
    r"(?:is|are) (?:therefore|being|hereby)|therefore|attached|enclosed|your (?:question|letter|e-?mail)s?|was|were)\b",
    re.IGNORECASE,
)
_HANGS = cued(  # the points below go on with a condition
    r"\b(?:if|where|when|unless|that|which|may|either|ways|includes?|including|example|e\.?g\.?|instance)\b"
    r"(?: (?:we|it|you|they|there|the|your|a|an|this|that|these|one|of|is|are|for)\b)?(?: \w+){0,7}\W*:\W*$",
    re.IGNORECASE,
)
_ONE_OF = cued(
    r"\b(?:respond|reply)\b[^.:]{0,30}\bfollowing (?:ways|things)\b|\bour (?:response|reply) (?:to you )?(?:will|could|may)\b|"
    r"\b(?:let|tell) you (?:know )?if (?:we|it|the)\b",
    re.IGNORECASE,
)  # fmt: skip
_ABOUT = cued(r"exempt|except(?:ed|ion)|refus|withh|disclos|releas|declin", re.IGNORECASE)
_TITLED = cued(r"\b(?:is|are|was|were|do|does|have|has|will|applies|apply)\b|[.;:]\s*$", re.IGNORECASE)
_THEIRS = cued(r"\b(?:complainant|appellant|applicant|commissioner)\b", re.IGNORECASE)
_A_DECISION = cued(
    r"\bcommissioner(?:[’']s)? (?:decision is|finds|found|investigated|is satisfied|was satisfied|concluded|accepts|requires|"
    r"has (?:decided|concluded))\b",
    re.IGNORECASE,
)
_TITLE_OF_ONE = cued(r"^\W*decision (?:notice|\d{1,3}/\d{4})\b", re.IGNORECASE)
_REPORTED = cued(
    r"\b(?:(?i:council|authority|trust|force|police|ministry|department|university|agency|board|service|it|he|"
    r"she)|[A-Z]{3,5})\)? "
    r"(?:\w+ ){0,3}?(?:provided|withheld|refused|stated|disclosed|confirmed|responded|cited|relied|said|sought|explained|"
    r"asked)\b|\b(?:provided|stated|confirmed)\b[^.]{0,60}\bstated that\b"
)
_FIGURE = cued(r"^\W*\d[\d,.]*%?\W*$")
_ROW = cued(r":\s+\d[\d,.]*%?\W*$")
_TITLE_WORDS = 14
_OWN = cued(r"\b(?:you|your|we|our|i|my)\b", re.IGNORECASE)
_MOST_POINTS = 20
_OPENS = 4  # characters before a provision that begins a line
_REACH = 8  # passages between two sentences of the same leaflet


def mark(reply: Sequence[Passage]) -> None:
    """Give such passages the zone of statutes."""
    general = [place for place, passage in enumerate(reply) if _is_general(passage)]
    for place in general:
        near = any(other != place and abs(other - place) <= _REACH for other in general)
        if near or _TELLS.search(reply[place].text):
            _pass_on(reply[place])
    _points(reply)
    for title, below in pairwise(reply):
        if title.cited and below.zone is Zone.STATUTE and below.line > title.line and not _TITLED.search(title.text):
            _pass_on(title)
    _decisions(reply)
    _tallies(reply)


def _is_general(passage: Passage) -> bool:
    """Whether a passage speaks of refusing, and of no request in particular."""
    if passage.zone is not Zone.BODY or not passage.says(*_REFUSING) or passage.says("deferred"):
        return False
    text = passage.text
    if _TELLS.search(text):
        return True
    return not passage.cited and bool(_GENERAL.search(text)) and not _OF_THIS_REQUEST.search(text)


def _points(reply: Sequence[Passage]) -> None:
    """The points of a list that hang on a condition, or give examples of what might be refused; and their titles."""
    for place, lead in enumerate(reply):
        if lead.zone not in (Zone.BODY, Zone.STATUTE) or not lead.text.rstrip().endswith(":"):
            continue
        if _hangs(lead, reply[place - 1 : place] if place else ()):
            _pass_on(lead)
            for point in reply[place + 1 : place + 1 + _MOST_POINTS]:
                if point.first and not (point.bullet or point.label or _opens_with_provision(point)):
                    break
                if point.line != lead.line:
                    _pass_on(point)


def _hangs(lead: Passage, before: Sequence[Passage]) -> bool:
    """Whether the lines below a sentence go on with what it says of requests in general."""
    if _OF_THIS_REQUEST.search(lead.text):
        return False
    if _ONE_OF.search(lead.text):
        return True
    if lead.zone is Zone.STATUTE:
        return bool(_ABOUT.search(lead.text))
    if before and before[0].line == lead.line and before[0].zone is Zone.STATUTE and _HANGS.search(lead.text):
        return True
    if not _ABOUT.search(lead.text) or not (_HANGS.search(lead.text) or _GENERAL.search(lead.text)):
        return False
    return bool(_TELLS.search(lead.text) or _GENERAL.search(lead.text)) or not asserted(lead) & _REFUSING - {
        "hypothetical"
    }


def _opens_with_provision(passage: Passage) -> bool:
    return bool(passage.cited) and passage.cited[0].start - passage.start - passage.opens < _OPENS


def _decisions(reply: Sequence[Passage]) -> None:
    """The paragraphs of a decision on somebody else's complaint, which never speak to the reader."""
    if not any(_A_DECISION.search(passage.text) for passage in reply):
        return
    inside = False
    for _, group in groupby(reply, key=lambda passage: passage.line):
        line = list(group)
        if any(_OWN.search(one.text) for one in line):
            inside = False
            continue
        theirs = any(_THEIRS.search(one.text) for one in line)
        inside = inside or theirs or bool(_TITLE_OF_ONE.match(line[0].text))
        if theirs or (inside and any(_REPORTED.search(one.text) for one in line)):
            for passage in line:
                _pass_on(passage)


def _tallies(reply: Sequence[Passage]) -> None:
    """How many requests were refused, row by row: "Refused in full: 54"."""
    for passage, after in pairwise([*reply, *reply[-1:]]):
        if passage.words > _TITLE_WORDS or not (passage.cited or passage.says(*_REFUSING)):
            continue
        behind = passage.text.rstrip().endswith(":") and after.line == passage.line and _FIGURE.match(after.text)
        if (behind or _ROW.search(passage.text)) and not _OWN.search(passage.text):
            _pass_on(passage)


def _pass_on(passage: Passage) -> None:
    if passage.zone is Zone.BODY:
        passage.zone = Zone.STATUTE
