"""The reply relies on law that was not in force on its day: a repealed Act, or an exemption in an old or a later form."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.law.superseded import superseded
from drafter.model import Case, Certainty, Evidence, Side


def find(case: Case, law: Law) -> Iterator[Found]:
    """The first sentence for each law that had ended, and the first answer under each such provision."""
    if not case.answered:
        return
    for body in (body for message in case.messages if message.side is Side.AUTHORITY for body in message.body):
        for start, end, row in superseded(case.text(body), case.answered):
            sure = Certainty.POSSIBLE if row.hint else Certainty.LIKELY
            yield Found((Evidence(body.source, body.start + start, body.start + end),), certainty=sure)
    told: set[str] = set()
    for answer in case.answers:
        old = tuple(one for one in answer.provisions if law.superseded(one, case.answered) and one not in told)
        told.update(old)
        if old:
            yield Found((answer.said,), answer.items, old, Certainty.LIKELY)


RULE = Rule(
    id="superseded-law",
    title="Law that was not in force on the day of the reply",
    duty="law.in-force",
    why="A refusal stands or falls by the law of its day.",
    find=find,
)
