"""The letter that comes next, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafter.model import Kind, Message, Route, Side
from drafter.route import choose
from tests import letter_cases as given
from tests.test_letter_argument import made


def chosen(*rules: str) -> Route:
    """The route where these rules found something in a reply."""
    case, said = made(replied="I am sorry for the delay. There were four swans.")
    case = replace(case, messages=(Message(Side.AUTHORITY, Kind.REPLY, (said,)),))
    gaps = [replace(given.ground(rule).gap, evidence=(said,), items=()) for rule in rules]
    return choose(case, gaps, given.law())


def test_an_apology_for_delay_alone_calls_for_no_letter() -> None:
    assert chosen("late").letter == "none"


@pytest.mark.parametrize(("rules", "why"), [
    (("withheld",), "something was refused, and a review can put that right"),
    (("not-held", "wrong-regime"), "another law may apply, and a review can put that right"),
    (("withheld", "wrong-regime"), "something was refused, and a review can put that right"),
])  # fmt: skip
def test_a_review_is_asked_for_what_it_can_put_right(rules: tuple[str, ...], why: str) -> None:
    assert chosen(*rules) == Route("internal-review", why)


@pytest.mark.parametrize(("said", "letter"), [
    ("I have looked at it afresh. The original decision is upheld.", "regulator-complaint"),
    ("I uphold the refusal of 3 May.", "regulator-complaint"),
    ("Your complaint is not upheld.", "regulator-complaint"),
    ("Neither exemption is maintained. The report is below.", "none"),
    ("I have reviewed it, and the report is below.", "none"),
])  # fmt: skip
def test_a_review_that_upholds_without_a_gap_goes_to_the_regulator(said: str, letter: str) -> None:
    case, where = made(replied=said)
    case = replace(case, messages=(Message(Side.AUTHORITY, Kind.REVIEW_OUTCOME, (where,)),))
    assert choose(case, [], given.law()).letter == letter


@pytest.mark.parametrize("gone", ["redacted", "removed", "taken out"])
def test_signatures_left_out_of_papers_call_for_no_review(gone: str) -> None:
    case, said = made(
        replied=f"The papers are attached; signatures and telephone numbers have been {gone} under section 40(2)."
    )
    case = replace(case, messages=(Message(Side.AUTHORITY, Kind.REPLY, (said,)),))
    gap = replace(given.ground("withheld").gap, evidence=(said,), items=("1",), provisions=("FOIA s.40(2)",))
    assert choose(case, [gap], given.law()).letter == "follow-up"
