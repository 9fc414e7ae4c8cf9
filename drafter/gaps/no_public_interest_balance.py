"""A qualified exemption is relied on, and the public interest is nowhere weighed."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.gaps.look import BALANCED, facts_in, refusals
from drafter.gaps.rule import Found, Rule
from drafter.gaps.weighing import put_off, tests, told
from drafter.law import Law
from drafter.model import Answer, Case, Certainty, Outcome


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every refusal under a qualified exemption of which no account of the public interest is given."""
    anywhere = bool(case.all("interest-test"))
    for answer in case.answers:
        if not anywhere and _is_qualified_unnamed(case, law, answer):
            yield Found((answer.said,), answer.items, (), Certainty.LIKELY)
    for answer, rows in refusals(case, law, BALANCED):
        qualified = [row.provision for row in rows if "public-interest" in row.needs]
        bare = tuple(one for one in qualified if not _is_weighed(case, answer, one))
        if bare:
            yield Found((answer.said,), answer.items, bare, Certainty.LIKELY if anywhere else Certainty.CERTAIN)


def _is_qualified_unnamed(case: Case, law: Law, answer: Answer) -> bool:
    """Whether an answer names no provision, and whichever it may rest on asks for a balance."""
    if answer.provisions or answer.certainty is not Certainty.CERTAIN:
        return False
    if answer.outcome is Outcome.FUTURE_PUBLICATION:
        return any({"publication-plan", "public-interest"} <= set(row.needs) for row in law.exemptions)
    return bool(law.covers) and answer.outcome is Outcome.WITHHELD and not facts_in(case, answer.said, "personal")


def _is_weighed(case: Case, answer: Answer, provision: str) -> bool:
    """Whether a balance is struck for a provision, or is still to be."""
    where = told(case, answer, provision)
    return bool(tests(case, where)) or put_off(case, where)


RULE = Rule(
    id="no-public-interest-balance",
    title="No account of the public interest",
    duty="refusal.public-interest",
    why="A qualified exemption falls away unless the public interest in keeping it outweighs that in disclosure.",
    find=find,
    looked_for="factors for and against disclosure, and which outweigh the others",
    of_reasons=True,
)
