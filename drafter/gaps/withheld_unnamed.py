"""Information is refused, removed or redacted, and no provision is named that covers it.

Saying that nothing is held is no refusal, and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.gaps.outcome import found
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Case, Outcome


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every refusal without a provision."""
    return (found(answer) for answer in case.answers if answer.outcome is Outcome.WITHHELD and not answer.citations)


RULE = Rule(
    id="withheld-unnamed",
    title="Withheld, and no provision is named for it",
    duty="refusal.name-exemption",
    why="Without the exemption nobody can argue that it does not apply.",
    find=find,
    looked_for="a provision that is relied on for this refusal",
)
