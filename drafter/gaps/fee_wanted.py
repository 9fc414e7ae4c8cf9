"""The reply asks for payment before it gives anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from drafter.gaps.outcome import found
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Case, Certainty, Outcome
from drafter.patterns import cued

_AROUND = 200  # characters before and after, in which the sum is looked for
_SUM = cued(r"£|\b(?:fees?|charges?|disbursements?) notice\b|\binvoice\b|\bcheque\b", re.IGNORECASE)


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every demand for a fee; where no sum stands near it, a remark on charges in general is only a hint."""
    for answer in case.answers:
        if answer.outcome is Outcome.FEE_WANTED:
            said = answer.said
            near = _SUM.search(case.whole(said.source)[max(0, said.start - _AROUND) : said.end + _AROUND])
            yield found(answer if near else replace(answer, certainty=Certainty.POSSIBLE))


RULE = Rule(
    id="fee-wanted",
    title="Payment is asked first",
    duty="fee.notice",
    why="Only some costs may be charged, and the clock stands still until the fee is paid.",
    find=find,
)
