"""The public interest is mentioned, and no factor of this case stands on either side."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.gaps.look import near, refusals
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Case, Certainty


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every refusal under a qualified exemption in a part of the reply with the test and without a factor."""
    for answer, rows in refusals(case, law, costs=True):
        if not any("public-interest" in row.needs for row in rows):
            continue
        tests, factors = near(case, answer, "interest-test"), near(case, answer, "factors")
        if tests and len(factors) < 2 and not case.all("factors")[2:]:
            yield Found((tests[-1].said,), answer.items, answer.provisions, Certainty.LIKELY)


RULE = Rule(
    id="balance-only-asserted",
    title="The balance is announced, not struck",
    duty="refusal.public-interest",
    why="A balance needs something on each side that belongs to this case.",
    find=find,
)
