"""Counting days: which are working days, where a period ends, and why each day was or was not counted.

Bank holidays are data (`laws/calendars/*.toml`), by part of the country; a law that counts a holiday in
any part unites the parts. The day on which a period starts is never counted itself.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from drafter.errors import DrafterError, LawError

WEEKEND = {5: "Saturday", 6: "Sunday"}  # by the number of the weekday
ONE = timedelta(days=1)
Off = Callable[[date], str]  # why a day is not counted; empty where it is


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a count: its number in it, or none and the reason why it was left out."""

    on: date
    number: int | None
    why: str = ""


@dataclass(frozen=True, slots=True, eq=False)  # read once from a file, and itself the key of what is kept of it
class Holidays:
    """The bank holidays of a country: for each part, day and name, between the first and the last day that is known."""

    file: str
    first: date
    last: date
    parts: Mapping[str, Mapping[date, str]]
    _united: dict[tuple[str, ...], dict[date, str]] = field(default_factory=dict, compare=False, repr=False)

    def united(self, names: Sequence[str]) -> dict[date, str]:
        """Every holiday in any of the parts, computed once; its name says in which, where not in all of them."""
        key = tuple(names)
        if key not in self._united:
            self._united[key] = self._unite(key)
        return self._united[key]

    def _unite(self, names: Sequence[str]) -> dict[date, str]:
        found: dict[date, str] = {}
        for day in sorted({day for name in names for day in self.parts[name]}):
            where = [name for name in names if day in self.parts[name]]
            title = self.parts[where[0]][day]
            shown = ", ".join(part.replace("-", " ").title().replace(" And ", " and ") for part in where)
            found[day] = title if len(where) == len(names) else f"{title}, {shown}"
        return found


@cache
def holidays(path: Path) -> Holidays:
    """The calendar in a file. Raises LawError with the file and what is wrong in it."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LawError(f"{path.name}: cannot be read as a calendar ({error})") from error
    for key, kind in {"first": date, "last": date, "days": list}.items():
        if not isinstance(data.get(key), kind):
            raise LawError(f"{path.name}: a calendar needs '{key}'; see calendars/uk.toml for the form")
    parts: dict[str, dict[date, str]] = {}
    for number, group in enumerate(data["days"], 1):
        for day, title in _dates(group, f"{path.name}: days {number}").items():
            for part in group["parts"]:
                parts.setdefault(part, {})[day] = title
    return Holidays(path.name, data["first"], data["last"], parts)


def _dates(group: Mapping[str, Any], place: str) -> dict[date, str]:
    if set(group) != {"parts", "dates"}:
        raise LawError(f"{place}: has {', '.join(sorted(group))}; allowed: parts, dates")
    try:
        return {date.fromisoformat(day): title for day, title in group["dates"].items()}
    except ValueError as error:
        raise LawError(f"{place}: a day is written 2005-01-01 ({error})") from error


def day_of(text: str, option: str) -> date:
    """A day that somebody gave, written 2026-03-10. Raises DrafterError with the `option` that it was given for."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise DrafterError(f"{option}: not a date; write it as 2026-03-10") from None


def in_words(day: date) -> str:
    """A day as a letter writes it: "10 March 2026"."""
    return f"{day.day} {day:%B %Y}"


def weekend(day: date) -> str:
    """Why a Saturday or Sunday is not counted."""
    return WEEKEND.get(day.weekday(), "")


def working(calendar: Holidays, parts: Sequence[str], *more: Off) -> Off:
    """Why a day is no working day: a weekend, a bank holiday in one of the parts, or a further reason."""
    closed = calendar.united(parts)

    def off(day: date) -> str:
        if not calendar.first <= day <= calendar.last:
            raise LawError(
                f"{calendar.file}: no bank holidays known for {day.isoformat()}; "
                f"it covers {calendar.first.isoformat()} to {calendar.last.isoformat()}"
            )
        return weekend(day) or closed.get(day, "") or next(filter(None, (reason(day) for reason in more)), "")

    return off


def between(periods: Sequence[tuple[date, date]], why: str) -> Off:
    """A reason for leaving out every day of some periods, their first and last day included."""
    return lambda day: why if any(start <= day <= end for start, end in periods) else ""


def count(start: date, number: int, off: Off) -> tuple[Day, ...]:
    """Days after `start` until `number` of them were counted; the last one is the end of the period."""
    return tuple(_counted(start, number, off))


def _counted(start: date, number: int, off: Off) -> Iterator[Day]:
    day, reached = start, 0
    while reached < number:
        day += ONE
        why = off(day)
        if not why:
            reached += 1
        yield Day(day, None if why else reached, why)


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = (date(year + month // 11, (month + 1) % 12 + 1, 1) - ONE).day
    return date(year, month + 1, min(day.day, last))
