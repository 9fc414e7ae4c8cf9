"""Time limits: from which day, how long, with what working."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.law import load, packs

DAYS = st.dates(date(2005, 1, 4), date(2028, 12, 31))


@pytest.mark.parametrize(
    "pack, key, start, due",
    [
        ("uk-foia", "reply", "2026-03-10", "2026-04-10"),
        ("uk-eir", "reply", "2026-03-10", "2026-04-10"),
        ("scot-foisa", "reply", "2026-03-10", "2026-04-08"),
        ("scot-eisr", "reply", "2026-03-10", "2026-04-08"),
        ("uk-foia", "reply", "2026-06-01", "2026-06-30"),
        ("uk-foia", "reply", "2026-11-23", "2026-12-22"),
        ("uk-foia", "review.ask", "2016-12-08", "2017-02-08"),
        ("uk-eir", "reply.extended", "2026-03-10", "2026-05-11"),
        ("uk-foia", "regulator.ask", "2026-03-20", "2026-05-01"),
        ("scot-foisa", "regulator.ask", "2026-03-20", "2026-09-20"),
        ("uk-foia", "appeal", "2026-03-20", "2026-04-17"),
        ("uk-foia", "fee.pay", "2026-01-15", "2026-04-14"),  # three months that begin with the day of the notice
    ],
)
def test_due(pack: str, key: str, start: str, due: str) -> None:
    assert load(pack).deadline(key, date.fromisoformat(start)).on == date.fromisoformat(due)


def test_the_working_in_words() -> None:
    found = load("uk-foia").deadline("reply", date(2026, 3, 10))
    assert found.working == (
        "20 working days after 10 March 2026; not counted: 17 March 2026 (St Patrick's Day, Northern Ireland); "
        "3 April 2026 (Good Friday); 6 April 2026 (Easter Monday, England and Wales, Northern Ireland); "
        "8 Saturdays and Sundays"
    )
    assert (found.provision, found.binding, found.what) == ("FOIA s.10(1)", True, "the reply is due")


def test_what_binds_and_what_does_not() -> None:
    binding = {pack: load(pack).deadline("review.answer", date(2026, 3, 10)).binding for pack in packs()}
    assert binding == {"uk-foia": False, "uk-eir": True, "scot-foisa": True, "scot-eisr": True}


def test_in_scotland_a_review_is_asked_for_from_the_day_the_answer_was_due() -> None:
    law, received = load("scot-foisa"), date(2026, 3, 10)
    early, late = (law.counted("review.ask", day, received=received) for day in (date(2026, 3, 20), date(2026, 4, 20)))
    assert (early.start, late.start) == (date(2026, 4, 8), date(2026, 4, 20))
    assert law.counted("review.ask", date(2026, 3, 20)).start == date(2026, 3, 20)  # the request is not known


def test_a_school_does_not_count_its_holidays_but_never_takes_more_than_sixty_days() -> None:
    law, summer = load("uk-foia"), (date(2026, 7, 18), date(2026, 9, 2))
    assert law.deadline("reply", date(2026, 7, 1), body="school").on == date(2026, 7, 30)
    found = law.deadline("reply", date(2026, 7, 1), body="school", closed=[summer])
    assert (found.on, found.provision) == (date(2026, 9, 15), "SI 2004/3364 reg.3")
    capped = law.deadline("reply", date(2026, 5, 1), body="school", closed=[(date(2026, 5, 2), date(2026, 12, 1))])
    assert capped.on == date(2026, 7, 30) and capped.working.startswith("60 working days after 1 May 2026, the most")
    assert law.deadline("reply", date(2026, 7, 1), body="council", closed=[summer]).on == date(2026, 7, 30)


def test_a_fee_stops_the_clock() -> None:
    pause = (date(2026, 3, 12), date(2026, 3, 20))
    found = load("uk-foia").deadline("reply", date(2026, 3, 10), pauses=[pause])
    assert found.on == date(2026, 4, 20) and "12 March 2026 to 16 March 2026 (clock stopped)" in found.working


def test_everything_that_runs_from_what_happened() -> None:
    events = {"received": date(2026, 3, 10), "answered": date(2026, 3, 20), "review-asked": date(2026, 4, 1)}
    found = {counted.row.key: counted.on for counted in load("scot-foisa").deadlines(events)}
    assert found == {"reply": date(2026, 4, 8), "review.ask": date(2026, 6, 5), "review.answer": date(2026, 4, 30)}
    silent = {counted.row.key for counted in load("uk-eir").deadlines({"received": date(2026, 3, 10)})}
    assert silent == {"reply", "reply.extended", "review.ask"}  # silence is a failure to complain about


@given(st.sampled_from(packs()), DAYS)
def test_scotland_is_never_later_than_the_union(_: str, start: date) -> None:
    assert load("scot-foisa").deadline("reply", start).on <= load("uk-foia").deadline("reply", start).on


@given(st.sampled_from(packs()), DAYS, st.data())
def test_an_end_comes_after_its_start_and_after_an_earlier_ones(pack: str, start: date, data: st.DataObject) -> None:
    law = load(pack)
    key = data.draw(st.sampled_from(law.limit_keys))
    later = data.draw(st.dates(start, date(2029, 1, 31)))
    assert start < law.deadline(key, start).on <= law.deadline(key, later).on


@given(DAYS, st.lists(st.tuples(DAYS, st.integers(0, 40)), max_size=3))
def test_closed_days_are_never_the_end_unless_the_cap_is(start: date, closed: list[tuple[date, int]]) -> None:
    from datetime import timedelta

    law = load("uk-foia")
    periods = [(day, day + timedelta(days=length)) for day, length in closed]
    found = law.counted("reply", start, body="school", closed=periods)
    shut = any(first <= found.on <= last for first, last in periods)
    assert not shut or found.days[-1].number == found.row.cap
