"""A whole document or dataset is withheld though only parts of it are said to be exempt."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.gaps.look import facts_in
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Case, Certainty, Outcome


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every refusal of a whole whose passage names a part as the reason."""
    for answer in case.answers:
        if (
            answer.outcome is Outcome.WITHHELD
            and facts_in(case, answer.said, "blanket")
            and facts_in(case, answer.said, "personal", "parts")
        ):
            yield Found((answer.said,), answer.items, answer.provisions, Certainty.LIKELY)


RULE = Rule(
    id="blanket-refusal",
    title="All of it is refused, though only parts are exempt",
    duty="access.partial",
    why="What is not itself exempt must still be given.",
    find=find,
)
