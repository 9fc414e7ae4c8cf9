"""An exemption is named, and nothing says why it applies here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.gaps.account import account, in_line, is_refusal, says, sentences
from drafter.gaps.look import refusals
from drafter.gaps.rule import Found, Rule
from drafter.gaps.weighing import SIGNS
from drafter.law import Law
from drafter.law.formula import own_words
from drafter.model import Answer, Case, Certainty, Evidence, Outcome
from drafter.patterns import cued

REFUSES = ("withhold", "exempt", "ncnd")
ASIDE = ("attached", "supplied", "elsewhere", "query", "review")
TOLD = ("confidence", "obtained", "enactment", "unfinished")
OWN = 3  # words of this case; a reason has no fewer
_CAUSE = cued(
    r"\b(?:because|since|as|for|so that|owing to|due to|given that|being|which|who|if|would|we (?:believe|think))\b|[:;–-]",
    re.I,
)
_ARGUES = cued(
    r"\b(?:because|since|as|would|could|might|may|will|if|whether|risk\w*|harm\w*|needs?|must|so|therefore|protect\w*|relat\w+|"
    r"contain\w*|consist\w*|constitut\w+|given|reasons?|concern\w*|advi[cs]e\w*|legal\w*|being|still|yet|before|until|"
    r"for|in order|able|ask\w*|told|cannot|can)\b",
    re.IGNORECASE,
)


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every refusal of whose account nothing is left beside the words of the Act; personal data has a rule of its own."""
    asked = "\n".join(case.text(item.said) for item in case.items)
    for answer, rows in refusals(case, law, (Outcome.WITHHELD, Outcome.NEITHER_CONFIRM_NOR_DENY)):
        other = [row for row in rows if "personal-data-basis" not in row.needs]
        where = account(case, answer)
        if not other or says(case, where, *TOLD) or says(case, [answer.said], "interest-test"):
            continue
        harm = any(row.prejudice for row in other)
        if harm and says(case, where, "harm"):
            continue  # announced in the words of the Act: another rule asks how it would come about
        if not any(_is_reason(case, answer, said, asked, harm) for said in sentences(case, where)):
            yield Found((answer.said,), answer.items, answer.provisions, Certainty.LIKELY)


def _is_reason(case: Case, answer: Answer, said: Evidence, asked: str, harm: bool) -> bool:
    """Whether a sentence has something of this case; in the refusal itself, what comes after the thing refused.

    What is weighed in the public interest tells why an exemption applies only where that is for its harm.
    """
    text = case.text(said)
    if is_refusal(said, answer) or says(case, [said], *REFUSES):
        cause = _CAUSE.search(text)
        return len(own_words(text[cause.end() :] if cause else "", asked)) >= OWN
    beside = in_line(case, said, answer.said)
    if says(case, [said], *ASIDE):
        return False
    if not beside and says(case, [said], "complains"):
        return False
    if not (beside or _ARGUES.search(text)) or (not harm and says(case, [said], *SIGNS)):
        return False
    return len(own_words(text)) >= OWN


RULE = Rule(
    id="no-reasons",
    title="No reason is given why the exemption applies",
    duty="refusal.reasons",
    why="The words of the Act, repeated, are no reason of this case.",
    find=find,
    looked_for="words of this case, beside those of the Act, that say why the exemption applies",
    of_reasons=True,
)
