"""Sentences that as a whole refuse nothing: they ask, deny, count, or tell of another time."""

from __future__ import annotations

import re
from functools import lru_cache

from drafter.language.passages import Passage
from drafter.patterns import cued

_NEGATED = cued(
    r"\b(?:no (?:part|information|exemptions?|exceptions?|document|further exemption|redactions?)|none|nothing|"
    r"neither|not (?:a|one) "
    r"(?:single )?(?:word|line|document|page))\b(?:(?!disclos|releas|provid|suppl|\bcan\b|"
    r"able)[^.,;]){0,80}\b(?:exempt\w*|withheld|refused|redacted|maintained|applied|engaged|"
    r"relied|removed|left out|held back|kept back|needed|claimed|required)\b|"
    r"\b(?:section|regulation|exemptions?|exceptions?|s\.)[^.,;]{0,40}\b(?:has|have|had|was|were|is|are) not "
    r"(?:therefore |in the end )?"
    r"(?:been )?(?:relied|applied|engaged|invoked|used|needed|claimed|maintained|pressed)\b|"
    r"\b(?:section|regulation|exemptions?|exceptions?|s\.)(?!\s?1\()[^.,;]{0,60}\b(?:does|do|did) not (?:therefore )?apply\b|"
    r"\bnot (?:agree|accept|believe|consider|think) (?:that )?(?:the |any |this |that )?"
    r"(?:exemption|exception|section \d|regulation \d)|"
    r"\bnot (?:needed|had) to (?:rely|refuse|withhold|apply|use)\b|"
    r"\b(?:put|set) aside\b|\bwould have applied\b|\bwe did (?:think|consider|look)\b|\bplayed no part\b|"
    r"\bwithdr[ae]wn?\b|\bno longer (?!hold|holds|held|have|has|retain|keep|exist|available|in )",
    re.IGNORECASE,
)
_ASKING = cued(  # in the voice of somebody who makes a request, whatever it lets be redacted
    r"^\W*(?:\w{1,3}[.)]\s*)?i (?:hereby |also |now )?(?:seek|request|am (?:requesting|seeking)|"
    r"would like to (?:request|receive|obtain|ask for))\b",
    re.IGNORECASE,
)
_NUMBER = r"\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|some|several|most|none|all|a few"
_COUNTED = cued(  # a report on requests or on other cases in general
    rf"^\W*(?:in (?:a )?(?:further )?|of (?:these|those|them|the \w+),? )?(?:a )?(?:further |total of )?(?:{_NUMBER}) "
    rf"(?:of (?:these|those|them)|(?:\w+ ){{0,2}}(?:cases?|requests?|applications?|complaints?|claims?|appeals?)|"
    rf"(?:was|"
    rf"were|had been) (?:\w+ )?"
    rf"(?:with|refused under|declined under|dealt with))\b|"
    rf"^\W*(?:the )?(?:total )?number of (?:requests?|applications?|cases?|appeals?)\b[^.]{{0,40}}\b(?:refused|"
    rf"withheld|declined)\b|"
    rf"^\W*in (?:a )?(?:further )?(?:{_NUMBER}) (?:of (?:these|those|them)|we|it|the council)\b|"
    rf"^\W*(?:{_NUMBER}) had been (?:declined|refused|withheld)\b",
    re.IGNORECASE,
)
_BY_GROUND = cued(
    rf"\b(?:{_NUMBER}) (?:(?:of (?:these|those|them)|was|were|in (?:full|part)) )?under (?:section|s\.|regulation)",
    re.IGNORECASE,
)
_TALLY = cued(r"^.{0,90}[\t |]\s?\d{1,5}\s*\|?\s*$")
_FOOTER = cued(
    r"\bthis (?:e-?mail|message|communication|transmission)\b[^.]{0,80}\b(?:may|might|intended|confidential|privileged|"
    r"recipient|addressee|contains?)\b",
    re.IGNORECASE,
)
_PAST = cued(
    r"\b(?:was|were) (?:refused|withheld) (?:to you )?on \d{1,2} [A-Z]\w+ \d{4}|"
    r"\b(?:had been|was|were) (?:declined|refused|withheld)\b[^.]{0,60}\b(?:being|as it|because it|as vexatious|"
    r"in (?:19|20)\d\d)\b|"
    r"\b(?:we|i|it|they|council|trust|force|department|university|authority|officer) had (?:originally |initially |"
    r"previously |wrongly |first |already |also )?(?:refused|withheld|declined|relied|applied|cited|redacted|claimed)\b|"
    r"\b(?:it|the (?:council|trust|force|department|university|authority|agency|board|school|college|office|officer)) "
    r"(?:then |also |wrongly )?(?:refused|withheld|declined)\b|"
    r"\bon \d{1,2} [A-Z]\w+(?: \d{4})?,? (?:we|i|it|the [\w’' -]{3,40}?) (?:\w+ )?(?:refused|withheld|declined|replied|"
    r"responded|answered)\b|"
    r"\b(?:when you (?:asked|wrote)|last (?:year|time)|previous (?:request|reply|response)|earlier (?:request|reply)|"
    r"original (?:reply|response|decision)|originally (?:redacted|withheld|refused)|"
    r"the reply (?:of|withheld)|your argument|over-redact\w*|"
    r"(?:previously|incorrectly|wrongly|mistakenly|erroneously|inadvertently) (?:redacted|withheld|refused|applied)|"
    r"ground \d|should not have been|initially|(?:first|initial) (?:reaction|view|thought|"
    r"inclination)|"
    r"asked ourselves|came up|from time to time|(?:what|which|whether|any) (?:exemptions?|exceptions?)|(?:could|"
    r"might|would) "
    r"have (?:applied|relied|been|pointed|refused|withheld)|(?:may|might) be relevant|letter (?:declined|refused|"
    r"withheld)|"
    r"when we (?:answered|replied|responded|refused)|dealt with (?:it|this|your request) under|at the time of "
    r"(?:the )?(?:original )?response)\b",
    re.IGNORECASE,
)


