"""Personal data is the reason, without the condition and principle, or without weighing the legitimate interests."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.gaps.account import account, says
from drafter.gaps.look import refusals
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Case


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every refusal of personal data, in a reply that weighs no legitimate interest or names no principle."""
    for answer, rows in refusals(case, law):
        personal = tuple(row.provision for row in rows if "personal-data-basis" in row.needs)
        bare = personal and all(row.limb_decides for row in rows if row.provision in personal)
        if personal and not bare and not says(case, account(case, answer, *personal), "legitimate"):
            yield Found((answer.said,), answer.items, personal)


RULE = Rule(
    id="personal-data-basis-missing",
    title="Personal data, and its basis is not shown",
    duty="refusal.personal-data",
    why="Only where disclosure would breach a principle is it exempt, and that needs the legitimate interests to be weighed.",
    find=find,
    looked_for="the principle that would be contravened, and the weighing of legitimate interests",
    of_reasons=True,
)
