"""Which law governs, and what kind of body wrote: both told by data."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from drafter.files import LAWS
from drafter.law import body_kind, choose, is_scottish, load, packs
from drafter.law.bodies import UNKNOWN, kinds
from drafter.law.choose import heads
from drafter.patterns import Listed

BODIES = tomllib.loads((LAWS / "common" / "bodies.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "citations, names, authority, chosen",
    [
        (["FOIA s.40(2)"], [], "Home Office", "uk-foia"),
        (["EIR reg.12(4)(b)"], ["Environmental Information Regulations 2004"], "Leeds City Council", "uk-eir"),
        (["FOISA s.38(1)(b)"], [], "Glasgow City Council", "scot-foisa"),
        ([], [], "Glasgow City Council", "scot-foisa"),
        ([], [], "Leeds City Council", "uk-foia"),
        ([], [], None, "uk-foia"),
        ([], ["EIRs"], "Home Office", "uk-eir"),
        ([], ["EIRs"], "Fife Council", "scot-eisr"),
        ([], ["the Freedom of Information Act"], "Fife Council", "scot-foisa"),
        ([], ["Freedom of Information (Scotland) Act 2002"], None, "scot-foisa"),
        (["EISR reg.10(4)(b)", "FOISA s.39(2)"], ["EIRs"], "SEPA", "scot-eisr"),
        # the other law is named in passing, or as the way out
        (["FOIA s.39", "EIR reg.12(4)(e)"], ["FOIA"], "Defra", "uk-foia"),
        (["FOIA s.12"], ["Freedom of Information Act 2000", "EIR"], "Leeds City Council", "uk-foia"),
        # a body of the whole country that bears Scotland's name
        ([], ["Freedom of Information Act 2000"], "Scotland Office", "uk-foia"),
    ],
)
def test_choice(citations: list[str], names: list[str], authority: str | None, chosen: str) -> None:
    assert choose(citations, names, authority, date(2026, 3, 10)) == chosen


def test_a_day_before_all_laws_still_has_an_answer() -> None:
    assert choose(["FOIA s.40"], [], None, date(2004, 1, 1)) == "uk-foia"


def test_the_heads_say_what_the_packs_say() -> None:
    assert {head.id for head in heads()} == set(packs())
    for head in heads():
        law = load(head.id)
        assert (head.short, head.names, head.territory, head.covers) == (
            law.short,
            law.names,
            law.territory,
            law.covers,
        )


@pytest.mark.parametrize(
    "name, kind, scottish",
    [
        ("Home Office", "department", False),
        ("Ministry of Justice", "department", False),
        ("Department of Justice", "ni-department", False),
        ("Scottish Government", "department", True),
        ("DVLA", "agency", False),
        ("HM Courts and Tribunals Service", "agency", False),
        ("Leeds City Council", "council", False),
        ("Royal Borough of Kensington and Chelsea", "council", False),
        ("Perth and Kinross Council", "council", True),
        ("Ambleside Parish Council", "parish", False),
        ("Greater Manchester Police", "police", False),
        ("Police Scotland", "police", True),
        ("Police and Crime Commissioner for Kent", "police", False),
        ("University Hospitals Bristol NHS Foundation Trust", "nhs", False),
        ("NHS Lothian", "nhs", True),
        ("NHS 24", "nhs", True),
        ("University of Leeds", "university", False),
        ("London School of Economics", "university", False),
        ("University of St Andrews", "university", True),
        ("St Mary’s Primary School", "school", False),
        ("Harris Academy", "academy", False),
        ("Barton Peveril Sixth Form College", "college", False),
        ("General Medical Council", "regulator", False),
        ("College of Policing", "regulator", False),
        ("Medical Research Council", "public-corporation", False),
        ("BBC Scotland", "public-corporation", False),
        ("Kent Fire and Rescue Service", "fire", False),
        ("Transport for London", "transport", False),
        ("Widgets Ltd", UNKNOWN, False),
        ("", UNKNOWN, False),
        (None, UNKNOWN, False),
    ],
)
def test_kind_of_body(name: str | None, kind: str, scottish: bool) -> None:
    assert (body_kind(name), is_scottish(name)) == (kind, scottish)


@pytest.mark.parametrize("row", BODIES["kind"], ids=[row["key"] for row in BODIES["kind"]])
def test_every_name_in_the_data_is_of_its_own_kind(row: dict[str, list[str]]) -> None:
    for name in row.get("names", []):
        assert body_kind(name.removesuffix("*")) == row["key"], name


def test_every_kind_but_the_armed_forces_of_scotland_has_a_cost_limit() -> None:
    known = {body for cost in load("uk-foia").costs for body in cost.bodies}
    assert known == set(kinds())


def test_words_are_whole_and_whatever_the_case() -> None:
    pattern = Listed(("flood defence*", "bbc", "king's college"))
    assert pattern.search("FLOOD  Defences") and pattern.search("the BBC,") and pattern.search("King’s College")
    assert not pattern.search("abbc") and not pattern.search("bbc-like") and not Listed(()).search("anything")


@pytest.mark.parametrize("pack", ["uk-eir", "scot-eisr"])
def test_environmental_information_has_six_limbs(pack: str) -> None:
    subjects = load(pack).subjects
    assert [row.provision[-3:] for row in subjects] == ["(a)", "(b)", "(c)", "(d)", "(e)", "(f)"]
    every = [word for row in subjects for word in row.words]
    assert len(every) == len(set(every)), "a word shows one limb"
    assert not set(every) & {word for row in subjects for word in row.weak}
    strong = Listed(every)
    assert strong.search("all air-quality readings, or the air quality plan") and strong.search(
        "tree felling at Ash Common"
    )
    assert not strong.search("the number of parking fines and the salary of the chief executive")
