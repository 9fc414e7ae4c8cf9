"""Only the parent section is named, where which limb decides what must be shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.gaps.look import refusals
from drafter.gaps.rule import Found, Rule
from drafter.law import Exemption, Law
from drafter.model import Answer, Case
from drafter.patterns import cued

_ABOVE = cued(r"\b(?:above|same|previously|earlier|already)\b", re.IGNORECASE)


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every refusal whose provisions of one section are all without the limb that decides."""
    for answer, rows in refusals(case, law):
        bare = [
            row.provision for row in rows if row.limb_decides and not any(_adds(one, row.provision) for one in rows)
        ]
        bare = [one for one in bare if not any(each.startswith(f"{one}(") for each in answer.provisions)]
        bare = [one for one in bare if not _told_below(case, answer, one)]
        if bare and not _points_to_limb(case, answer, bare):
            yield Found((answer.said,), answer.items, tuple(bare))


def _told_below(case: Case, answer: Answer, provision: str) -> bool:
    """Whether the reply goes on to name a limb of a section that a refusal of the whole request only mentions."""
    if answer.items and len(case.items) > 1:
        return False
    cited = [*case.all("heading:cited"), *case.all("cited")]
    return any(fact.value.startswith(f"{provision}(") and fact.said.start > answer.said.start for fact in cited)


def _points_to_limb(case: Case, answer: Answer, bare: list[str]) -> bool:
    """Whether a refusal points back to where a limb of its section is named."""
    limbs = [fact for fact in case.all("cited") if any(fact.value.startswith(one + "(") for one in bare)]
    above = any(fact.said.source == answer.said.source and fact.said.end <= answer.said.start for fact in limbs)
    return above and bool(_ABOVE.search(case.text(answer.said)))


def _adds(row: Exemption, provision: str) -> bool:
    """Whether a row is of the same section as a provision, and not its parent: it tells what the other leaves open."""
    return row.provision.split("(")[0] == provision.split("(")[0] and not provision.startswith(row.provision)


RULE = Rule(
    id="no-limb",
    title="Only the parent section is named",
    duty="refusal.name-exemption",
    why="Which limb is meant decides what must be shown.",
    find=find,
    looked_for="a subsection or paragraph of the exemption",
    of_reasons=True,
)
