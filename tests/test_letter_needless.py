"""What letters asked, quoted or said needlessly when they were read as the official reads them: all invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafter.letter import values, write
from drafter.letter.reading import unnumbered
from drafter.model import Answer, Certainty, Fact, Ground, Letter, Outcome
from tests import letter_cases as given
from tests.test_letter_argument import made, words

HERON = "The Board holds no list of herons."
BUREAU = "You may wish to ask the Osier Bird Bureau, which counts them."
REVIEW, COMPLAINT = "internal-review", "regulator-complaint"
LATER = "Ducks are counted each spring by hand."


def about(*said: tuple[str, str, tuple[str, ...]], kind: str = "follow-up", replied: str = "",
          provisions: tuple[str, ...] = ()) -> Letter:  # fmt: skip
    """A letter about sentences of a reply to two questions: each with its rule and the items it concerns."""
    case, place = made(replied=replied or " ".join(dict.fromkeys(text for text, _, _ in said)))
    case = replace(case, items=(case.items[0], replace(case.items[0], number="2")))
    whole, law, grounds = case.sources[0].text, given.law(), list[Ground]()
    for text, rule, items in said:
        at = place._replace(start=whole.index(text), end=whole.index(text) + len(text))
        gap = replace(
            given.ground(rule).gap, evidence=(at,), items=items, provisions=provisions, certainty=Certainty.CERTAIN
        )
        grounds.append(law.ground(gap, case))
    return write(kind, case, grounds, law, given.SENDER, (), strength="all")


@pytest.mark.parametrize("items", [((), ()), (("1",), ("1",)), (("1",), ()), ((), ("1",))])
def test_what_is_not_held_is_not_also_asked_for_as_if_it_might_be(items: tuple[tuple[str, ...], ...]) -> None:
    letter = about((HERON, "not-held", items[0]), (HERON, "search-not-described", items[0]), (BUREAU, "sent-elsewhere", items[1]))  # fmt: skip  # noqa: E501
    text = words(letter)
    assert len([block for block in letter.blocks if block.kind == "h2"]) == 2  # the subject and one point
    assert "check once more" in text and "whether you hold any" not in text
    assert "Please also give me the contact details of the body that holds what you do not" in text
    assert "If it is still not found, please tell me which teams" in text


def test_what_is_not_held_and_what_another_body_holds_are_two_points_where_they_are_two_questions() -> None:
    text = words(about((HERON, "not-held", ("1",)), (BUREAU, "sent-elsewhere", ("2",))))
    assert "check once more" in text and "whether you hold any" in text


@pytest.mark.parametrize(
    "told",
    [
        "You may ask the Osier Bird Bureau at herons@bureau.example.",
        "You may ask the Osier Bird Bureau, 4 Reed Lane, Osier OV1 2AB.",
        "You may ask the Osier Bird Bureau. Its contact details are below.",
        "You may ask the Osier Bird Bureau on 01632 960123.",
        "You may ask the Osier Bird Bureau.\n\nwww.bureau.example",
    ],
)
def test_no_contact_details_are_asked_for_that_the_reply_gives(told: str) -> None:
    first = told.partition("Bureau")[0] + "Bureau"
    for others in ((), ((HERON, "not-held", ()),)):
        text = words(about((first, "sent-elsewhere", ()), *others, replied=f"{HERON} {told}"))
        assert "contact details of" not in text


@pytest.mark.parametrize("rule", ["no-review-route", "late"])
def test_what_is_wrong_with_the_reply_as_a_whole_is_not_put_under_a_question(rule: str) -> None:
    letter = about((HERON, "withheld", ("1",)), (LATER, rule, ("1",)), kind="internal-review")
    heads = [block.text for block in letter.blocks if block.kind == "h2"]
    assert heads[-1].endswith(("Where to turn", "Time taken"))


def test_nobody_is_thanked_for_an_enclosure_that_did_not_come() -> None:
    case, said = made(replied="Please find attached the list of herons.")
    case = replace(case, answers=(Answer((), Outcome.SUPPLIED, said),))
    missing = replace(given.ground("attachment-missing").gap, evidence=(said,))
    assert values.thanks(case, ())["given"]
    assert not values.thanks(case, (given.law().ground(missing, case),))["given"]


def test_a_reference_with_a_label_of_its_own_has_one_colon_in_the_subject() -> None:
    case = given.without("reference")
    told = replace(case, facts=(*case.facts, Fact("reference", "FOI: 0417", case.facts[0].said)))
    assert write("internal-review", told, (), given.law(), given.SENDER, ()).about.endswith("review: FOI 0417")


def test_a_heading_alone_is_not_quoted_against_the_weighing_below_it() -> None:
    heading = "Factors for giving the list"
    text = words(about((heading, "balance-only-asserted", ("1",)), kind="internal-review"))
    assert heading not in text and "set out what speaks for" in text
    assert heading in words(about((heading, "withheld-unnamed", ("1",)), kind="internal-review"))


def test_what_is_wrong_with_two_refusals_is_asked_in_their_order() -> None:
    cost, secret = "Counting the herons would take 30 hours.", "The nests are exempt under section 31(1)(a)."
    both = ((cost, "over-cost-limit"), (secret, "withheld"), (secret, "no-public-interest-balance"), (cost, "estimate-not-shown"))  # fmt: skip  # noqa: E501
    text = words(about(*((said, rule, ("1",)) for said, rule in both), kind="internal-review"))
    assert text.index("show me the estimate") < text.index("set out what speaks for")


def test_what_is_wrong_with_a_refusal_stands_with_it_though_another_passage_shows_it() -> None:
    refusal, weighed = "The nests are exempt under section 31(1)(a).", "We have applied the public interest test."
    said = ((refusal, "withheld"), (weighed, "balance-only-asserted"))
    letter = about(*((text, rule, ()) for text, rule in said), kind="internal-review", provisions=("FOIA s.31(1)(a)",))
    assert len([block for block in letter.blocks if block.kind == "h2"]) == 2


def test_the_test_of_one_exemption_is_not_told_of_another() -> None:
    refusal = "The nests are exempt under sections 31(1)(a) and 43(2)."
    text = words(about((refusal, "withheld", ()), kind="internal-review", provisions=("FOIA s.31(1)(a)", "FOIA s.43(2)")))  # fmt: skip  # noqa: E501
    assert "For section 31(1)(a) to apply:" in text and "43(2) to apply" not in text


def test_the_test_of_a_vexatious_request_is_told_once() -> None:
    refusal = "We treat the request as vexatious under section 14(1)."
    text = words(about((refusal, "vexatious", ()), kind="internal-review", provisions=("FOIA s.14(1)",)))
    assert text.count("manifestly unjustified") == 1


def test_what_is_answered_in_some_way_is_not_called_perhaps_unanswered() -> None:
    case, said = made(replied=HERON)
    gaps = [replace(given.ground(rule).gap, evidence=(said,) * (rule == "not-held"), items=("1",), certainty=certainty)
            for rule, certainty in (("not-held", Certainty.CERTAIN), ("unanswered", Certainty.LIKELY))]  # fmt: skip
    case = replace(case, items=(case.items[0], replace(case.items[0], number="2")))
    letter = write("follow-up", case, [given.law().ground(gap, case) for gap in gaps], given.law(), given.SENDER, ())
    assert "check once more" in words(letter)
    assert "deals with this" not in words(letter) and "No answer found" not in words(letter)


@pytest.mark.parametrize("told", ["• The herons are in the reeds.", "b) The herons are in the reeds."])
def test_no_bullet_is_quoted(told: str) -> None:
    assert unnumbered(told) == "The herons are in the reeds."


@pytest.mark.parametrize(("told", "all_of_it"), [("The lists are", True), ("Some of the lists are", False)])
def test_only_what_is_said_to_be_published_is_to_be_confirmed(told: str, all_of_it: bool) -> None:
    text = words(about((f"{told} on the website of the Board.", "available-elsewhere", ())))
    assert ("everything I asked for here" in text, "which part of what I asked for" in text) == (
        all_of_it,
        not all_of_it,
    )


def test_what_is_asked_last_is_led_in_by_what_it_is_about() -> None:
    said = ((HERON, "not-held"), (HERON, "search-not-described"), ("Other lists are on our website.", "available-elsewhere"))  # fmt: skip  # noqa: E501
    assert "If it is still not found, please tell me which teams" in words(about(*((*one, ("1",)) for one in said)))


def test_a_complaint_tells_the_test_of_an_exemption_though_what_is_wrong_is_only_likely() -> None:
    refusal = "The nests are exempt under section 31(1)(a)."
    case, said = made(replied=refusal)
    gaps = [replace(given.ground(rule).gap, evidence=(said,), items=("1",), provisions=("FOIA s.31(1)(a)",), certainty=sure)
            for rule, sure in (("withheld", Certainty.CERTAIN), ("harm-not-shown", Certainty.LIKELY))]  # fmt: skip
    grounds = [given.law().ground(gap, case) for gap in gaps]
    told = {kind: words(write(kind, case, grounds, given.law(), given.SENDER, ())) for kind in (REVIEW, COMPLAINT)}
    assert "to apply:" in told[COMPLAINT] and "to apply:" not in told[REVIEW]


@pytest.mark.parametrize(
    ("told", "to"),
    [
        ("You may ask the Osier Bird Bureau at herons@bureau.example.", "herons@bureau.example"),
        ("You may ask the Osier Bird Bureau; you can write to us at reviews@marlbeck.example.", ""),
        (BUREAU, ""),
    ],
)
def test_a_new_request_goes_to_the_address_that_the_reply_gives(told: str, to: str) -> None:
    case, said = made(replied=told)
    case = replace(case, answers=(Answer(("1",), Outcome.SENT_ELSEWHERE, said),))
    assert write("new-request", case, (), given.law(), given.SENDER, ()).to_email == to


def test_two_passages_about_enclosures_are_not_one_enclosure() -> None:
    said = (("A list of herons is attached.", "attachment-missing", ()), ("See also the attached plan.", "attachment-missing", ()))  # fmt: skip  # noqa: E501
    assert "what these passages say is enclosed" in words(about(*said))
    assert "I do not find this enclosure among" in words(about(said[0]))
