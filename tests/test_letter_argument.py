"""What a letter argues for each exemption: questions to the sender, decided cases, public interest, strength, order."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from datetime import date

import pytest

from drafter.errors import LetterError
from drafter.files import LAWS, shipped
from drafter.law import arguments, load, packs
from drafter.letter import write
from drafter.letter.asking import checked, questions
from drafter.letter.narrow import narrowed
from drafter.letter.points import points
from drafter.letter.strength import select
from drafter.model import Answer, Case, Certainty, Evidence, Ground, Item, Letter, Outcome, Source
from tests import letter_cases as given

TEMPLATES = shipped("templates")
EXEMPTIONS = {path.stem: path.read_text(encoding="utf-8") for path in (TEMPLATES / "exemptions").glob("*.html")}
NEUTRAL = tomllib.loads((LAWS / "common" / "neutral.toml").read_text(encoding="utf-8"))
WITHOUT_WORDS = {"environmental", "not-held"}  # the rules wrong-regime and not-held say it all
SOURCES = [path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html")]
CONTRACT = "Please send me the contract for the parking machines, and what was paid for it."
EXEMPT = "The contract is exempt under section 43(2) of the Act."
BALANCED = "We have weighed transparency and value for money against this."


def made(asked: str = CONTRACT, replied: str = EXEMPT, **how: object) -> tuple[Case, Evidence]:
    """A case of one request and one reply, with the place of the reply's words."""
    text = f"Dear Ms Quill\n\n{asked}\n\n{replied}\n"
    source = Source("reply.txt", text, "0" * 64)
    item = Item("1", Evidence("reply.txt", text.index(asked), text.index(asked) + len(asked)))
    said = Evidence("reply.txt", text.index(replied), text.index(replied) + len(replied))
    base = given.case()
    whole = replace(base.messages[0], body=(Evidence("reply.txt", 0, len(text)),))
    return replace(base, sources=(source,), items=(item,), messages=(whole,), answers=(), **how), said  # type: ignore[arg-type]


def drafted(
    asked: str = CONTRACT,
    replied: str = EXEMPT,
    provisions: tuple[str, ...] = ("FOIA s.43(2)",),
    rules: tuple[str, ...] = ("withheld", "no-public-interest-balance"),
    kind: str = "internal-review",
    strength: str = "fair",
    answers: dict[str, str] | None = None,
    **how: object,
) -> Letter:
    """The letter about a refusal of one item."""
    case, said = made(asked, replied, **how)
    law = load(case.law)
    grounds = [replace(given.ground(rule), gap=replace(given.ground(rule).gap, evidence=(said,), items=("1",), provisions=provisions)) for rule in rules]  # fmt: skip  # noqa: E501
    found = tuple(law.ground(ground.gap, case) for ground in grounds)
    return write(kind, case, found, law, given.SENDER, (), strength=strength, answers=answers)


def words(letter: Letter) -> str:
    return "\n".join(block.text for block in letter.blocks)


def test_every_exemption_has_words_and_every_template_an_exemption() -> None:
    assert set(NEUTRAL["exemptions"]) - set(EXEMPTIONS) == WITHOUT_WORDS
    assert set(EXEMPTIONS) <= set(NEUTRAL["exemptions"])
    used = {row.key for pack in packs() for row in load(pack).exemptions if row.key}
    assert used == set(NEUTRAL["exemptions"])


@pytest.mark.parametrize("pack", packs())
def test_every_ground_of_refusal_has_a_key(pack: str) -> None:
    without = [row.provision for row in load(pack).exemptions if not row.key and row.role == "exemption"]
    tops = {
        "EIR reg.12",
        "EIR reg.12(4)",
        "EIR reg.12(5)",
        "EISR reg.10",
        "EISR reg.10(4)",
        "EISR reg.10(5)",
        "FOISA s.36",
    }
    assert set(without) - tops <= {"FOISA s.39", "FOISA s.18"} | {p for p in without if p.startswith("FOISA s.18")}


def test_every_question_is_put_by_a_template_and_every_one_that_is_put_is_known() -> None:
    put = {found for text in SOURCES for found in re.findall(r'answers\["([\w-]+)"\]', text)}
    assert put == set(questions())


def test_every_argument_is_made_by_a_template_and_carried_by_a_case() -> None:
    named = {found for text in SOURCES for found in re.findall(r'cases\["([\w-]+)"\]', text)}
    assert named == set(arguments())
    carried = {argument for pack in packs() for case in load(pack).authorities for argument in case.argues}
    assert carried == set(arguments())


@pytest.mark.parametrize("pack", packs())
def test_cases_that_argue_are_good_law_and_checked(pack: str) -> None:
    for case in load(pack).authorities:
        assert not case.argues or (case.good_law and case.evidence != "unchecked"), case.key


