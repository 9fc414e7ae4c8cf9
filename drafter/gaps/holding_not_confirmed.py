"""The reply never says whether the information is held, and claims no right to stay silent on that.

A requester who is told to ask somebody else is asked for; a refusal without an exemption is a hint only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.gaps.look import near
from drafter.gaps.nearby import line
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Answer, Case, Certainty, Outcome
from drafter.patterns import cued

_SAYS = ("held", "not-held", "ncnd", "search", "supplied", "attached", "exempt")
_TELLING = {Outcome.NOT_HELD, Outcome.SUPPLIED, Outcome.NEITHER_CONFIRM_NOR_DENY, Outcome.OVER_COST_LIMIT}


_THEIRS = cued(r"\b(?:which|who|that|and) (?:also )?(?:holds?|keeps?|has|have)\b|\bheld by\b", re.IGNORECASE)


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every answer that sends the requester on, or refuses, without a word on what is held."""
    for answer in case.answers:
        sent_on = answer.outcome is Outcome.SENT_ELSEWHERE and (bool(answer.items) or not _answers(case, answer))
        refused = answer.outcome is Outcome.WITHHELD and not answer.citations
        if (sent_on or refused) and not _says(case, answer):
            sure = Certainty.LIKELY if sent_on else Certainty.POSSIBLE
            yield Found((answer.said,), answer.items, certainty=sure)


def _answers(case: Case, answer: Answer) -> bool:
    """Whether the reply answers item by item, and sends the requester on only for what is not in it."""
    return any(one.items and one.outcome in _TELLING for one in case.answers if one is not answer)


def _says(case: Case, answer: Answer) -> bool:
    """Whether the same part of the reply tells what is held, in words or by giving something."""
    mine = answer.items
    others = [
        one for one in case.answers if one.items == mine and one is not answer and (mine or one.around == answer.around)
    ]
    if _THEIRS.search(case.text(answer.said)):
        return True
    paragraph = line(case, answer.said)
    beside = (one for one in case.answers if one.outcome is Outcome.NOT_HELD and one.said.within(paragraph))
    return bool(near(case, answer, *_SAYS)) or any(one.outcome in _TELLING for one in (*others, *beside))


RULE = Rule(
    id="holding-not-confirmed",
    title="Never says whether the information is held",
    duty="holding.confirm",
    why="Whether information is held is a question of its own, and must be answered.",
    find=find,
    looked_for="words that say whether the information is held",
)
