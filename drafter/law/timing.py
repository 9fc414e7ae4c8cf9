"""By when something is due under a law, with the working in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from drafter.calendar import Day, Holidays, Off, add_months, between, count, working
from drafter.law.rows import TimeLimit
from drafter.model import Deadline

Period = tuple[date, date]
UNITS = {"working": "working day", "calendar": "day", "weeks": "week", "months": "month"}


@dataclass(frozen=True, slots=True)
class Counted:
    """A time limit counted out: the row, the day it starts from, every day that was looked at, the end."""

    row: TimeLimit
    start: date
    days: tuple[Day, ...]
    on: date

    @property
    def deadline(self) -> Deadline:
        """The same for a letter."""
        return Deadline(self.row.what, self.on, self.row.provision, self.working, self.row.binding)

    @property
    def working(self) -> str:
        """The count in words: what was counted and what was left out, and why."""
        unit = UNITS[self.row.unit] + ("" if self.row.count == 1 else "s")
        told = f"{self.row.count} {unit} after {say(self.start)}"
        capped = self.row.cap and self.days[-1].number == self.row.cap and self.row.cap != self.row.count
        if capped:
            told = (
                f"{self.row.cap} {unit} after {say(self.start)}, the most that closed days can make of {self.row.count}"
            )
        left_out = list(_left_out(self.days))
        return told + ("; not counted: " + "; ".join(left_out) if left_out else "")


def say(day: date) -> str:
    """A day as a letter writes it: "10 March 2026"."""
    return f"{day.day} {day:%B %Y}"


def counted(
    row: TimeLimit, start: date, calendar: Holidays | None, pauses: Sequence[Period] = (), closed: Sequence[Period] = ()
) -> Counted:
    """A time limit from a day on. `pauses` stop the clock; `closed` are days on which a school does not open."""
    if row.unit != "working":
        end = _plain(row, start)
        return Counted(row, start, (), end)
    if calendar is None:
        raise ValueError(f"{row.key}: working days need a calendar")
    paused = between(pauses, "clock stopped")
    off: Off = working(calendar, row.calendar, paused)
    days = count(start, row.count, working(calendar, row.calendar, paused, between(closed, "closed")))
    if row.cap:
        days = min(days, count(start, row.cap, off), key=lambda found: found[-1].on)
    return Counted(row, start, days, days[-1].on)


def _plain(row: TimeLimit, start: date) -> date:
    if row.unit == "months":
        return add_months(start, row.count)
    return start + timedelta(days=row.count * (7 if row.unit == "weeks" else 1))


def _left_out(days: Sequence[Day]) -> list[str]:
    """What was not counted, runs of one reason together, weekends in one word at the end."""
    told = []
    for why, run in groupby((day for day in days if not _weekend(day) or day.number), key=lambda day: day.why):
        if why:
            on = [day.on for day in run]
            told.append(f"{say(on[0])} ({why})" if len(on) == 1 else f"{say(on[0])} to {say(on[-1])} ({why})")
    weekends = sum(1 for day in days if _weekend(day))
    return [*told, f"{weekends} Saturdays and Sundays"] if weekends else told


def _weekend(day: Day) -> bool:
    return day.why in ("Saturday", "Sunday")


def start_of(row: TimeLimit, events: Mapping[str, date]) -> date | None:
    """The day from which a limit runs, of the events that are known; None where it is not among them."""
    if row.starts == "due-or-answered":
        days = [events[name] for name in ("due", "answered") if name in events]
        return max(days, default=None)
    if row.starts == "answered-or-due":
        return events.get("answered", events.get("due"))
    return events.get(row.starts)
