"""The law told in general ("Section 40(2) provides an exemption for personal data"), and nothing refused."""

from __future__ import annotations

import re

from drafter.language.passages import Passage, Zone
from drafter.language.retracted import taken_back
from drafter.language.stating import asserted, firm
from drafter.patterns import cued

_GENERAL = cued(
    r"^\W*(?:now and then|occasionally|on occasion|sometimes|rarely|in (?:some|certain|rare) (?:cases|circumstances|instances)|"
    r"there (?:are|may be) (?:times|occasions))\b|"
    r"^\W*(?:we|you|authorities|the \w+)(?: are|['’]re| is) (?:not (?:obliged|required)|able|"
    r"entitled) to (?:respond to|comply with|"
    r"answer|refuse|deal with) requests\b|"
    r"^\W*(?:however,? )?(?:if|where) [^.]{3,90}\b(?:skill|judge?ment)\b|"
    r"^\W*requests (?:defined|which|that|made)\b|\bduty to confirm or deny does not arise (?:if|where)|"
    r"\binformation is exempt information\b|"
    r"\binformation is (?:also )?(?:exempt|excepted)(?: information| from disclosure)? (?:if|where|when|"
    r"unless|under this)|"
    r"\b(?:section|regulation|s\.?)\s?\d+[\w()]*(?: of (?:the )?[^.,;]{0,60}?(?:Act|Regulations|FOIA|FOISA|"
    r"EIRs?)(?: \d{4})?)? (?:which )?(?:provides|states|"
    r"says|allows(?![.,;])|lets|sets|exempts information|relates to|"
    r"applies to information|is (?:also |likewise |an?\b|designed|intended|subject|qualified|absolute|likewise|"
    r"engaged (?:when|where|if))|requires|"
    r"permits|enables|concerns|protects|entitles|places|gives|"
    r"imposes|creates|deals with|describes|lists|speaks of|need not|does not oblige|covers information|"
    r"information (?:which|that|is))\b|"
    r"\b(?:normally|generally|usually|typically|as a rule|in general)\b|^\W*(?:examples?|extracts?|guidance)\b|^\W*notes?\s?:|"
    r"\b(?:any|a public|an|each|every) (?:information|authority|public authority|request) (?:to which|that|"
    r"which|is|may|need|can|must|held)\b|\bin the cases which\b|\bthere is an? (?:\w+ )?exemption\b|"
    r"\b(?:exemptions|these|they|which) include (?:sections?|s\.)|\bsuch as (?:sections?|s\.)|"
    r"\brequests (?:(?:that|which) are )?(?:deemed|considered|thought|found) (?:to be )?(?:vexatious|repeated)\b|"
    r"\binformation (?:will be|is|may be) (?:covered|protected|exempted?) "
    r"(?:by|under) (?:section|regulation)[^.:]{0,40}\b(?:if|where|when)\b|"
    r"\bscheme (?:covers|sets out|describes|lists|includes)\b|"
    r"\brequests for\b[^.]{0,120}\b(?:will|should|must|are to) be (?:handled|treated|dealt|made)\b|"
    r"\b(?:this|the) (?:exemption|exception) (?:only )?(?:applies|relates) (?:to information|where|when|if)\b|"
    r"\bit (?:may|might) (?:assist|help|be of interest)\b",
    re.IGNORECASE,
)
_OURS = cued(
    r"\b(?:we|i|our|council|trust|this|these|your|names?|the information (?:you|requested)|has been|"
    r"have been|am|are being|is being)\b.{0,120}"
    r"\b(?:withh\w+|refus\w+|redact\w+|rel(?:y|ying|ies)|appl(?:y|ied|ying)(?! (?:the|a) (?:public|balanc))|"
    r"exempt(?!ion)|engaged|declin\w+|remov\w+|claim\w*)\b",
    re.IGNORECASE | re.DOTALL,
)


def is_general(passage: Passage) -> bool:
    """Whether a passage speaks of the law in general, before any word of a refusal."""
    general = None if _OURS.search(passage.text) else _GENERAL.search(passage.text)
    if not general:
        return False
    return not any(
        mark.signal in ("withhold", "exempt") and mark.start - passage.start < general.start() for mark in firm(passage)
    )


def recites(passage: Passage) -> bool:
    """Whether a passage of the body only tells what a ground of refusal is for."""
    return (
        passage.zone is Zone.BODY
        and not taken_back(passage)
        and is_general(passage)
        and "deferred" not in asserted(passage)
    )
