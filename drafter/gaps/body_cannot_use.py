"""The body relies on an exemption that is open to other kinds of body only."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.gaps.look import refusals
from drafter.gaps.rule import Found, Rule
from drafter.law import Law, body_kind
from drafter.law.bodies import UNKNOWN
from drafter.model import Case, Certainty


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every refusal under such an exemption, where the name of the body tells its kind.

    A body that the request is about may not be the one that wrote: that is a hint.
    """
    name = case.value("authority")
    kind = body_kind(name)
    asked = any(name in case.text(item.said) for item in case.items) if name else False
    for answer, rows in refusals(case, law):
        closed = tuple(row.provision for row in rows if row.bodies and kind not in row.bodies)
        if closed and kind != UNKNOWN:
            yield Found((answer.said,), answer.items, closed, Certainty.POSSIBLE if asked else Certainty.LIKELY)


RULE = Rule(
    id="body-cannot-use",
    title="An exemption that is not open to this body",
    duty="exemption.availability",
    why="Some exemptions were made for government departments or auditors and for nobody else.",
    find=find,
)
