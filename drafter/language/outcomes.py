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
    r"\b(?:this|these|those|that|your|it|names?|details|parts?|remaining|following|requested|asked|some of|all of|council|trust|"
    r"we|i|our|document|report|data|figures|element|question|copy|copies|records|content)\b",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"\b(?:information is (?:exempt|excepted)(?: information| from disclosure)? (?:if|where|when|unless|under this)|"
    r"(?:section|regulation|s\.?)\s?\d+[\w()]*(?: of [^.]{0,60}?)? (?:provides|states|says|allows|sets out|exempts|relates to|covers|applies to information|"
    r"is (?:an?|designed|intended|subject|engaged (?:when|where|if))|requires|permits|enables|concerns|protects|entitles|places|gives|imposes|creates))",
    re.IGNORECASE,
)
_DOUBTED = re.compile(
    r"^\W*(?:if|where|should|were|unless)\b|\b(?:may|might|could|would|can)\b[^.]{0,40}\b(?:be exempt|apply|engage|rely|exempt|withhold|refuse)", re.IGNORECASE
)
_IS_EXEMPT = re.compile(r"\b(?:is|are|was|were) (?:therefore |also )?exempt\b", re.IGNORECASE)
_UNDECIDED = re.compile(r"\bnot yet\b|\byet to\b|\bextend\w*|\b(?:more|further|additional) time\b", re.IGNORECASE)
_COPY = re.compile(r"\bredacted (?:copy|copies|version|versions|form|document|report|minutes)\b", re.IGNORECASE)
_SHORT_REFUSAL = re.compile(r"\b(?:as above|see above|applies|applied|exempt|refused|withheld|exemption)\b|^\W*\S+\W*$", re.IGNORECASE)
_LINK = re.compile(r"https?://|www\.|\.gov\.uk|\blinks?\b|\bhere\b|\bwebsite|\bweb ?page|\bonline\b|\bportal\b|\bregister\b|\blibrary\b|\bpublished\b", re.I)
_FURTHER = re.compile(r"\b(?:further|more|additional|background|general) (?:information|details|guidance|advice|reading)\b", re.IGNORECASE)
_REFUSES = re.compile(
    r"\b(?:unable|not able|cannot|can not|can’t|can't|refus\w+|declin\w+|withh\w+|redact\w*|not (?:be )?(?:disclos|releas|provid|suppl|shar)\w*|"
    r"remov\w+|omit\w+|suppress\w+|mask\w+|confidential|sensitive)\b",
    re.IGNORECASE,
)


def grounds(passage: Passage, laws: Sequence[Law], scottish: bool) -> dict[str, Exemption]:
    """The grounds of refusal cited in a passage, by their canonical names."""
    found = {}
    for citation in passage.cited:
        provision = citation.provision(scottish)
        row = next((row for law in laws if (row := law.exemption(provision))), None)
        if row and (row.role != "rule" or "not-held" in row.needs):
            found[provision] = row
    return found


def taken_back(passage: Passage) -> bool:
    """Whether a passage speaks of an exemption without applying it."""
    if passage.says("considered"):
        return True
    if _GENERAL.search(passage.text) and not _REFUSES.search(passage.text):
        return True
    if passage.text.rstrip().endswith("?"):
        return True
    doubted = passage.says("hypothetical") and _DOUBTED.search(passage.text)
    return bool(doubted) and not passage.says("withhold") and not _IS_EXEMPT.search(passage.text)


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
        return [(Outcome.NEITHER_CONFIRM_NOR_DENY, Certainty.CERTAIN)]
    if passage.says("deferred") and _UNDECIDED.search(passage.text):
        return [(Outcome.DECISION_DEFERRED, Certainty.CERTAIN)]
    applied = passage.says("exempt", "withhold", "cost", "vexatious", "repeated", "elsewhere", "future", "not-held") or (
        passage.words <= 8 and bool(_SHORT_REFUSAL.search(passage.text))
    )
    if not applied or taken_back(passage):
        return []
    outcomes = (_outcome_of(row, passage) for row in cited.values())
    return [(outcome, Certainty.CERTAIN) for outcome in outcomes if outcome]


_BY_ROLE = {"cost": Outcome.OVER_COST_LIMIT, "repeated": Outcome.REPEATED, "vexatious": Outcome.VEXATIOUS}
_BY_NEED = {
    "location": Outcome.AVAILABLE_ELSEWHERE,
    "publication-plan": Outcome.FUTURE_PUBLICATION,
    "not-held": Outcome.NOT_HELD,
}


def _outcome_of(row: Exemption, passage: Passage) -> Outcome | None:
    """The outcome that relying on a ground of refusal makes."""
    if row.role in _BY_ROLE:
        if row.role == "cost" and passage.says("vexatious"):
            return Outcome.VEXATIOUS
        return _BY_ROLE[row.role]
    for need, outcome in _BY_NEED.items():
        if need in row.needs and "harm" not in row.needs:
            return outcome
    return Outcome.WITHHELD if passage.says("exempt", "withhold") or passage.words <= 8 else None


def _without_provision(passage: Passage) -> list[Judged]:
    """The outcome of a passage that cites no ground of refusal."""
    if passage.says("ncnd"):
        return [(Outcome.NEITHER_CONFIRM_NOR_DENY, Certainty.CERTAIN)]
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
    if passage.says("deferred") and not passage.says("attached"):
        return [(Outcome.DECISION_DEFERRED, Certainty.LIKELY)]
    if passage.says("not-recorded"):
        return [(Outcome.NOT_RECORDED_INFORMATION, Certainty.LIKELY)]
    if passage.says("exempt", "withhold") and _APPLIES.search(passage.text):
        return [(Outcome.WITHHELD, _refused_how_surely(passage))]
    return []


def _refused_how_surely(passage: Passage) -> Certainty:
    """A redacted copy that is supplied is a hint at most; refusing words are certain; the rest is likely."""
    if _COPY.search(passage.text) and passage.says("attached", "supplied"):
        return Certainty.POSSIBLE
    return Certainty.CERTAIN if _REFUSES.search(passage.text) else Certainty.LIKELY


def _beside(passage: Passage, stated: Sequence[Outcome]) -> list[Judged]:
    """What a passage may say beside its main outcome: where else to look or to ask, what will be published."""
    found: list[Judged] = []
    if passage.says("sent-elsewhere") and Outcome.OVER_COST_LIMIT not in stated:
        found.append((Outcome.SENT_ELSEWHERE, Certainty.CERTAIN))
    if passage.says("future"):
        found.append((Outcome.FUTURE_PUBLICATION, Certainty.CERTAIN))
    if passage.says("elsewhere") and _LINK.search(passage.text) and Outcome.WITHHELD not in stated:
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
