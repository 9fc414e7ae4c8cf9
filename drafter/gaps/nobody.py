"""What identifies nobody: small numbers masked, totals, headings, a company, a post."""

from __future__ import annotations

import re

from drafter.gaps.look import facts_in
from drafter.gaps.nearby import line
from drafter.model import Case, Evidence
from drafter.patterns import cued

_MASKED = cued(r"(?:^|[\s(:'\"“‘])[<≤]\s?(?:3|5|6|10|11)\b(?!\s?(?:%|years|days|hours|k\b))")
_FIRM = cued(r"\b[A-Z][\w’'-]+ (?:Ltd|Limited|plc|PLC|LLP|Estates|Holdings|Group plc|Homes Ltd|Developments)\b")
_PERSON = cued(
    r"\b(?:names?|directors?|owners?|officers?|employees?|staff|contacts?|partners?|shareholders?|individuals?|residents?|"
    r"tenants?|who)\b",
    re.IGNORECASE,
)
_QUESTION = 25  # words; a longer line above an answer is no question


def identifies_nobody(case: Case, said: Evidence) -> bool:
    """Whether a passage, its line or the question above it is about such things."""
    here = line(case, said)
    above = _above(case, here)
    text = case.text(above) + case.text(here)
    firm = _FIRM.search(text) and not _PERSON.search(text)
    asked = facts_in(case, above, "nobody") or facts_in(case, Evidence(said.source, here.start, said.start), "nobody")
    return bool(_MASKED.search(case.text(here)) or facts_in(case, said, "nobody") or asked or firm)


def _above(case: Case, here: Evidence) -> Evidence:
    """The question in the line above an answer; empty where that line is no question."""
    text = case.whole(here.source)
    start = text.rfind("\n", 0, max(here.start - 1, 0)) + 1
    above = Evidence(here.source, start, max(here.start - 1, start))
    asks = 0 < len(case.text(above).split()) <= _QUESTION and re.match(
        r"\W*(?:q\w*\W*)?\(?(?:\d|[a-z]\b)", case.text(above), re.I
    )
    return above if asks else Evidence(here.source, here.start, here.start)
