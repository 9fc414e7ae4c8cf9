"""A prejudice exemption is relied on, and no way in which disclosure would do harm is described."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.gaps.look import near, refusals
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Case, Certainty


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every refusal for prejudice near which nothing says how it would come about."""
    for answer, rows in refusals(case, law):
        prejudice = tuple(row.provision for row in rows if row.prejudice)
        if prejudice and near(case, answer, "harm") and not near(case, answer, "mechanism"):
            yield Found((answer.said,), answer.items, prejudice, Certainty.LIKELY)


RULE = Rule(
    id="harm-not-shown",
    title="No harm, or no way in which it would come about",
    duty="refusal.reasons",
    why="Prejudice must be real, to the interest the exemption protects, and caused by disclosure.",
    find=find,
)
