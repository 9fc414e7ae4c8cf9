"""A qualified exemption is relied on, and the public interest is nowhere weighed."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.gaps.look import BALANCED, refusals
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Case


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every refusal under a qualified exemption, in a reply that never mentions the public interest."""
    if case.all("interest-test"):
        return
    for answer, rows in refusals(case, law, BALANCED):
        qualified = tuple(row.provision for row in rows if "public-interest" in row.needs)
        if qualified:
            yield Found((answer.said,), answer.items, qualified)


RULE = Rule(
    id="no-public-interest-balance",
    title="No account of the public interest",
    duty="refusal.public-interest",
    why="A qualified exemption falls away unless the public interest in keeping it outweighs that in disclosure.",
    find=find,
)
