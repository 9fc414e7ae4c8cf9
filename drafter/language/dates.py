"""Dates as British letters write them, day first, read with own patterns (general parsers read "we" and "2000")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATES = (
    re.compile(
        rf"(?<![\d£/.])(?P<day>\d{{1,2}})\s?\^?(?:st|nd|rd|"
        rf"th)?\s?(?:of\s)?{_MONTH}\b\.?,?(?:\s?(?P<year>(?:19|20)\d\d)\b)?", re.I),
    re.compile(rf"\b{_MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year>(?:19|20)\d\d)\b", re.I),
    re.compile(r"(?<![\d/.-])(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>(?:(?:19|20)\d\d|\d\d))(?![\d/-]|\.\d)"),
    re.compile(r"(?<![\d/-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dated:
    """A date at a place of a text; `whole` is false where the year was not written."""

    start: int
    end: int
    day: date
    whole: bool


def dates(text: str, year: int | None = None) -> Iterator[Dated]:
    """Every date of a text, in order; a date without its year takes `year`, or is left out."""
    found = [one for pattern in _DATES for match in pattern.finditer(text) if (one := _dated(match, year))]
    yield from sorted(found, key=lambda one: one.start)


def _dated(match: re.Match[str], year: int | None) -> Dated | None:
    written = match["year"]
    number = int(written) if written else year
    if number is None:
        return None
    month = match["month"]
    try:
        day = date(
            number + 2000 if number < 100 else number,
            int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1,
            int(match["day"]),
        )
    except ValueError:
        return None
    return Dated(match.start(), match.end(), day, bool(written))