def taken_back(passage: Passage) -> bool:
    """Whether a sentence as a whole refuses nothing: it asks, denies, counts, or tells of another time."""
    text = passage.text
    if not passage.marks and not passage.cited:
        return False  # nothing to take back
    return (
        passage.says("considered")
        or text.rstrip().endswith("?")
        or bool(_ASKING.match(text))
        or bool(_NEGATED.search(text))
        or bool(_COUNTED.search(text))
        or len(_BY_GROUND.findall(text)) > 1
        or bool(_FOOTER.search(text))
        or (of_another_time(passage) and not passage.says("repeated"))
        or is_tally(passage)
    )


_UPHELD = cued(
    r"\b(?:i|we|and|panel|council|trust|review) (?:\w+ )?(?:uphold|upheld|maintain|confirm|stand by)\b", re.I
)
_DENIES_ALL = cued(
    r"\b(?:no (?:part|information|exemptions?|exceptions?|data)|nothing)\b[^.,;]{0,60}\b(?:withheld|refused|"
    r"redacted|applied|"
    r"relied|engaged|removed|left out|held back|kept back|needed|claimed)\b|\bplayed no part\b",
    re.IGNORECASE,
)


def denies_all(passage: Passage) -> bool:
    """Whether a passage says that nothing at all is refused."""
    return _denies_all(passage.text)


@lru_cache(maxsize=256)
def _denies_all(text: str) -> bool:
    return bool(_DENIES_ALL.search(text))


_ADDED = cued(  # the work on an earlier request is counted with that on this one
    r"\b(?:added to|aggregat\w+|combined with|together with|along with)\b[^.]{0,80}\b(?:previous|earlier) requests?\b",
    re.IGNORECASE,
)


def of_another_time(passage: Passage) -> bool:
    """Whether a passage tells of an earlier letter, of a first thought, or of what happens from time to time."""
    return bool(_PAST.search(passage.text)) and not (_UPHELD.search(passage.text) or _ADDED.search(passage.text))


def is_tally(passage: Passage) -> bool:
    """Whether a passage is a row of a table that counts refusals ("Commercial, s.43(2)  33")."""
    return bool(passage.cited) and bool(_TALLY.match(passage.text)) and not passage.says("exempt", "withhold")
