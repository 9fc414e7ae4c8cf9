"""Two statements of the reply cannot both hold, or a total is not the sum of its parts."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.gaps.figures import wrong_totals
from drafter.gaps.look import INCLUDES, LISTED, items_at, shared_component
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Case, Certainty


def find(case: Case, law: Law) -> Iterator[Found]:
    """Totals that are not the sum of their rows, and things both given and withheld."""
    for total in wrong_totals(case):
        yield Found(total, certainty=Certainty.LIKELY)
    yield from _given_and_withheld(case)


def _given_and_withheld(case: Case) -> Iterator[Found]:
    """A component of the request that one passage says is supplied and another says is withheld."""
    given = [fact.said for fact in case.all("attached") if INCLUDES.search(case.text(fact.said))]
    for fact in case.all("withhold"):
        if not LISTED.search(case.text(fact.said)):
            continue
        for said in given:
            if said != fact.said and shared_component(case, said, fact.said):
                yield Found((fact.said, said), items_at(case, fact.said), (), Certainty.LIKELY)
                break


RULE = Rule(
    id="contradiction",
    title="Two statements that cannot both hold",
    duty="access.answer",
    why="Where figures or statements disagree, the requester does not know what the answer is.",
    find=find,
)
