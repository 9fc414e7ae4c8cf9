"""The cost limit is relied on, and the reply does not say what could be given within it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.gaps.account import account, says
from drafter.gaps.look import near, row_of
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Answer, Case, Certainty, Evidence, Outcome
from drafter.patterns import cued


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every such refusal of which no account says how to narrow the request; a bare call to do so is less."""
    for answer in case.answers:
        if _wants_help(answer, case, law):
            where = account(case, answer)
            if not _is_helped(case, answer, where):
                bare = says(case, where, "narrow")
                sure = Certainty.LIKELY if bare or answer.outcome is not Outcome.OVER_COST_LIMIT else Certainty.CERTAIN
                yield Found((answer.said,), answer.items, answer.provisions, sure)


_OFFERS = cued(
    r"\b(?:which|whether|for (?:example|instance)|e\.g|such as|(?:do|if) you mean|specify the|following|either|or do you)\b|\?",
    re.IGNORECASE,
)


def _is_helped(case: Case, answer: Answer, where: list[Evidence]) -> bool:
    """Whether the account, or the part on the same items, says what could be given; for a question, what is unclear."""
    if answer.outcome is Outcome.CLARIFICATION_WANTED and any(_OFFERS.search(case.text(one)) for one in where):
        return True
    return bool(says(case, where, "narrow-how") or near(case, answer, "narrow-how"))


def _wants_help(answer: Answer, case: Case, law: Law) -> bool:
    """Whether an answer turns a request away as too large or not clear, so that the requester must be helped."""
    if answer.outcome in (Outcome.OVER_COST_LIMIT, Outcome.CLARIFICATION_WANTED):
        return True
    rows = (row_of(law, provision, case.answered) for provision in answer.provisions)
    return answer.outcome is Outcome.WITHHELD and any(row and "advice" in row.needs for row in rows)


RULE = Rule(
    id="no-help-to-narrow",
    title="A cost refusal without advice on what could be given",
    duty="advice.narrow",
    why="A body must help a requester to ask for what it can give.",
    find=find,
    looked_for="advice on what could be given within the limit, or an offer to help",
)
