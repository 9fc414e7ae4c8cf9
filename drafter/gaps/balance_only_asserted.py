"""The public interest is mentioned, and no factor of this case stands on either side."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.gaps.look import BALANCED, refusals
from drafter.gaps.rule import Found, Rule
from drafter.gaps.weighing import names_a_factor, put_off, tests, told
from drafter.law import Law
from drafter.model import Case, Certainty


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every refusal under a qualified exemption where all that is said of the public interest names no factor."""
    for answer, rows in refusals(case, law, BALANCED):
        all_told = [told(case, answer, row.provision) for row in rows if "public-interest" in row.needs]
        announced = [said for where in all_told for said in tests(case, where)]
        if announced and not any(names_a_factor(case, where, answer) or put_off(case, where) for where in all_told):
            yield Found((announced[-1],), answer.items, answer.provisions, Certainty.LIKELY)


RULE = Rule(
    id="balance-only-asserted",
    title="The balance is announced, not struck",
    duty="refusal.public-interest",
    why="A balance needs something on each side that belongs to this case.",
    find=find,
    looked_for="factors of this case on both sides of the balance",
    of_reasons=True,
)
