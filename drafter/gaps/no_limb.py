"""Only the parent section is named, where which limb decides what must be shown."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.gaps.look import refusals
from drafter.gaps.rule import Found, Rule
from drafter.law import Exemption, Law
from drafter.model import Case


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every refusal whose provisions of one section are all without the limb that decides."""
    for answer, rows in refusals(case, law):
        bare = [
            row.provision for row in rows if row.limb_decides and not any(_adds(one, row.provision) for one in rows)
        ]
        if bare:
            yield Found((answer.said,), answer.items, tuple(bare))


def _adds(row: Exemption, provision: str) -> bool:
    """Whether a row is of the same section as a provision, and not its parent: it tells what the other leaves open."""
    return row.provision.split("(")[0] == provision.split("(")[0] and not provision.startswith(row.provision)


RULE = Rule(
    id="no-limb",
    title="Only the parent section is named",
    duty="refusal.name-exemption",
    why="Which limb is meant decides what must be shown.",
    find=find,
)
