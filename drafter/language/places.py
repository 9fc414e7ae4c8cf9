"""Where else information is said to be had: on a web site, in a register, in a published report."""

from __future__ import annotations

import re

from drafter.language.passages import Passage
from drafter.law.addresses import is_regulators
from drafter.model import Certainty
from drafter.patterns import cued

_LINK = cued(
    r"https?://|www\.|\.(?:gov|police|nhs|ac|org|co)\.uk|\w\.(?:police\.uk|example)\b|"
    r"\blinks?\b|\bhere\b|\bwebsite|\bweb ?(?:page|site)|\bonline\b|\bportal\b|\bintranet\b|"
    r"\b(?:publications?|spending|data|news|our|disclosure|contracts?) pages?\b|"
    r"\bregister\b|\bdisclosure log\b|\blibrary\b|\bpublication scheme\b|\btransparency (?:pages?|data)\b|"
    r"\b(?:FOI|EIR|disclosure|previous) (?:release|response|request)s? (?:no\.? |reference )?[A-Z/]{0,5}\d|\bfrom /\w+/|"
    r"\bsee (?:\w+ ){0,2}(?:accounts|newsletter|prospectus|yearbook|gazette|bulletin)\b",
    re.I,
)
_URL = cued(r"https?://|www\.|\w\.(?:example|uk|org|com|net)\b|\bhere\b", re.IGNORECASE)
_LINKED = cued(r"https?:|www\.|\blinks?\b|\bhere\b", re.IGNORECASE)
_SITE = cued(r"(?:https?://|www\.)[^\s,;)>]+|\b[\w-]+(?:\.[\w-]+){1,4}/[^\s,;)>]+", re.IGNORECASE)
_ON_THE_LAW = cued(
    r"\b(?:guidance|information|details|advice)\b[^.]{0,80}\b(?:ICO|Commissioner)|"
    r"\b(?:(?:text|copy|terms|wording|full) of the (?:act|legislation|regulations?|exemptions?)|"
    r"(?:which|that) sets? out the (?:act|law|legislation|exemptions?|regulations?)|explanatory notes)\b",
    re.IGNORECASE,
)
_LEADS_ON = cued(r"(?<!below):\s*$", re.IGNORECASE)  # an address on the next line, not the answer
_THEIR_OWN = cued(r"\bcorrespondence\b[^.]{0,80}\bwhatdotheyknow\b", re.IGNORECASE)  # where the request was made
_ONLY_A_LINK = cued(
    r"^\W*(?:\w{1,3}[).]\s*)?(?:please )?(?:see|go to|visit|refer to|link|available at|published at)\b(?: here| "
    r"link)?[:\s<(–-]{1,4}"
    r"(?:https?://|www\.)\S+\W*$",
    re.IGNORECASE,
)
_HAD = cued(
    r"\b(?:is|are|can|may|will|available|accessible|published|publish\w*|found|find|see|view\w*|access\w*|"
    r"download\w*|visit|refer|"
    r"list\w*|held|link|look|placed)\b|^\W*(?:\w{1,3}[).]\s*)?(?:on|in|at) (?:the|our)\b",
    re.IGNORECASE,
)
_CONTACT = cued(r"\bcontact details\b.{0,40}$", re.IGNORECASE)
_FURTHER = cued(
    r"\b(?:further|more|additional|background|general) (?:information|details|guidance|advice|reading)\b", re.IGNORECASE
)
_ON_SOMETHING_ELSE = cued(
    r"^\W*(?:more|further|additional) (?:information|details?) (?:about|on|regarding|relating to) (?:the|our|how|this)\b",
    re.IGNORECASE,
)
_HEDGED = cued(  # of where something else was published, or of where one may look as well
    r"\b(?:internet|online|website|web site),? for (?:example|instance)\b|"
    r"\b(?:and|which) (?:was|were) (?:also )?(?:published|advertised)\b|\bmay also be (?:found|available|held|seen)\b",
    re.IGNORECASE,
)
_COURTESY = cued(
    r"\bthe same (?:will|can|may|is|are)\b|\b(?:may|might) (?:like|enjoy|find)\b[^.]{0,40}\b(?:interest|bulletin|"
    r"useful|helpful|look)|"
    r"^\W*if you (?:want|wish|would like|need) to (?:make|submit|apply|ask|complain)\b|\bcommitted to\b|\bgive you an idea\b|"
    r"\b(?:most|all|any|much) (?:of the )?information (?:in|within|on|contained in) (?:our|the) (?:publication )?scheme\b|"
    r"\b(?:background|of interest|interested in|for context|as well as here)\b",
    re.IGNORECASE,
)


def only_a_link(passage: Passage) -> bool:
    """Whether an answer is no more than an address to go to."""
    return bool(_ONLY_A_LINK.match(passage.text))


def had_elsewhere(passage: Passage) -> Certainty | None:
    """How surely a passage that speaks of another place sends the reader there; nothing where it names none."""
    if not _can_be_had(passage):
        return None
    if _COURTESY.search(passage.text) or (_HEDGED.search(passage.text) and not _LINKED.search(passage.text)):
        return Certainty.POSSIBLE
    if _ON_SOMETHING_ELSE.match(passage.text):
        return Certainty.POSSIBLE
    if _FURTHER.search(passage.text):
        return (
            Certainty.LIKELY if _URL.search(passage.text) or passage.text.rstrip().endswith(":") else Certainty.POSSIBLE
        )
    return Certainty.CERTAIN


def _can_be_had(passage: Passage) -> bool:
    """Whether a place is named at which information is already to be had."""
    if passage.says("future") and "http" not in passage.text and "www." not in passage.text:
        return False
    sites = _SITE.findall(passage.text)
    if sites and all(is_regulators(site) or "legislation.gov" in site for site in sites):
        return False  # the law, or the regulator's guidance on it
    if _ON_THE_LAW.search(passage.text) or _THEIR_OWN.search(passage.text):
        return False
    if _CONTACT.search(passage.text) or not (_URL.search(passage.text) or _HAD.search(passage.text)):
        return False
    return bool(_LINK.search(passage.text)) or bool(_LEADS_ON.search(passage.text))
