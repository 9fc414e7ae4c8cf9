"""What a passage of the reply does with what was asked: supplied, withheld, not held, sent elsewhere…

A passage is judged by the signals in it. Words that make a statement general, conditional or
negative ("some information may be exempt", "we considered section 43 but…") take it back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.language.passages import Passage, Zone
from drafter.law import Exemption, Law
from drafter.model import Certainty, Outcome

Judged = tuple[Outcome, Certainty]

_APPLIES = re.compile(
    r"\b(?:this|these|those|that|your|it|names?|details|parts?|remaining|following|requested|asked|some of|"
    r"all of|council|trust|"
    r"we|i|our|document|report|data|figures|element|questions?|copy|copies|records|content|authority|board|force|department|university|school|agency|office|ministry|service)\b",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"\binformation is (?:also )?(?:exempt|excepted)(?: information| from disclosure)? (?:if|where|when|"
    r"unless|under this)|"
    r"\b(?:section|regulation|s\.?)\s?\d+[\w()]*(?: of (?:the )?[^.]{0,60}?)? (?:which )?(?:provides|states|"
    r"says|allows(?![.,;])|sets out|exempts information|relates to|"
    r"applies to information|is (?:an?|designed|intended|subject|engaged (?:when|where|if))|requires|"
    r"permits|enables|concerns|protects|entitles|places|gives|"
    r"imposes|creates|deals with|describes|lists|speaks of|need not|does not oblige|covers information|"
    r"information (?:which|that|is))\b|"
    r"\b(?:normally|generally|usually|typically|as a rule|in general)\b|^\W*(?:examples?|extracts?|note|guidance)\b|"
    r"\b(?:any|a public|an|each|every) (?:information|authority|public authority|request) (?:to which|that|"
    r"which|is|may|need|can|must|held)\b|\bin the cases which\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\byou (?:also )?(?:say|said|remarked|expected|suggest(?:ed)?|wondered|argue|argued|believe|believed|"
    r"feel|felt|mention(?:ed)?|quote[d]?|refer(?:red)? to|consider(?:ed)?|"
    r"contend(?:ed)?|ask(?:ed)? (?:whether|if|why|that)|wrote|disagree|dispute|were concerned|claim(?:ed)?|"
    r"complain(?:ed)?)\b|"
    r"\b(?:had been|was|were) (?:declined|refused|withheld)\b[^.]{0,60}\b(?:being|as it|because it|"
    r"as vexatious|in (?:19|20)\d\d)\b|"
    r"\b(?:when you (?:asked|wrote)|last (?:year|time)|previous (?:request|reply|response)|"
    r"earlier (?:request|reply)|original (?:reply|response|decision)|"
    r"the reply (?:of|withheld)|your argument|over-redact\w*|previously (?:redacted|withheld|refused)|"
    r"ground \d|should not have been|initially|asked ourselves|came up|from time to time|(?:what|which|"
    r"whether|any) (?:exemptions?|exceptions?)|(?:could|might|would) have (?:applied|relied|been|pointed|"
    r"refused|withheld)|(?:may|might) be relevant|letter (?:declined|refused|withheld)|dealt with (?:it|"
    r"this|your request) under|at the time of (?:the )?(?:original )?response)\b",
    re.IGNORECASE,
)
_SMALL = re.compile(
    r"(?:^|[\s(:])[<≤]\s?(?:3|5|6|10)\b(?!\s?(?:%|years|days|hours|£|k\b))"
)  # a small number that is masked
_RELIES = re.compile(
    r"\b(?:under|relies?|rely|reliance|uphold|covers?|made out|appl(?:y|ies)|refers?|engaged|exempts?|"
    r"excepts?|excepted|prevents?|relieves|claims?|claimed|by (?:virtue|way) of|pursuant to|attracts?|"
    r"falls? within|(?:is|as|with) (?:section|regulation|s\.)|ground of|in addition)\b",
    re.IGNORECASE,
)
_TALLY = re.compile(r"^.{0,90}[\t ]\d{1,5}\s*$")
_DOUBTED = re.compile(
    r"^\W*(?:if|where|should|were|unless)\b|\bmay contain\b|\b(?:may|might|could|would|"
    r"can)\b[^.]{0,40}\b(?:be exempt|apply|engage|rely|exempt|withhold|refuse)",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"\b(?:we|i|our|council|trust|this|these|your|names?|the information (?:you|requested)|has been|"
    r"have been|am|are being|is being)\b.{0,120}"
    r"\b(?:withh\w+|refus\w+|redact\w+|rel(?:y|ying|ies)|appl(?:y|ied|ying)|exempt|engaged|declin\w+|remov\w+|claim\w*)\b",
    re.IGNORECASE | re.DOTALL,
)
_IS_EXEMPT = re.compile(r"\b(?:is|are|was|were) (?:therefore |also )?exempt\b", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:no (?:part|information|exemption|document)|none|nothing|neither|not (?:a|"
    r"one) (?:single )?(?:word|line|document))\b[^.]{0,80}\b(?:exempt|withheld|refused|redacted|maintained|applied|"
    r"removed|left out)\b|\b(?:put|set) aside\b|\bwould have applied\b|\bwe did (?:think|consider|look)\b|"
    r"\bwithdr[ae]wn?\b|\bno longer (?!hold|holds|held|have|has|retain|keep|exist|available|in )",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:will|shall|need|needs|require|requires|hope|expect|not yet|yet to|follow|extend(?:ed|ing)?|"
    r"separately)\b(?!.*\b(?:endeavour|trying|tried|had said)\b)",
    re.IGNORECASE | re.DOTALL,
)
_UNDECIDED = re.compile(r"\bnot yet\b|\byet to\b|\bextend\w*|\b(?:more|further|additional) time\b", re.IGNORECASE)
_ONLY_MENTIONED = re.compile(r"\bredactions?\b", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:redacted|redacting|withh\w+|refus\w+|remov\w+|unable|not|declin\w+|suppress\w+)\b", re.IGNORECASE
)
_COPY = re.compile(r"\bredacted (?:copy|copies|version|versions|form|document|report|minutes)\b", re.IGNORECASE)
_LINK = re.compile(
    r"https?://|www\.|\.gov\.uk|\blinks?\b|\bhere\b|\bwebsite|\bweb ?page|\bonline\b|\bportal\b|"
    r"\bregister\b|\blibrary\b|\bpublication scheme\b",
    re.I,
)
_CONTACT = re.compile(r"\bcontact details\b.{0,40}$", re.IGNORECASE)
_FURTHER = re.compile(
    r"\b(?:further|more|additional|background|general) (?:information|details|guidance|advice|reading)\b", re.IGNORECASE
)
_REFUSES = re.compile(
    r"\b(?:unable|not able|cannot|can not|can’t|can't|refus\w+|declin\w+|withh\w+|redact\w*|"
    r"not (?:be )?(?:disclos|releas|provid|suppl|shar)\w*|"
    r"remov\w+|omit\w+|suppress\w+|mask\w+|confidential|sensitive)\b",
    re.IGNORECASE,
)


def grounds(
    passage: Passage, laws: Sequence[Law], scottish: bool, asked: frozenset[str] = frozenset()
) -> dict[str, Exemption]:
    """The grounds of refusal cited in a passage, by their canonical names.

    `asked` are the sections that the request is about ("section 38(6) applications"): named again, they are its subject.
    """
    found = {}
    for citation in passage.cited:
        if citation.number in asked and not passage.says("exempt", "withhold"):
            continue
        provision = citation.provision(scottish)
        row = next((row for law in laws if (row := law.exemption(provision))), None)
        if row and (row.role != "rule" or "not-held" in row.needs):
            found[provision] = row
    return found


def taken_back(passage: Passage) -> bool:
    """Whether a passage speaks of a refusal without making one: in general, in doubt, of another time, or in a table."""
    text = passage.text
    if not passage.marks and not passage.cited:
        return False  # nothing to take back
    if (
        passage.says("considered")
        or text.rstrip().endswith("?")
        or (_REPORTED.search(text) and not passage.says("repeated"))
        or _DENIED.search(text)
    ):
        return True
    if _GENERAL.search(text) and not _OURS.search(text):
        return True
    if passage.says("hypothetical") and _DOUBTED.search(text) and not _IS_EXEMPT.search(text):
        return not passage.says("withhold") or text.lower().lstrip().startswith(("if ", "where ", "should "))
    return bool(_TALLY.match(text)) and bool(passage.cited) and not passage.says("exempt", "withhold")


def judge(passage: Passage, cited: dict[str, Exemption]) -> list[Judged]:
    """Every outcome that a passage states, the strongest first; none where it only explains."""
    if passage.zone is not Zone.BODY:
        return []
    refused = _by_provision(passage, cited) if cited else []
    found = refused or _without_provision(passage)
    return _without_doubles(found + _beside(passage, [outcome for outcome, _ in found]))


def _by_provision(passage: Passage, cited: dict[str, Exemption]) -> list[Judged]:
    """The outcomes that cited grounds of refusal make."""
    if passage.says("ncnd"):
        return [] if _REPORTED.search(passage.text) else [(Outcome.NEITHER_CONFIRM_NOR_DENY, Certainty.CERTAIN)]
    if passage.says("deferred") and _UNDECIDED.search(passage.text):
        return [(Outcome.DECISION_DEFERRED, Certainty.CERTAIN)]
    if taken_back(passage):
        return []
    if not (
        passage.words <= 8 or passage.says(*_APPLYING) or _REFUSES.search(passage.text) or _RELIES.search(passage.text)
    ):
        return []
    sure = (
        Certainty.CERTAIN
        if passage.words <= 8 or passage.says(*_APPLYING) or _REFUSES.search(passage.text)
        else Certainty.LIKELY
    )
    outcomes = (_outcome_of(row, passage) for row in cited.values() if row.role != "other-regime")
    return [(outcome, sure) for outcome in outcomes]


_APPLYING = ("exempt", "withhold", "cost", "vexatious", "repeated", "elsewhere", "future", "not-held")
_BY_ROLE = {
    "confirm-or-deny": Outcome.NEITHER_CONFIRM_NOR_DENY,
    "cost": Outcome.OVER_COST_LIMIT,
    "repeated": Outcome.REPEATED,
    "vexatious": Outcome.VEXATIOUS,
}
_BY_NEED = {
    "location": Outcome.AVAILABLE_ELSEWHERE,
    "publication-plan": Outcome.FUTURE_PUBLICATION,
    "not-held": Outcome.NOT_HELD,
}


def _outcome_of(row: Exemption, passage: Passage) -> Outcome:
    """The outcome that relying on a ground of refusal makes."""
    if row.role in _BY_ROLE:
        if row.role == "cost" and passage.says("vexatious"):
            return Outcome.VEXATIOUS
        return _BY_ROLE[row.role]
    for need, outcome in _BY_NEED.items():
        if need in row.needs and "harm" not in row.needs:
            return outcome
    return Outcome.WITHHELD


def _without_provision(passage: Passage) -> list[Judged]:
    """The outcome of a passage that cites no ground of refusal."""
    if passage.says("ncnd"):
        return [] if _REPORTED.search(passage.text) else [(Outcome.NEITHER_CONFIRM_NOR_DENY, Certainty.CERTAIN)]
    if taken_back(passage):
        return []
    if passage.says("vexatious"):
        return [(Outcome.VEXATIOUS, Certainty.CERTAIN)]
    if passage.says("repeated"):
        return [(Outcome.REPEATED, Certainty.LIKELY)]
    if passage.says("cost"):
        return [(Outcome.OVER_COST_LIMIT, Certainty.CERTAIN)]
    if passage.says("not-held"):
        return [(Outcome.NOT_HELD, Certainty.CERTAIN)]
    if passage.says("deferred") and not passage.says("attached") and _LATER.search(passage.text):
        return [(Outcome.DECISION_DEFERRED, Certainty.LIKELY)]
    if passage.says("not-recorded"):
        return [(Outcome.NOT_RECORDED_INFORMATION, Certainty.LIKELY)]
    if _SMALL.search(passage.text):
        return [(Outcome.WITHHELD, Certainty.CERTAIN)]
    if passage.cited and not passage.says("withhold"):
        return []  # what is cited is no ground of refusal
    if passage.says("exempt", "withhold") and _APPLIES.search(passage.text):
        return [(Outcome.WITHHELD, _refused_how_surely(passage))]
    return []


def _refused_how_surely(passage: Passage) -> Certainty:
    """A redacted copy that is supplied is a hint at most; refusing words are certain; the rest is likely."""
    copy = _COPY.search(passage.text) and passage.says("attached", "supplied")
    if copy or (not passage.says("exempt") and _ONLY_MENTIONED.search(passage.text) and not _VERB.search(passage.text)):
        return Certainty.POSSIBLE
    return Certainty.CERTAIN if _REFUSES.search(passage.text) else Certainty.LIKELY


def _beside(passage: Passage, stated: Sequence[Outcome]) -> list[Judged]:
    """What a passage may say beside its main outcome: where else to look or to ask, what will be published."""
    found: list[Judged] = []
    if passage.says("sent-elsewhere") and Outcome.OVER_COST_LIMIT not in stated:
        found.append((Outcome.SENT_ELSEWHERE, Certainty.CERTAIN))
    if passage.says("future"):
        found.append((Outcome.FUTURE_PUBLICATION, Certainty.CERTAIN))
    if (
        passage.says("elsewhere")
        and _LINK.search(passage.text)
        and not _CONTACT.search(passage.text)
        and Outcome.WITHHELD not in stated
    ):
        sure = Certainty.LIKELY if _FURTHER.search(passage.text) else Certainty.CERTAIN
        found.append((Outcome.AVAILABLE_ELSEWHERE, sure))
    if passage.says("fee") and not stated:
        found.append((Outcome.FEE_WANTED, Certainty.LIKELY))
    if passage.says("clarify") and not stated:
        found.append((Outcome.CLARIFICATION_WANTED, Certainty.LIKELY))
    if not stated and not found and passage.says("supplied"):
        found.append((Outcome.SUPPLIED, Certainty.CERTAIN))
    return found


def _without_doubles(found: list[Judged]) -> list[Judged]:
    return list({outcome: (outcome, sure) for outcome, sure in reversed(found)}.values())[::-1]
