"""Dates as British letters write them, day first, read with own patterns (general parsers read "we" and "2000")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

from drafter.patterns import cued

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WELSH = "ion chw maw ebr mai meh gor aws med hyd tac rha".split()
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_IN_WELSH = r"(?P<month>ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr)"
_YEAR = r"(?P<year>(?:19|20)\d\d|[’']\d\d)\b"
_DAY = r"(?<![\d£/.])(?P<day>\d{1,2})\s{0,2}\^?(?:st|nd|rd|th)?(?:\s{0,2}|[-–./])"
_DATES = (
    cued(rf"{_DAY}(?:(?:day )?of )?{_MONTH}\b\.?,?(?:(?:\s{{1,2}}|[-–./])?{_YEAR})?", re.IGNORECASE),
    cued(rf"\b{_MONTH}\.?\s(?:the\s)?(?P<day>\d{{1,2}})(?:\s?(?:st|nd|rd|th))?,?\s{_YEAR}", re.IGNORECASE),
    cued(
        r"(?<![\d/.-])(?P<day>\d{1,2})\s?(?P<mark>[/.-])\s?(?P<month>\d{1,2})\s?(?P=mark)\s?(?P<year>(?:19|20)\d\d|"
        r"\d\d)(?![\w/-]|\.\d)"
    ),
    cued(r"(?<![\d/-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
    cued(rf"{_DAY}(?:o )?{_IN_WELSH}\b(?:\s(?P<year>(?:19|20)\d\d)\b)?", re.IGNORECASE),
)
_DIGIT = cued(r"\d")
_RANGE = re.compile(r"\s?(?:to|until|till|and|[–—-])\s?(?:the )?", re.IGNORECASE)
_OPENS = re.compile(r"\s?(?:to|until|till|[–—-])\s?(?:the )?\d", re.IGNORECASE)
_LEAP = 2000  # a year in which every date can be


@dataclass(frozen=True, slots=True)
class Dated:
    """A date at a place of a text; `whole` is false where the year was not written."""

    start: int
    end: int
    day: date
    whole: bool


def dates(text: str, year: int | None = None) -> Iterator[Dated]:
    """Every date of a text, in order; a date without its year takes `year`, or is left out."""
    if _DIGIT.search(text):
        yield from _found(text, year)


@lru_cache(maxsize=4_096)
def _found(text: str, year: int | None) -> tuple[Dated, ...]:
    every = [one for pattern in _DATES for match in pattern.finditer(text) if (one := _dated(match, year or _LEAP))]
    every.sort(key=lambda one: one.start)
    for place, (one, other) in enumerate(pairwise(every)):
        if other.whole and not one.whole and _RANGE.fullmatch(text, one.end, other.start):
            every[place] = _same_year(one, other.day)
    return tuple(one for one in every if year or one.whole)


def opens_range(text: str, one: Dated) -> bool:
    """Whether a date is the first of two that stand for all the days between them ("7 March to 3 April")."""
    return bool(_OPENS.match(text, one.end))


def _same_year(one: Dated, last: date) -> Dated:
    """The first day of a range with the year that is written behind its last."""
    year = last.year - ((one.day.month, one.day.day) > (last.month, last.day))
    try:
        return replace(one, day=one.day.replace(year=year), whole=True)
    except ValueError:  # no 29 February in that year
        return one


def _dated(match: re.Match[str], year: int) -> Dated | None:
    written = match["year"]
    number = int(written.lstrip("’'")) if written else year
    try:
        day = date(number + 2000 if number < 100 else number, _month(match["month"].lower()), int(match["day"]))
    except ValueError:
        return None
    return Dated(match.start(), match.end(), day, bool(written))


def _month(written: str) -> int:
    """The number of a month that is written as one, in English or in Welsh; ValueError where it is none."""
    if written.isdigit():
        return int(written)
    short = written[:3]
    return (_MONTHS if short in _MONTHS else _WELSH).index(short) + 1
