"""The public interest is mentioned, and no factor of this case stands on either side."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.gaps.look import BALANCED, near, refusals
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Case, Certainty

SHORT = 45  # words; what weighs something of this case on each side takes more


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every refusal under a qualified exemption where all that is said of the public interest is short, and names no factor."""
    for answer, rows in refusals(case, law, BALANCED):
        if not any("public-interest" in row.needs for row in rows):
            continue
        tests = list(dict.fromkeys(fact.said for fact in near(case, answer, "interest-test")))
        said = sum(len(case.text(passage).split()) for passage in tests)
        if tests and said < SHORT and not near(case, answer, "factors"):
            yield Found((tests[-1],), answer.items, answer.provisions, Certainty.LIKELY)


RULE = Rule(
    id="balance-only-asserted",
    title="The balance is announced, not struck",
    duty="refusal.public-interest",
    why="A balance needs something on each side that belongs to this case.",
    find=find,
)
