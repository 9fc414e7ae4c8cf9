"""What letters said wrongly when they were read as the official reads them: each a case of its own, all invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from drafter.draft import examine
from drafter.letter import reading, values, write
from drafter.letter.window import window
from drafter.model import Answer, Certainty, Fact, Ground, Kind, Letter, Message, Outcome, Side
from tests import letter_cases as given
from tests.eras import Era
from tests.test_letter_argument import drafted, made, words

REVIEW = "internal-review"


def several(*replied: tuple[str, str], rules: dict[str, tuple[str, ...]], kind: str = REVIEW) -> Letter:
    """A letter about several sentences of a reply, by name, each with the rules that point at it."""
    case, said = made(replied=" ".join(text for _, text in replied))
    source, law = case.sources[0].text, given.law()
    grounds: list[Ground] = []
    for name, text in replied:
        at = said._replace(start=source.index(text), end=source.index(text) + len(text))
        for rule in rules.get(name, ()):
            ground = given.ground(rule)
            grounds.append(law.ground(replace(ground.gap, evidence=(at,), items=("1",)), case))
    return write(kind, case, grounds, law, given.SENDER, ())


def test_where_the_law_has_no_cost_limit_the_letter_speaks_of_none() -> None:
    rules = ("over-cost-limit", "no-help-to-narrow")
    letter = drafted(
        replied="This is manifestly unreasonable under regulation 12(4)(b).",
        provisions=("EIR reg.12(4)(b)",),
        rules=rules,
        law="uk-eir",
    )
    text = words(letter)
    assert "manifestly unreasonable" in text.partition("Your reply says")[0]
    assert "limit" not in text.partition("Please")[2] and "estimate" not in text
    assert text.count("which part") + text.count("what could be given, for example") == 1


@pytest.mark.parametrize(
    ("said", "thanked"),
    [
        ("Please find below our response to your request.", False),
        ("I hope that these answers are of use to you.", False),
        ("There is a real risk that release would make theft easier.", False),
        ("The Board holds the information that you asked for.", False),
        ("I can confirm that the Board holds the requested information.", False),
        ("We have a duty to give advice and assistance.", False),
        ("Please see our reply below in blue.", False),
        ("Fourteen machines were bought in 2023.", True),
        ("Please find attached the list that answers your second question.", True),
    ],
)
def test_a_letter_thanks_for_information_and_not_for_a_courtesy(said: str, thanked: bool) -> None:
    case, evidence = made(replied=said)
    supplied = Answer((), Outcome.SUPPLIED, evidence)
    letter = write(REVIEW, replace(case, answers=(supplied,)), (), given.law(), given.SENDER, ())
    assert ("Thank you for the information" in words(letter)) is thanked


def test_a_letter_that_asks_for_a_review_does_not_ask_for_the_form_to_do_so() -> None:
    form = "If you want a review, please complete the enclosed form."
    text = words(several(("form", form), ("no", "The rest is exempt."), rules={"form": ("attachment-missing",), "no": ("withheld",)}))  # fmt: skip  # noqa: E501
    assert "nclosure" not in text and "the enclosed form" not in text


def test_what_only_points_back_is_not_quoted_again() -> None:
    text = words(
        several(
            ("one", "The contract is exempt under section 43(2) of the Act."),
            ("two", "S43 as above"),
            ("three", "S43 as above."),
            rules=dict.fromkeys(("one", "two", "three"), ("withheld",)),
        )
    )
    assert "as above" not in text


def test_a_second_enclosure_is_missed_in_words_of_its_own() -> None:
    one, two = "A list of the machines is attached to this.", "The plan of the car park is enclosed with it."
    rules = {"one": ("attachment-missing",), "two": ("attachment-missing", "contradiction")}
    text = words(several(("one", one), ("x", "The rest follows."), ("two", two), rules=rules))
    assert "holds here as well" not in text and "I do not find this enclosure either." in text


def test_what_was_refused_is_not_missed_as_well() -> None:
    told = "There were three bids. The prices are exempt under section 43(2)."
    letter = drafted(replied=told, rules=("part-answered", "withheld"))
    assert "look at this refusal afresh" in words(letter)
    assert "remainder" not in words(letter) and "leaves out" not in words(letter)


def test_whether_it_is_held_is_asked_once_where_another_body_is_named() -> None:
    letter = drafted(replied="This is run by the district councils.", rules=("sent-elsewhere", "holding-not-confirmed"))
    assert "whether you hold any information of this kind" in words(letter)
    assert "tell me whether the information is held" not in words(letter)


def test_a_wish_that_begins_another_is_not_said_twice() -> None:
    case, said = made(replied="Some of it is exempt, as privileged and as personal data of others.")
    gap = replace(given.ground("withheld").gap, evidence=(said,), items=("1",))
    gaps = [replace(gap, provisions=(name,)) for name in ("FOIA s.42(1)", "FOIA s.40(2)")]
    question = [replace(case.items[0])]
    assert question
    law = given.law()
    letter = write(REVIEW, case, [law.ground(one, case) for one in gaps], law, given.SENDER, ())
    assert words(letter).count("look at this refusal afresh") == 1


def test_personal_data_set_out_somewhere_are_no_data_set() -> None:
    letter = drafted("Please send me the letters.", "They are personal data set out in a file.", ("FOIA s.40(2)",), ("withheld",))  # fmt: skip  # noqa: E501
    assert "data dictionary" not in words(letter)


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("within 28 days of this letter", "within 28 days of your letter"),
        ("within 40 working days of the date of this response", "within 40 working days of the date of your response"),
        ("within two months of receiving our final reply", "within two months of receiving your final reply"),
        ("within 40 working days", "within 40 working days"),
        ("Within 40 working days", "within 40 working days"),
        ("40 working days", "within 40 working days"),
        ("in the next forty working days", "within forty working days"),
        ("up to 40 working days from today", "within 40 working days"),
        ("within 20 working days of receipt", "within 20 working days of receipt"),
        ("up to 40 working days after 16 March 2020", "within 40 working days after 16 March 2020"),
        ("within 40 working days of the date you", "within 40 working days"),
        ("within two months of the date of receipt of this letter", "within two months of the date of receipt of your letter"),
    ],
)  # fmt: skip
def test_this_letter_of_theirs_is_your_letter_in_ours(theirs: str, ours: str) -> None:
    case = given.without("review-window")
    told = replace(case, facts=(*case.facts, Fact("review-window", theirs, case.facts[0].said)))
    assert window(told, {})["says"] == ours


@pytest.mark.parametrize(
    ("rule", "decides"),
    [
        ("withheld", "whether the information was rightly withheld"),
        ("not-held", "whether the information is held"),
        ("over-cost-limit", "whether the cost limit"),
        ("vexatious", "whether my request is vexatious"),
        ("part-answered", "whether I was given all that I asked for"),
    ],
)
@pytest.mark.parametrize("certainty", [Certainty.CERTAIN, Certainty.LIKELY])
def test_a_complaint_says_what_is_to_be_decided(rule: str, decides: str, certainty: Certainty) -> None:
    case, said = made()
    ground = given.ground(rule)
    gap = replace(ground.gap, evidence=(said,), items=("1",), certainty=certainty)
    letter = write("regulator-complaint", case, [given.law().ground(gap, case)], given.law(), given.SENDER, ())
    assert f"I ask you to decide {decides}" in words(letter)


def test_a_complaint_names_the_points_of_each_decision() -> None:
    told = {"one": ("withheld",), "two": ("not-held", "search-not-described"), "three": ("withheld",)}
    one, two, three = "The contract is exempt under section 43(2).", "The list is not held.", "The plan is exempt, too."
    between = " The hall has two floors and the desk is on the first of them. "
    case, said = made(replied=between.join((one, two, three)))
    source, law, grounds = case.sources[0].text, given.law(), []
    for provision, text, rules in zip(("FOIA s.43(2)", "", "FOIA s.42"), (one, two, three), told.values(), strict=True):
        at = said._replace(start=source.index(text), end=source.index(text) + len(text))
        for rule in rules:
            gap = replace(
                given.ground(rule).gap, evidence=(at,), items=(), provisions=(provision,) if provision else ()
            )
            grounds.append(law.ground(gap, case))
    text = words(write("regulator-complaint", case, grounds, law, given.SENDER, ()))
    assert "(a) under points 1 and 2, whether the information was rightly withheld; (b) under point 3, whether" in text
    assert text.count("rightly withheld") == 1


def test_a_chronology_tells_many_letters_in_a_row_once() -> None:
    case = given.case()
    mine = Message(Side.REQUESTER, Kind.REQUEST, case.messages[0].body)
    sent = tuple(replace(mine, sent=date(2024, 1, day)) for day in (2, 9, 16, 23))
    letter = write(
        "regulator-complaint", replace(case, messages=(*sent, *case.messages)), (), given.law(), given.SENDER, ()
    )
    rows = [block.text for block in letter.blocks if block.kind == "tr"][-3:]
    assert rows == [
        "2 January 2024\tMy request",
        "9 January 2024\tI wrote again, 3 times until 23 January 2024",
        "11 April 2024\tThe reply",
    ]


def test_a_complaint_tells_the_outcome_of_a_review_from_the_reply() -> None:
    told = words(Era("scot-foisa", 2024).letter("regulator-complaint"))
    assert "I ask for a decision, under section 47, whether Glenmarl Council" in told
    assert "26 April 2024\tI asked for a review\n24 May 2024\tThe outcome of the review" in told
    assert "The reply says:\nThe document is exempt" in told
    assert "The outcome of the review says:\nI uphold the decision" in told


def test_no_code_is_cited_before_its_day_nor_as_if_it_bound() -> None:
    for year in (2006, 2024):
        told = words(Era("uk-foia", year).letter("chaser-of-review"))
        assert "it should have come by 30 May" in told or "it should have come by 28 May" in told
        assert "Code" not in told and "Part 5" not in told


def test_a_review_that_was_asked_for_is_waited_for() -> None:
    era = Era("uk-eir", 2024)
    sources, _ = era.sources("chaser-of-review")
    asked, own = [one for one in sources if "request" in one.id], [one for one in sources if "request" not in one.id]
    assert examine(own, asked, today=date(2024, 6, 25)).route.letter == "none"
    assert examine(own, asked, today=date(2024, 6, 26)).route.letter == "chaser"


def test_a_building_is_not_greeted() -> None:
    case = given.case()
    told = Fact("review-address", "Trust Headquarters: Alder Hospital\nMarsh Vale\nMV1 2XY", case.facts[0].said)
    others = (fact for fact in case.facts if fact.kind not in ("review-address", "team"))
    text = words(write("internal-review", replace(case, facts=(told, *others)), (), given.law(), given.SENDER, ()))
    assert f"Dear {case.value('authority')}," in text and "Dear Trust Headquarters" not in text


def test_nobody_is_greeted_in_capitals() -> None:
    case = given.without("authority", "team", "review-address", "review-email", "authority-address")
    facts = (*case.facts, Fact("authority", "MARLBECK AND DALE NHS TRUST", case.facts[0].said))
    for kind in ("internal-review", "regulator-complaint"):
        told = words(write(kind, replace(case, facts=facts), given.grounds(), given.law(), given.SENDER, ()))
        assert "Marlbeck and Dale NHS Trust" in told and "MARLBECK" not in told.replace("\t", " ").partition("Dear")[2]


def test_nothing_is_thanked_for_where_all_is_refused() -> None:
    case, said = made(replied="The lists will be published. Thirty lists are made each year.")
    case = replace(
        case, answers=(Answer(("1",), Outcome.FUTURE_PUBLICATION, said), Answer(("1",), Outcome.SUPPLIED, said))
    )
    assert not values.thanks(case, ())["given"]


def test_a_question_that_goes_on_in_a_list_is_quoted_as_cut_short() -> None:
    assert (
        reading.unmarked("1. How many swans were seen in the years of") == "How many swans were seen in the years of …"
    )
    assert reading.unmarked("1. What were the swans fed on") == "What were the swans fed on"


def test_where_no_place_is_named_the_letter_speaks_of_none() -> None:
    letter = drafted(replied="It is on our website.", provisions=(), rules=("available-elsewhere", "no-location"))
    assert "the place you name" not in words(letter) and "is published" in words(letter)
    assert "the place you name" in words(
        drafted(replied="It is on our website.", provisions=(), rules=("available-elsewhere",))
    )


def test_the_numbers_of_cars_are_no_totals() -> None:
    told = "The registration numbers of the cars are exempt, as personal data."
    letter = drafted("Please list the registration numbers of your cars.", told, ("FOIA s.40(2)",), ("withheld",))
    assert "total numbers" not in words(letter)
