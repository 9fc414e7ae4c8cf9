"""Months that a reply opens and a request closed: "since July 2015" against "nothing until January 2016"."""

from __future__ import annotations

import re
from calendar import month_name

MONTH = rf"({'|'.join(month_name[1:])})\s+(\d{{4}})"
OPENS = re.compile(rf"\b(?i:since|from|beginning in|starting in)\s+{MONTH}")
CLOSES = re.compile(rf"\b(?i:until|till|before|prior to)\s+{MONTH}")


def between(asked: str, said: str) -> str:
    """The months for which the reply admits something and the request was told nothing; empty where there are none.

    >>> between("nothing until January 2016", "since July 2015 there were some")
    'July to December 2015'
    """
    opened = [_months(found) for found in OPENS.finditer(said)]
    closed = [_months(found) for found in CLOSES.finditer(asked)]
    if not opened or not closed or min(opened) >= max(closed):
        return ""
    first, last = min(opened), max(closed) - 1
    if first == last:
        return _words(first)
    return f"{_words(first, year=first // 12 != last // 12)} to {_words(last)}"


def _months(found: re.Match[str]) -> int:
    return int(found[2]) * 12 + list(month_name).index(found[1]) - 1


def _words(months: int, year: bool = True) -> str:
    name = month_name[months % 12 + 1]
    return f"{name} {months // 12}" if year else name