@pytest.mark.parametrize("pack", packs())
def test_no_public_interest_is_put_against_an_absolute_exemption(pack: str) -> None:
    for row in load(pack).exemptions:
        if row.absolute and row.key and row.role == "exemption":
            letter = drafted("What did the contract cost?", provisions=(row.provision,), rules=("withheld",), law=pack)
            assert "On the side of disclosure" not in words(letter), row.provision


def test_the_public_interest_is_that_of_the_request() -> None:
    assert "public contract" in words(drafted())
    assert "how public money is spent" in words(drafted("How much was spent on the machines?"))
    assert "On the side of disclosure" not in words(drafted("Which colours do the machines have?"))
    assert "On the side of disclosure" not in words(drafted(replied=f"{EXEMPT} {BALANCED}"))


def test_what_the_letter_answers_is_not_asked() -> None:
    assert "what the other party has itself told you" in words(drafted())
    consulted = f"{EXEMPT} We consulted the supplier, who objected."
    assert "what the other party has itself told you" not in words(drafted(replied=consulted))


def test_what_only_the_sender_knows_is_a_question() -> None:
    letter = drafted()
    assert [question.id for question in letter.questions] == ["contract-over"]
    assert "As far as I know the contract is over" not in words(letter)
    told = drafted(answers={"contract-over": "yes"})
    assert "As far as I know the contract is over" in words(told) and told.questions == ()
    assert words(drafted(answers={"contract-over": "no"})) == words(letter)


def test_a_question_that_would_change_nothing_is_not_put() -> None:
    assert drafted("Which colours do the machines have?").questions == ()
    assert drafted(kind="chaser").questions == ()


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("contract=yes", "--answer contract=yes: no such question; there are already-public,"),
        ("contract-over=maybe", "--answer contract-over=maybe: write contract-over=yes or contract-over=no"),
        ("contract-over", "--answer contract-over: write contract-over=yes or contract-over=no"),
    ],
)
def test_an_answer_that_cannot_be_used_is_one_line(answer: str, said: str) -> None:
    with pytest.raises(LetterError) as caught:
        checked([answer])
    assert str(caught.value).startswith(said) and "\n" not in str(caught.value)
    assert checked(["contract-over=YES", "person-dead = no"]) == {"contract-over": "yes", "person-dead": "no"}


def test_a_case_is_cited_only_once_it_was_decided_and_once_in_a_letter() -> None:
    small = ("How many fines were cancelled?", "The number is fewer than five and exempt under section 40(2).")
    rules = ("withheld", "not-personal-data")
    late, early = (
        words(drafted(*small, provisions=("FOIA s.40(2)",), rules=rules, today=day))
        for day in (date(2024, 4, 15), date(2012, 4, 16))
    )
    assert late.count("Miller [2018]") == 1 and "Miller" not in early
    assert "[2011] EWHC 1430" in early


def test_a_case_about_another_law_carries_nothing() -> None:
    on = date(2024, 4, 15)
    assert load("uk-foia").case_for("estimate-evidence", on) and not load("uk-eir").case_for("estimate-evidence", on)
    assert load("uk-eir").case_for("searches", on) and not load("scot-foisa").case_for("searches", on)
    conduct = words(drafted(provisions=("FOIA s.36(2)(c)",), rules=("withheld", "harm-not-shown")))
    assert "Hogan" not in conduct and "Hogan" in words(drafted(rules=("withheld", "harm-not-shown")))


def test_a_case_that_only_persuades_says_so() -> None:
    text = words(drafted(rules=("withheld", "harm-not-shown")))
    assert "which persuades but does not bind" in text


@pytest.mark.parametrize(
    "rule", ["harm-not-shown", "not-personal-data", "search-not-described", "balance-only-asserted"]
)
def test_at_most_two_cases_in_a_point(rule: str) -> None:
    text = words(drafted(rules=("withheld", "harm-not-shown", "balance-only-asserted", "search-not-described", rule)))
    assert len(re.findall(r"\[\d{4}\] [A-Z]|EA/\d{4}", text)) <= 2


def test_weak_points_are_left_out_and_named() -> None:
    late = given.ground("late", "3 March 2024", certainty=Certainty.LIKELY)
    grounds = (*given.grounds()[:2], late)

    def letter(strength: str) -> Letter:
        return write("internal-review", given.case(), grounds, given.law(), given.SENDER, (), strength=strength)

    assert "Time taken" in words(letter("all")) and "Time taken" not in words(letter("fair"))
    assert "left out as weak: late; --strength all takes them in" in letter("fair").notes
    assert not any("left out" in note for note in letter("all").notes)
    with pytest.raises(LetterError, match="--strength bold: unknown; there are all, fair, strong"):
        letter("bold")


