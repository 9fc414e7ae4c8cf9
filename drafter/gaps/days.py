"""The days that a text names, as far as a rule needs them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from drafter.patterns import cued

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAY = cued(
    r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*,?"
    r"(?: (?P<year>20\d\d))?\b",
    re.IGNORECASE,
)


def days(text: str, year: int) -> Iterator[date]:
    """Every day that a text names; of this year where it names none."""
    for match in _DAY.finditer(text):
        try:
            month = _MONTHS.index(match["month"].lower()[:3]) + 1
            yield date(int(match["year"] or year), month, int(match["day"]))
        except ValueError:
            continue
