"""Only the parent section is named, where which limb decides what must be shown."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.gaps.look import refusals
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Case


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every refusal whose provisions of one section are all without the limb that decides."""
    for answer, rows in refusals(case, law):
        bare = [row for row in rows if row.limb_decides]
        if bare and not any(row.provision.startswith(bare[0].provision + "(") for row in rows):
            yield Found((answer.said,), answer.items, tuple(row.provision for row in bare))


RULE = Rule(
    id="no-limb",
    title="Only the parent section is named",
    duty="refusal.name-exemption",
    why="Which limb is meant decides what must be shown.",
    find=find,
)
