"""An exemption is named, and nothing says why it applies here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.gaps.account import account, is_refusal, says, sentences
from drafter.gaps.look import refusals
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.law.formula import own_words
from drafter.model import Answer, Case, Certainty, Evidence, Outcome

TOLD = ("confidence", "obtained", "enactment", "unfinished")
OWN = 3  # words of this case; a reason has no fewer
_CAUSE = re.compile(
    r"\b(?:because|since|as|for|so that|owing to|due to|given that|being|which|who|if|would)\b|[:;–-]", re.I
)


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every refusal of whose account nothing is left beside the words of the Act; personal data has a rule of its own."""
    asked = "\n".join(case.text(item.said) for item in case.items)
    for answer, rows in refusals(case, law, (Outcome.WITHHELD, Outcome.NEITHER_CONFIRM_NOR_DENY)):
        if any("personal-data-basis" in row.needs for row in rows):
            continue
        if says(case, account(case, answer), *TOLD):
            continue
        if not any(_is_reason(case, answer, said, asked) for said in sentences(case, account(case, answer))):
            yield Found((answer.said,), answer.items, answer.provisions, Certainty.LIKELY)


def _is_reason(case: Case, answer: Answer, said: Evidence, asked: str) -> bool:
    """Whether a sentence has something of this case; in the refusal itself, what comes after the thing refused."""
    text = case.text(said)
    if is_refusal(said, answer):
        cause = _CAUSE.search(text)
        return len(own_words(text[cause.end() :] if cause else "", asked)) >= OWN
    return len(own_words(text)) >= OWN


RULE = Rule(
    id="no-reasons",
    title="No reason is given why the exemption applies",
    duty="refusal.reasons",
    why="The words of the Act, repeated, are no reason of this case.",
    find=find,
)
