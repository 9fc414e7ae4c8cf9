"""Personal data is given as the reason for what identifies nobody: totals, counts, column headings, a company, a post."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.gaps.look import facts_in, row_of
from drafter.gaps.nobody import identifies_nobody
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Case, Certainty, Evidence, Outcome

Refused = tuple[Evidence, tuple[str, ...], tuple[str, ...]]  # the passage, its items, the provisions


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every refusal for personal data whose passage, or the question above it, speaks of such things."""
    for said, items, personal in dict.fromkeys([*_answers(case, law), *_passages(case, law)]):
        if identifies_nobody(case, said):
            yield Found((said,), items, personal, Certainty.LIKELY)


def _answers(case: Case, law: Law) -> Iterator[Refused]:
    for answer in case.answers:
        personal = tuple(one for one in answer.provisions if _is_basis(law, one))
        if answer.outcome is Outcome.WITHHELD and (
            personal or (not answer.provisions and facts_in(case, answer.said, "personal"))
        ):
            yield answer.said, answer.items, personal


def _passages(case: Case, law: Law) -> Iterator[Refused]:
    """The passages that hold something back as personal data beside those that were taken for an answer."""
    known = [answer.said for answer in case.answers if answer.outcome is Outcome.WITHHELD]
    for fact in case.all("cited"):
        refuses = facts_in(case, fact.said, "withhold", "exempt", "personal")
        if refuses and _is_basis(law, fact.value) and not any(fact.said.within(one) for one in known):
            yield fact.said, (), (fact.value,)


def _is_basis(law: Law, provision: str) -> bool:
    row = row_of(law, provision, None)
    return row is not None and "personal-data-basis" in row.needs


RULE = Rule(
    id="not-personal-data",
    title="Personal data is claimed for what identifies nobody",
    duty="refusal.personal-data-definition",
    why="Only what relates to a living person who can be identified is personal data.",
    find=find,
)
