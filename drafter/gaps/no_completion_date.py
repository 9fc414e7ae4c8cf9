"""Unfinished material is refused, and the reply does not say when it will be complete."""

from __future__ import annotations

import re

from drafter.gaps.account import account, sentences
from drafter.gaps.look import near
from drafter.gaps.missing import without
from drafter.gaps.nearby import WHEN
from drafter.gaps.rule import Rule
from drafter.model import Answer, Case
from drafter.patterns import cued

_ENDS = cued(
    r"\b(?:complet\w+|finish\w*|finali[sz]\w+|ready|deliver\w*|conclud\w+|due|expect\w*|publish\w*|publication|available|"
    r"issued|signed off|final|released|website|by|end of)\b",
    re.IGNORECASE,
)


def says_when(case: Case, answer: Answer) -> bool:
    """Whether a sentence of the account says when the material will be complete, or be there for all."""
    told = sentences(case, account(case, answer))
    return bool(near(case, answer, "completion")) or any(_tells(case.text(said)) for said in told)


def _tells(text: str) -> bool:
    return bool(WHEN.search(text) and _ENDS.search(text))


RULE = Rule(
    id="no-completion-date",
    title="Unfinished, and no word on when it will be complete",
    duty="refusal.completion",
    why="Who is completing the material, and by when, must be said where it is known.",
    find=without("completion", says_when),
    looked_for="when the material will be complete",
    of_reasons=True,
)
