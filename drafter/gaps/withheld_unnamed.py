"""Information is refused, removed or redacted, and no provision is named that covers it.

Saying that nothing is held is no refusal, and is left alone; so is a refusal that only says again, or beforehand, what
another names a provision for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.gaps.outcome import found
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Answer, Case, Outcome
from drafter.patterns import cued
from drafter.stems import stems

_IN_GENERAL = cued(
    r"\b(?:the|this|that|such) (?:requested )?(?:information|data|material) (?:is|are|was|were|has|have) (?:\w+ ){0,2}"
    r"(?:withheld|refused)\b",
    re.IGNORECASE,
)
_ANNOUNCED = cued(
    r"\b(?:not (?:required|obliged|able|in a position|going) to|unable to|cannot|can not|will not) "
    r"(?:release|disclose|provide|supply|give)\b[^.]{0,30}\b(?:information|data|material)\b(?! (?:on|about|of|for|from|held) )",
    re.IGNORECASE,
)
_INEXACT = cued(  # what cannot be told exactly is not kept back
    r"\b(?:unable|not able|not possible|cannot|can not|could not|impossible)\b[^.]{0,30}"
    r"\b(?:exact|precise|definitive|definite|accurate) (?:\w+ )?"
    r"(?:costs?|figures?|numbers?|dates?|totals?|amounts?|times?|values?|breakdown|count)\b",
    re.IGNORECASE,
)
_SHARED = 2  # words that two refusals of the same thing have in common
_NEAR = 600  # characters after a refusal in which "the information is withheld" still speaks of it
_COMMON = stems("act able unable disclose release withhold refuse")  # said in any refusal


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every refusal without a provision."""
    refused = [answer for answer in case.answers if answer.outcome is Outcome.WITHHELD]
    named = [answer for answer in refused if answer.citations]
    for answer in refused:
        if answer.citations or _INEXACT.search(case.text(answer.said)):
            continue
        if not any(_says_again(case, answer, other) for other in named):
            yield found(answer)


def _says_again(case: Case, answer: Answer, named: Answer) -> bool:
    """Whether a refusal speaks of what another, of the same items, names a provision for."""
    if answer.items != named.items or answer.said.source != named.said.source:
        return False
    text = case.text(answer.said)
    if _IN_GENERAL.search(text) and 0 <= answer.said.start - named.said.end <= _NEAR:
        return True
    if _ANNOUNCED.search(text) and 0 <= named.said.start - answer.said.end <= _NEAR:
        return True
    return len((stems(text) & stems(case.text(named.said))) - _COMMON) >= _SHARED


RULE = Rule(
    id="withheld-unnamed",
    title="Withheld, and no provision is named for it",
    duty="refusal.name-exemption",
    why="Without the exemption nobody can argue that it does not apply.",
    find=find,
    looked_for="a provision that is relied on for this refusal",
)
