"""An exemption is named, and nothing says why it applies here."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.gaps.look import BECAUSE, near, refusals
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Case, Certainty

REASONS = ("mechanism", "harm", "because", "confidence", "personal", "obtained", "enactment", "unfinished", "search")


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every refusal near which no reason stands; personal data has a rule of its own."""
    for answer, rows in refusals(case, law):
        if any("personal-data-basis" in row.needs for row in rows):
            continue
        if not near(case, answer, *REASONS) and not BECAUSE.search(case.text(answer.around or answer.said)):
            yield Found((answer.said,), answer.items, answer.provisions, Certainty.LIKELY)


RULE = Rule(
    id="no-reasons",
    title="No reason is given why the exemption applies",
    duty="refusal.reasons",
    why="The words of the Act, repeated, are no reason of this case.",
    find=find,
)
