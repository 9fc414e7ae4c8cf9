"""The form that was asked for is not given, and the reply does not say why.

Reported where the request asks for data that a computer can read and the reply gives print or pictures of pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.gaps.look import items_at
from drafter.gaps.nearby import line
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Case, Certainty, Side
from drafter.patterns import cued

_ASKED = cued(
    r"\b(?:excel|spread ?sheets?|csv|xlsx?|machine[- ]readable|open format|editable|re-?usable)\b(?! (?:of|"
    r"for|that|which|called|named|used|you hold)\b)",
    re.IGNORECASE,
)
_GIVEN = cued(
    r"\b(?:excel|spread ?sheets?|csv|xlsx?|workbook)\b(?! (?:as|form(?:at)? as) (?:you )?(?:asked|requested|wanted))",
    re.I,
)


_PICTURE = cued(r"\w\.(?:pdf|jpe?g|png|tiff?|gif)\b", re.IGNORECASE)


def find(case: Case, law: Law) -> Iterator[Found]:
    """The first passage that gives print, where data was asked for and none is given."""
    theirs = [body for m in case.messages if m.side is Side.REQUESTER for body in m.body]
    asked = any(_ASKED.search(case.text(said)) for said in (*theirs, *(item.said for item in case.items)))
    pictures = (fact for fact in case.all("attached") if _PICTURE.search(case.text(fact.said)))
    other = case.first("other-form") or next(pictures, None)
    if not asked or other is None or case.all("form-reason"):
        return
    here = case.text(line(case, other.said))
    if not _GIVEN.search(here) and not any(_GIVEN.search(case.text(fact.said)) for fact in case.all("attached")):
        yield Found((other.said,), items_at(case, other.said), certainty=Certainty.LIKELY)


RULE = Rule(
    id="form-refused",
    title="Not in the form that was asked for, and no reason is given",
    duty="form.preference",
    why="The form asked for must be given where that is reasonably practicable, and a refusal of it needs a reason.",
    find=find,
    looked_for="a reason why the form asked for was not practicable",
)
