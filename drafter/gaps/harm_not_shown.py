"""A prejudice exemption is relied on, and no way in which disclosure would do harm is described."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.gaps.account import account, is_refusal, says, sentences
from drafter.gaps.look import refusals
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.law.formula import own_words
from drafter.model import Answer, Case, Certainty, Evidence
from drafter.patterns import cued

OWN = 3  # words of this case that tell how harm would come about
_WOULD = cued(
    r"\b(?:would(?! (?:require|need|have to|involve|take)\b)|could|(?<!you )will|if|were|risk|danger|threat|likely)\b",
    re.IGNORECASE,
)
_MIGHT = cued(r"\b(?:might|(?-i:may))\b", re.IGNORECASE)  # "May" is a month
_CAUSE = cued(r"\b(?:because|since|as|for|would|could|might|(?-i:may)|if|so that|being)\b|[:;–-]", re.IGNORECASE)


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every refusal for prejudice of which nothing says how it would come about."""
    asked = "\n".join(case.text(item.said) for item in case.items)
    for answer, rows in refusals(case, law):
        prejudice = [row.provision for row in rows if row.prejudice]
        bare = tuple(
            one for one in prejudice if not any(_shows(case, answer, said, asked) for said in _told(case, answer, one))
        )
        if bare:
            yield Found((answer.said,), answer.items, bare, Certainty.LIKELY)


def _told(case: Case, answer: Answer, provision: str) -> Iterator[Evidence]:
    return sentences(case, account(case, answer, provision))


def _shows(case: Case, answer: Answer, said: Evidence, asked: str) -> bool:
    """Whether a sentence tells of harm in words of this case; what only might happen takes one more."""
    text = case.text(said)
    least = OWN if _WOULD.search(text) or says(case, [said], "harm") else OWN + 1 if _MIGHT.search(text) else 0
    if is_refusal(said, answer):
        cause = _CAUSE.search(text)
        text = text[cause.end() :] if cause else ""
        return bool(least) and len(own_words(text, asked)) >= least
    return bool(least) and len(own_words(text)) >= least


RULE = Rule(
    id="harm-not-shown",
    title="No harm, or no way in which it would come about",
    duty="refusal.reasons",
    why="Prejudice must be real, to the interest the exemption protects, and caused by disclosure.",
    find=find,
    looked_for="what harm would come about, in what way, and how likely it is",
    of_reasons=True,
)
