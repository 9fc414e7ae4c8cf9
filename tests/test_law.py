"""A pack answers: which provision on which day, what covers a citation, what a gap rests on."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.law import Law, body_kind, load, packs
from drafter.law.rows import in_force
from drafter.model import Case, Certainty, Evidence, Fact, Gap

SAID = Evidence("reply", 0, 1)
TODAY = date(2026, 11, 23)


def a_case(law: str, answered: str, **more: str) -> Case:
    facts = [Fact("answered", answered, SAID), *(Fact(kind.replace("_", "-"), day, SAID) for kind, day in more.items())]
    return Case((), (), (), (), tuple(facts), law, TODAY)


def a_gap(duty: str, *provisions: str) -> Gap:
    return Gap("a-rule", duty, Certainty.CERTAIN, (SAID,), (), provisions)


@pytest.fixture(params=packs())
def law(request: pytest.FixtureRequest) -> Law:
    return load(request.param)


@pytest.mark.parametrize(
    "pack, provision",
    [
        ("uk-foia", "FOIA s.17(1)(b)"),
        ("uk-eir", "EIR reg.14(3)(a)"),
        ("scot-foisa", "FOISA s.16(1)(c)"),
        ("scot-eisr", "EISR reg.13(b)"),
    ],
)
def test_the_same_refusal_rests_on_each_law(pack: str, provision: str) -> None:
    law, gap = load(pack), a_gap("refusal.name-exemption")
    ground = law.ground(gap, a_case(pack, "2026-03-10"))
    assert (ground.provision, ground.binding) == (provision, True)
    assert ground.source.startswith("https://") and ground.wording
    assert law.ground(gap, a_case(pack, "2004-11-01")).provision == ""


def test_section_40_before_and_after_25_may_2018() -> None:
    law, gap = load("uk-foia"), a_gap("refusal.personal-data")
    old, new = (law.ground(gap, a_case("uk-foia", day)) for day in ("2018-05-24", "2018-05-25"))
    assert (old.provision, new.provision) == ("FOIA s.40(3)(a)(i)", "FOIA s.40(3A)(a)")
    assert "1998" in old.wording and "1998" not in new.wording
    assert law.superseded("FOIA s.40(3)(a)(i)", date(2020, 1, 1))
    assert law.superseded("FOIA s.40(3A)(a)", date(2016, 1, 1))


@pytest.mark.parametrize(
    "key", ["refusal.personal-data", "refusal.confirm-or-deny", "refusal.personal-data-definition"]
)
def test_nothing_of_2018_is_said_of_a_reply_of_2016(law: Law, key: str) -> None:
    row = law.duty(key, date(2016, 12, 8))
    assert row is not None and row.since < date(2018, 5, 25)
    assert not {"3A", "3B", "4A", "5A", "5B", "2A", "2B"}.intersection(row.provision.replace(")", "(").split("("))


def test_the_day_that_matters_is_stated_by_the_duty() -> None:
    law = load("uk-foia")
    case = a_case("uk-foia", "2018-08-20", requested="2018-05-01", review_answered="2018-09-10")
    assert law.ground(a_gap("time.review"), case).provision == "FOIA s.45 Code Part 5"
    earlier = a_case("uk-foia", "2018-05-20", requested="2018-05-01", review_answered="2018-06-10")
    assert law.ground(a_gap("time.review"), earlier).provision == ""  # the Code is of July 2018
    assert law.ground(a_gap("time.reply"), a_case("uk-foia", "2005-01-20", requested="2004-12-20")).provision == ""


def test_a_duty_may_rest_on_the_provision_cited() -> None:
    law, case = load("uk-foia"), a_case("uk-foia", "2026-03-10")
    ground = law.ground(a_gap("exemption.availability", "FOIA s.35(1)(a)"), case)
    assert ground.provision == "FOIA s.35(1)(a)"
    assert ground.source == "https://www.legislation.gov.uk/ukpga/2000/36/section/35"
    assert law.ground(a_gap("law.stated"), case).provision == "FOIA"


def test_a_law_without_the_duty_raises_nothing() -> None:
    ground = load("scot-foisa").ground(a_gap("refusal.qualified-person"), a_case("scot-foisa", "2026-03-10"))
    assert (ground.provision, ground.binding) == ("", False)


@pytest.mark.parametrize(
    "cited, found",
    [
        ("FOIA s.40(3)(a)(i)", "FOIA s.40(3)(a)(i)"),
        ("FOIA s.40(2)(a)", "FOIA s.40(2)"),
        ("FOIA s.36(2)(b)(ii)", "FOIA s.36(2)(b)(ii)"),
        ("FOIA s.43(2)(x)", "FOIA s.43(2)"),
        ("FOIA s.31(9)", "FOIA s.31"),
        ("FOIA s.99", None),
        ("FOIA s.3", None),
        ("FOIA s.39(1A)", None),  # a definition: nobody can refuse under it
    ],
)
def test_the_most_specific_row(cited: str, found: str | None) -> None:
    row = load("uk-foia").exemption(cited, date(2016, 1, 1))
    assert (row.provision if row else None) == found


def test_section_37_was_split_in_2011() -> None:
    law = load("uk-foia")
    before, after = (law.exemption("FOIA s.37(1)(a)", day) for day in (date(2011, 1, 18), date(2011, 1, 19)))
    assert before and after and (before.absolute, after.absolute) == (False, True)
    household = law.exemption("FOIA s.37(1)(ad)", date(2020, 1, 1))
    assert household and not household.absolute
    assert law.superseded("FOIA s.37(1)(ab)", date(2010, 1, 1))


def test_section_22a_from_october_2014() -> None:
    law = load("uk-foia")
    assert law.exemption("FOIA s.22A", date(2014, 9, 30)) is None
    assert law.exemption("FOIA s.22A(1)(b)(ii)", date(2014, 10, 1))


def test_limbs_take_over_from_their_parents() -> None:
    law = load("uk-foia")
    crime = law.exemption("FOIA s.31(1)(a)")
    assert crime and crime.prejudice and crime.needs == ("harm", "public-interest")
    assert crime.confirm_or_deny == "FOIA s.31(3)" and crime.evidence == "checked" and not crime.limb_decides
    secret, harm = law.exemption("FOIA s.43(1)"), law.exemption("FOIA s.43(2)")
    assert secret and harm and (secret.prejudice, harm.prejudice) == (False, True)
    third = law.exemption("FOIA s.40(4A)(a)")
    assert third and not third.absolute and "public-interest" in third.needs


def test_every_limb_lies_within_the_life_of_its_parent(law: Law) -> None:
    for row in law.exemptions:
        for limb in law.limbs(row.provision):
            parents = [other for other in law.exemptions if other.provision == row.provision]
            assert any(
                parent.since <= limb.since and (limb.until or date.max) <= (parent.until or date.max)
                for parent in parents
            ), limb.provision


def test_periods_end_on_their_last_day() -> None:
    rows = [row for row in load("uk-foia").duties if row.key == "refusal.personal-data"]
    assert in_force(rows, date(2018, 5, 24)) is rows[0] and in_force(rows, date(2018, 5, 25)) is rows[1]
    assert in_force(rows, date(2004, 12, 31)) is None and in_force(rows, None) is rows[1]


@pytest.mark.parametrize(
    "body, limit",
    [("Home Office", 600), ("DVLA", 600), ("Leeds City Council", 450), ("Kent Police", 450), ("X Ltd", None)],
)
def test_cost_limit_by_kind_of_body(body: str, limit: int | None) -> None:
    cost = load("uk-foia").cost(body_kind(body), date(2026, 3, 10))
    assert (cost.limit if cost else None) == limit
    assert cost is None or (cost.rate, len(cost.counts)) == (25, 4)


def test_environmental_law_has_no_cost_limit_and_scotland_has_one_for_all() -> None:
    assert load("uk-eir").cost("council") is None
    cost = load("scot-foisa").cost("council")
    assert cost and (cost.limit, cost.rate) == (600, 15)


def test_every_law_has_a_regulator_to_write_to(law: Law) -> None:
    regulator = law.regulator(date(2016, 1, 1))
    assert regulator and regulator.address and regulator.email and regulator.source


def test_codes_bind_nobody(law: Law) -> None:
    assert not any(code.binding for code in law.codes)
    assert not any(row.binding for row in law.limits if "Code" in row.provision)


def test_no_letter_gets_a_case_that_is_unchecked_or_not_yet_decided(law: Law) -> None:
    duties = {row.key for row in law.duties}
    fit = law.authorities_for(*duties, on=TODAY)
    assert fit and all(case.evidence != "unchecked" and case.good_law for case in fit)
    assert not any(case.since > date(2013, 1, 1) for case in law.authorities_for(*duties, on=date(2013, 1, 1)))


def test_cumulative_balancing_after_2025() -> None:
    law = load("uk-foia")
    names = [
        [case.key for case in law.authorities_for("refusal.public-interest", on=day)]
        for day in (date(2025, 7, 22), TODAY)
    ]
    assert "montague" not in names[0] and "montague" in names[1]


def test_provisions_as_a_letter_writes_them() -> None:
    law = load("uk-foia")
    assert law.cite("FOIA s.17(1)(c)") == "section 17(1)(c)"
    assert law.cite("FOIA s.17(1)(c)", full=True) == "section 17(1)(c) of the Freedom of Information Act 2000"
    assert law.cite("EIR reg.12(4)(b)", full=True).startswith("regulation 12(4)(b) of the Environmental")
    assert law.cite("FOIA s.45 Code Part 5") == "Part 5"
    assert law.cite("another law s.1") == "another law s.1"
