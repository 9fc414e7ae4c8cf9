"""By when something is due under a law, with the working in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from itertools import groupby
from typing import TypedDict

from drafter.calendar import Day, Holidays, add_months, between, count, in_words, working
from drafter.law.rows import TimeLimit
from drafter.model import Deadline

Period = tuple[date, date]
UNITS = {"working": "working day", "calendar": "day", "weeks": "week", "months": "month"}
WEEKEND = ("Saturday", "Sunday")


class How(TypedDict, total=False):
    """What bears on a count besides the day on which it starts.

    `body` is a kind of body; `pauses` are periods, first and last day included, that stop the clock (a fee
    that is awaited); `closed` those on which a school does not open; `received` the day of the request, for
    a limit that does not start before the reply was due.
    """

    body: str
    pauses: Sequence[Period]
    closed: Sequence[Period]
    received: date


@dataclass(frozen=True)  # without slots, for its words are found when they are first asked for
class Counted:
    """A time limit counted out: the row, the day it starts from, every day that was looked at, the end."""

    row: TimeLimit
    start: date
    days: tuple[Day, ...]
    on: date

    @cached_property
    def deadline(self) -> Deadline:
        """The same for a letter."""
        return Deadline(self.row.what, self.on, self.row.provision, self.working, self.row.binding)

    @property
    def working(self) -> str:
        """The count in words: what was counted and what was left out, and why."""
        number, most = self.row.count, self.row.cap
        if most and self.days[-1].number == most:
            told = f"{self._units(most)}, the most that {number} can become"
        else:
            told = self._units(number)
        left_out = _left_out(self.days)
        return told + ("; not counted: " + "; ".join(left_out) if left_out else "")

    def _units(self, number: int) -> str:
        unit = UNITS[self.row.unit] + ("" if number == 1 else "s")
        return f"{number} {unit} {'from' if self.row.first_day_counts else 'after'} {in_words(self.start)}"


def counted(
    row: TimeLimit, start: date, calendar: Holidays | None, pauses: Sequence[Period] = (), closed: Sequence[Period] = ()
) -> Counted:
    """A time limit from a day on. `pauses` stop the clock; `closed` are days on which a school does not open."""
    return _counted(row, start, calendar, tuple(pauses), tuple(closed))


@lru_cache(maxsize=1_024)
def _counted(
    row: TimeLimit, start: date, calendar: Holidays | None, pauses: tuple[Period, ...], closed: tuple[Period, ...]
) -> Counted:
    if row.unit != "working" or calendar is None:
        return Counted(row, start, (), _plain(row, start))
    off = working(calendar, row.calendar, between(pauses, "clock stopped"))
    open_days = working(calendar, row.calendar, between(pauses, "clock stopped"), between(closed, "closed"))
    days = count(start, row.count, open_days if row.cap else off)
    if row.cap:
        days = min(days, count(start, row.cap, off), key=lambda found: found[-1].on)
    return Counted(row, start, days, days[-1].on)


def _plain(row: TimeLimit, start: date) -> date:
    """The end of a count of months, weeks or days of every kind."""
    if row.unit == "months":
        return add_months(start, row.count) - timedelta(days=row.first_day_counts)
    return start + timedelta(days=row.count * (7 if row.unit == "weeks" else 1) - row.first_day_counts)


def _left_out(days: Sequence[Day]) -> list[str]:
    """What was not counted, runs of one reason together, weekends in one word at the end."""
    told = []
    for why, run in groupby((day for day in days if day.why not in WEEKEND), key=lambda day: day.why):
        if why:
            on = [day.on for day in run]
            told.append(
                f"{in_words(on[0])} ({why})" if len(on) == 1 else f"{in_words(on[0])} to {in_words(on[-1])} ({why})"
            )
    weekends = sum(day.why in WEEKEND for day in days)
    return [*told, f"{weekends} Saturdays and Sundays"] if weekends else told


def start_of(row: TimeLimit, events: Mapping[str, date]) -> date | None:
    """The day from which a limit runs, of the events that are known; None where it is not among them."""
    if row.starts == "due-or-answered":
        return max((events[name] for name in ("due", "answered") if name in events), default=None)
    if row.starts == "answered-or-due":
        return events.get("answered", events.get("due"))
    return events.get(row.starts)
