"""The estimate of the cost includes work that may not be counted: redaction, reading for exemptions, consultation, approval."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.gaps.look import facts_in
from drafter.gaps.nearby import line
from drafter.gaps.rule import Found, Rule
from drafter.law import Cost, Law
from drafter.model import Case, Certainty, Evidence, Outcome


def find(case: Case, law: Law) -> Iterator[Found]:
    """The first such work in the lines of a cost refusal, or where the figures of the estimate stand."""
    if not any(_is_closed(row) for row in law.costs):
        return
    for answer in case.answers:
        if answer.outcome is not Outcome.OVER_COST_LIMIT:
            continue
        figures = facts_in(case, answer.around or answer.said, "estimate", "cost")
        lines = dict.fromkeys(line(case, said) for said in (answer.said, *(fact.said for fact in figures)))
        counted = [fact.said for where in lines for fact in facts_in(case, where, "wrong-work")]
        if counted:
            first = min(counted, key=_start)
            yield Found((first,), answer.items, answer.provisions, Certainty.LIKELY)


def _start(said: Evidence) -> int:
    return said.start


def _is_closed(cost: Cost) -> bool:
    """Whether the work of handing the information over is not among what may be counted."""
    return not any("providing" in work for work in cost.counts)


RULE = Rule(
    id="estimate-counts-wrong-work",
    title="The estimate counts work that does not count",
    duty="cost.activities",
    why="Only finding out whether information is held, and finding and extracting it, may be counted.",
    find=find,
)
