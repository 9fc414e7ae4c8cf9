"""The reply says of the law what it does not say: a prohibition that there is not, the limit of another law, a wrong number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from drafter.gaps.days import days
from drafter.gaps.look import row_of
from drafter.gaps.nearby import sentence
from drafter.gaps.numbers import misnamed
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.law.twin import twin
from drafter.model import Answer, Case, Certainty, Evidence, Outcome
from drafter.patterns import cued

_GUIDE = cued(
    r"\b(?:guide|guidance|starting point|comparison|compar\w+|benchmark|by analogy|indicat\w+|equivalent|"
    r"similar|whilst|although|while)\b",
    re.I,
)


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every such statement, once a passage."""
    found = [fact.said for fact in (*case.all("misstated"), *case.all("licence:misstated"))]
    found += _limit_of_another_law(case, law)
    found += _no_more_time(case, law)
    found += [answer.said for answer in case.answers if _is_too_far_off(case, law, answer)]
    found += [answer.said for answer in case.answers if misnamed(case, law, answer)]
    for said in dict.fromkeys(found):
        yield Found((said,), certainty=Certainty.LIKELY)


def _limit_of_another_law(case: Case, law: Law) -> Iterator[Evidence]:
    """A sum that ends a duty, in a reply under a law that has no such sum."""
    other = twin(law) if not law.costs else None
    sums = (
        sorted({f"£{row.limit}" for row in other.costs} | {f"{row.limit // row.rate} hours" for row in other.costs})
        if other
        else []
    )
    for answer in case.answers:
        text = case.text(answer.around or answer.said)
        for match in re.finditer("|".join(rf"{re.escape(one)}\b" for one in sums), text) if sums else ():
            where = answer.around or answer.said
            said = sentence(case, where.source, where.start + match.start())
            if answer.outcome is Outcome.OVER_COST_LIMIT and not _GUIDE.search(case.text(said)):
                yield said


def _is_too_far_off(case: Case, law: Law, answer: Answer) -> bool:
    """Whether an exemption for what is soon published is claimed for what is published later than it allows."""
    rows = [row_of(law, provision, case.answered) for provision in answer.provisions]
    weeks = max((row.weeks for row in rows if row), default=0)
    if not weeks or not case.requested or answer.outcome is not Outcome.FUTURE_PUBLICATION:
        return False
    meant = [day for day in days(case.text(answer.said), case.requested.year) if day > case.requested]
    return bool(meant) and min(meant) > case.requested + timedelta(weeks=weeks)


def _no_more_time(case: Case, law: Law) -> Iterator[Evidence]:
    """A law is said to give more time which gives none."""
    for fact in case.all("extends") if "reply.extended" not in law.limit_keys else ():
        if re.search(r"\b(?:act|law|regulations|section|legislation)\b", case.text(fact.said), re.IGNORECASE):
            yield fact.said


RULE = Rule(
    id="law-misstated",
    title="The law does not say what the reply says of it",
    duty="law.stated",
    why="A requester who is told wrong law may give up a right.",
    find=find,
)
