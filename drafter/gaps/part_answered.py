"""An item is dealt with, but a part of it is not: a number, a year, a name, a date, a breakdown that was asked for.

What is refused, not held, enclosed or to be found elsewhere is dealt with, and left to other rules.
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.gaps.coverage import lacking, lacking_years, late_start, one_for_all_years, other_stage, rough
from drafter.gaps.given import years
from drafter.gaps.look import judged
from drafter.gaps.replies import Reply, replies, telling
from drafter.gaps.rule import Found, Rule
from drafter.gaps.tables import short_rows
from drafter.law import Law
from drafter.model import Case, Certainty, Evidence


def find(case: Case, law: Law) -> Iterator[Found]:
    """The first sign in each answer that a part of its question is passed over, and rows of tables that are short."""
    if not judged(case):
        return
    for reply in replies(case):
        said = _passage(case, reply)
        if said:
            yield Found((said,), (reply.item.number,), certainty=Certainty.LIKELY)
    for row in short_rows(case):
        yield Found((row,), certainty=Certainty.LIKELY)


def _passage(case: Case, reply: Reply) -> Evidence | None:
    """The passage in which an answer falls short of its question."""
    for one in reply.said:
        if rough(reply, case.text(one)) or late_start(reply, case.text(one)):
            return one
    if one_for_all_years(reply):
        return telling(case, reply)
    if lacking_years(reply):
        dated = [one for one in reply.said if years(case.text(one), fiscal=False)]
        return Evidence(dated[0].source, dated[0].start, dated[-1].end)
    return telling(case, reply) if other_stage(reply) or lacking(reply) else None


RULE = Rule(
    id="part-answered",
    title="Only part of what was asked is answered",
    duty="access.answer",
    why="What was asked and is passed over in silence is neither given nor refused.",
    find=find,
)
