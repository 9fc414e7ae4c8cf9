"""Days: which ones count, where a period ends, and that the vendored holidays are the real ones."""

from __future__ import annotations

import warnings
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.calendar import Day, add_months, between, count, holidays, working
from drafter.errors import LawError
from drafter.files import LAWS

UK = holidays(LAWS / "calendars" / "uk.toml")
PARTS = ("england-and-wales", "scotland", "northern-ireland")
STARTS = st.dates(date(2005, 1, 1), date(2029, 12, 31))

# The package has it a year early: the Act that made it a holiday (2007 asp 2) came into force on 16 January 2007.
NOT_YET = {("scotland", date(2006, 11, 30))}


def end(start: date, number: int, *parts: str) -> date:
    return count(start, number, working(UK, parts))[-1].on


@pytest.mark.parametrize(
    "received, parts, due",
    [
        ("2026-03-10", PARTS, "2026-04-10"),
        ("2026-03-10", ("scotland",), "2026-04-08"),
        ("2026-06-01", PARTS, "2026-06-30"),
        ("2026-11-23", PARTS, "2026-12-22"),
        ("2016-11-10", ("england-and-wales",), "2016-12-08"),
        ("2016-11-10", PARTS, "2016-12-09"),  # 30 November is a bank holiday in Scotland
        ("2016-11-10", ("scotland",), "2016-12-09"),
        ("2026-03-14", PARTS, "2026-04-15"),  # a Saturday
        ("2025-12-25", PARTS, "2026-01-27"),  # Christmas Day
        ("2024-02-29", PARTS, "2024-04-02"),  # a leap day; Easter and St Patrick in between
    ],
)
def test_twentieth_working_day(received: str, parts: tuple[str, ...], due: str) -> None:
    assert end(date.fromisoformat(received), 20, *parts) == date.fromisoformat(due)


def test_day_by_day() -> None:
    days = count(date(2026, 3, 13), 2, working(UK, PARTS))
    assert days == (
        Day(date(2026, 3, 14), None, "Saturday"),
        Day(date(2026, 3, 15), None, "Sunday"),
        Day(date(2026, 3, 16), 1),
        Day(date(2026, 3, 17), None, "St Patrick's Day, Northern Ireland"),
        Day(date(2026, 3, 18), 2),
    )


@pytest.mark.parametrize("day", [date(2026, 6, 15), date(2011, 4, 29), date(2022, 9, 19), date(2020, 5, 8)])
def test_one_off_holidays_are_known(day: date) -> None:
    assert working(UK, PARTS)(day)


def test_the_world_cup_is_scotland_only() -> None:
    assert working(UK, ["scotland"])(date(2026, 6, 15))
    assert not working(UK, ["england-and-wales", "northern-ireland"])(date(2026, 6, 15))


@given(STARTS, st.integers(1, 60))
def test_never_ends_on_a_day_off(start: date, number: int) -> None:
    off = working(UK, PARTS)
    days = count(start, number, off)
    assert not off(days[-1].on)
    assert [day.number for day in days if day.number] == list(range(1, number + 1))
    assert [day.on for day in days] == [start + timedelta(days=n + 1) for n in range(len(days))]


@given(STARTS, st.integers(0, 30), st.integers(1, 40))
def test_a_later_start_never_ends_sooner(start: date, later: int, number: int) -> None:
    assert end(start, number, *PARTS) <= end(start + timedelta(days=later), number, *PARTS)


@given(STARTS, st.integers(1, 60))
def test_the_union_never_ends_before_a_part(start: date, number: int) -> None:
    assert end(start, number, *PARTS) >= max(end(start, number, part) for part in PARTS)


@given(STARTS, st.integers(0, 60), st.integers(1, 40))
def test_a_pause_only_lengthens(start: date, length: int, number: int) -> None:
    pause = (start, start + timedelta(days=length))
    off = working(UK, PARTS, between([pause], "clock stopped"))
    ends = count(start, number, off)[-1].on
    assert ends >= end(start, number, *PARTS)
    assert not pause[0] <= ends <= pause[1]


@cache
def package(part: str, year: int) -> dict[date, str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import holidays as pypi

        subdivision = {"england-and-wales": "ENG", "scotland": "SCT", "northern-ireland": "NIR"}[part]
        return dict(pypi.country_holidays("GB", subdiv=subdivision, years=year))


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("year", range(2005, 2031))
def test_holidays_are_those_of_the_package(part: str, year: int) -> None:
    theirs = {day for day in package(part, year) if day.weekday() < 5 and (part, day) not in NOT_YET}
    assert {day for day in UK.parts[part] if day.year == year} == theirs


def test_every_vendored_holiday_is_inside_its_bounds_and_no_weekend() -> None:
    for days in UK.parts.values():
        assert all(UK.first <= day <= UK.last and day.weekday() < 5 for day in days)
    assert set(UK.parts) == set(PARTS)


def test_a_day_outside_the_table_is_an_error() -> None:
    with pytest.raises(LawError, match=r"uk\.toml: no bank holidays known for 2031-01-01; it covers 2005-01-01 to"):
        end(date(2030, 12, 30), 20, *PARTS)


@pytest.mark.parametrize(
    "day, months, then",
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 15), 12, date(2027, 12, 15)),
        (date(2026, 6, 10), 6, date(2026, 12, 10)),
    ],
)
def test_months(day: date, months: int, then: date) -> None:
    assert add_months(day, months) == then


@given(STARTS, st.integers(1, 24))
def test_months_keep_the_day_or_take_the_last(day: date, months: int) -> None:
    then = add_months(day, months)
    assert (then.year - day.year) * 12 + then.month - day.month == months
    assert then.day == day.day or (then + timedelta(days=1)).day == 1