def test_strong_points_are_those_that_are_certain() -> None:
    letter = write("internal-review", given.case(), given.grounds(), given.law(), given.SENDER, (), strength="strong")
    assert "do not seem to agree" not in words(letter) and "nformation withheld" in words(letter)


def test_a_letter_of_weak_points_alone_keeps_them() -> None:
    late = (given.ground("late", "3 March 2024", certainty=Certainty.LIKELY),)
    assert "Time taken" in words(write("internal-review", given.case(), late, given.law(), given.SENDER, ()))


def test_refusals_that_no_number_orders_go_by_what_was_upheld() -> None:
    law, case = given.law(), given.case(items=())
    refused = {
        "FOIA s.40(2)": given.EXEMPT,
        "FOIA s.43(2)": given.ALL,
    }
    grounds: list[Ground] = [
        given.ground("withheld", text, provisions=(provision,)) for provision, text in refused.items()
    ]
    assert [point.provisions for point in points(case, grounds, law.upheld)] == [("FOIA s.43(2)",), ("FOIA s.40(2)",)]
    assert (law.upheld("FOIA s.43(2)"), law.upheld("FOIA s.1(1)")) == (47, None)


def test_no_letter_and_no_report_foretells_anything() -> None:
    for text in SOURCES:
        assert not re.search(r"per cent|upheld|likely to succeed|chance of success", text)


@pytest.mark.parametrize(
    ("replied", "fits"),
    [
        ("We hold 1,200 files. At 5 minutes each this would take 100 hours and exceed the limit of 18 hours.", "216"),
        ("We hold 100 files. At 5 minutes each this would take 8.3 hours.", None),  # within the limit
        (
            "We hold 1,200 files in 300 boxes. At 5 minutes a file, or 20 minutes a box, this takes 100 hours.",
            None,
        ),  # which?
        ("It would take more than 18 hours.", None),
    ],
)
def test_a_narrowed_request_comes_from_the_estimate(replied: str, fits: str | None) -> None:
    case, said = made("Copies of all fines cancelled.", replied)
    case = replace(case, answers=(Answer(("1",), Outcome.OVER_COST_LIMIT, said),))
    found = narrowed(case, given.law())
    assert (found and found["fits"]) == fits
    if fits:
        follow = write(
            "follow-up", case, (given.law().ground(letter_ground(said), case),), given.law(), given.SENDER, ()
        )
        assert "treat my request as narrowed to the latest 216 of the 1,200 records" in words(follow)


def letter_ground(said: Evidence):  # type: ignore[no-untyped-def]
    return replace(given.ground("over-cost-limit").gap, evidence=(said,), items=("1",), provisions=("FOIA s.12",))


def test_a_new_request_goes_where_the_reply_points() -> None:
    base = given.case()
    fact = base.facts[0]._replace(kind="referred", value="Osier Valley Water Board")
    case = replace(base, facts=(*base.facts, fact))
    sent = given.ground("sent-elsewhere", given.SINCE, items=("2",))
    letter = write("new-request", case, (sent,), given.law(), given.SENDER, ())
    assert letter.to == ("Osier Valley Water Board",) and "Dear Osier Valley Water Board," in words(letter)
    assert "Please confirm that no fine" in words(letter) and "How many parking" not in words(letter)
    note = "the reply sends you on to Osier Valley Water Board; --letter new-request asks there"
    assert note in write("follow-up", case, (sent,), given.law(), given.SENDER, ()).notes and note not in letter.notes
    nowhere = write("new-request", base, (), given.law(), given.SENDER, ())
    assert nowhere.to == () and "How many parking" in words(nowhere)


def test_an_exemption_in_doubt_is_not_argued() -> None:
    plain = words(drafted(rules=("withheld",)))
    doubted = words(drafted(rules=("withheld", "body-cannot-use")))
    assert "what the other party has itself told you" in plain and "what the other party" not in doubted


def test_what_is_said_of_the_law_counts_where_a_refusal_rests_on_it() -> None:
    case, said = made()
    gaps = [
        replace(given.ground(rule, certainty=Certainty.LIKELY).gap, evidence=(said,), items=items)
        for rule, items in (("withheld", ("1",)), ("law-misstated", ()))
    ]
    beside = tuple(given.law().ground(gap, case) for gap in gaps)
    assert len(select(beside)) == 2
    assert [
        ground.gap.rule for ground in select((beside[0], given.ground("law-misstated", certainty=Certainty.LIKELY)))
    ] == ["withheld"]


def test_what_is_wanted_for_the_published_is_not_asked_of_the_withheld() -> None:
    rules = ("available-elsewhere", "no-location", "withheld", "no-public-interest-balance")
    letter = drafted(rules=rules)
    text = words(letter)
    assert "For what is published" not in text
    assert "set out what speaks for disclosing" in text
