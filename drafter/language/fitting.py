"""Answers that only read like a referral or a refusal: what was asked for is the very body, day or count that they name."""

from __future__ import annotations

import re

from drafter.model import Outcome
from drafter.patterns import cued

_ASKS_WHO = cued(
    r"\b(?:who|whose|whom|names? of|owners?|operators?|which (?:\w+ )?(?:body|bodies|council|authority|department|company|"
    r"organisation|firm|agency|trust|team|contractor))\b",
    re.IGNORECASE,
)
_ASKS_WHEN = cued(r"\b(?:when|dates?|(?:what|which) (?:day|month|year))\b", re.IGNORECASE)
_ASKS_PUBLISHED = cued(
    r"\b(?:when|date|(?:what|which) (?:day|month|year))\b[^.?;]{0,80}\b(?:publish|publication|releas)", re.IGNORECASE
)
_STATES = cued(
    r"\b(?:is|are|was|were|been|being|now) (?:\w+ly )?(?:held|owned|managed|maintained|run|administered|operated|provided|"
    r"collected|published)\b",
    re.IGNORECASE,
)
_SENDS = cued(
    r"\b(?:please|contact|ask|refer|direct|redirect|approach|pass(?:ed)?|transfer\w*|available|found|matter for|obtain\w*|"
    r"requests?|see)\b|https?:|www\.",
    re.IGNORECASE,
)
_REFUSING = cued(r"\b(refus|withh[eo]l|reject|declin|redact|suppress|turn(?:ed)? down)", re.IGNORECASE)
_OF_THE_REQUEST = cued(
    r"\b(?:sections?|s\.? ?\d|regulations?|exempt\w*|information|request(?:ed)?|disclos\w*|we|i)\b", re.IGNORECASE
)
_COUNTS = cued(
    r"^\W*(?:a )?(?:further |total of )?(?:\d[\d,]*|one|two|three|four|five|six|some|several|most) ", re.IGNORECASE
)
_YEAR = cued(r"\b(?:19|20)\d\d\b")


def answers(outcome: Outcome, said: str, question: str, questions: str) -> bool:
    """Whether a sentence that names another body, a publication, or how many were refused, is what a question asked for.

    `question` is that with which the sentence deals, as far as it is known; `questions` are all of them.
    """
    if outcome is Outcome.WITHHELD and (_COUNTS.match(said) or not _OF_THE_REQUEST.search(said)):
        asked = {one.lower() for one in _REFUSING.findall(questions)}
        return bool(asked & {one.lower() for one in _REFUSING.findall(said)})
    if outcome is Outcome.FUTURE_PUBLICATION:
        return bool(_ASKS_PUBLISHED.search(questions)) and not _OF_THE_REQUEST.search(said)
    if not _STATES.search(said) or _SENDS.search(said):
        return False
    if outcome is Outcome.SENT_ELSEWHERE:
        return bool(_ASKS_WHO.search(question))
    return outcome is Outcome.AVAILABLE_ELSEWHERE and bool(_ASKS_WHEN.search(question) and _YEAR.search(said))
