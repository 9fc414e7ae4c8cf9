from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from drafter.errors import LetterError
from drafter.files import shipped
from drafter.law import load
from drafter.letter import kinds, write
from drafter.letter.points import points
from drafter.model import Certainty, Evidence, Fact, Ground, Letter, Sender, Source
from drafter.render import render
from tests import letter_cases as given

KINDS = ("chaser", "follow-up", "internal-review", "new-request", "regulator-complaint")
RULES = sorted(path.stem for path in (shipped("templates") / "grounds").glob("*.html"))
GOLDEN = Path(__file__).parent / "letters"


def letter(kind: str = "internal-review", grounds: tuple[Ground, ...] | None = None, **how: object) -> Letter:
    found = given.grounds() if grounds is None else grounds
    values = {"case": given.case(), "sender": given.SENDER} | how
    return write(kind, values["case"], found, given.law(), values["sender"], given.DEADLINES)  # type: ignore[arg-type]


def words(made: Letter) -> str:
    return "\n".join(block.text for block in made.blocks)


def check(made: Letter, sources: tuple[Source, ...]) -> None:
    """What is true of every letter."""
    texts = [block.text for block in made.blocks]
    assert all(text.strip() for text in texts)
    for text in texts:
        assert not re.search(r"  |\s[,.;:](?=\s|$)|,[,.;]|\.\.|;\.|\(\)|[{}]|\bNone\b|\bundefined\b", text), text
    long = [text for text in texts if len(text) > 60]
    assert len(long) == len(set(long))
    heard = " ".join(" ".join(source.text.split()) for source in sources)
    quoted = [block for block in made.blocks if block.kind == "blockquote"]
    assert all(block.text.removesuffix(" …") in heard and block.evidence for block in quoted)


def test_kinds() -> None:
    assert kinds() == KINDS


def test_an_unknown_kind_is_one_line_that_names_the_kinds() -> None:
    with pytest.raises(LetterError) as caught:
        letter("novel")
    assert str(caught.value) == f"novel: no such kind of letter; there are {', '.join(KINDS)}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_golden_letter(kind: str, golden: Callable[[Path, str], None]) -> None:
    made = letter(kind)
    check(made, (given.SOURCE,))
    golden(GOLDEN / f"{kind}.txt", str(render(made, "text")))


@pytest.mark.parametrize("law", ["uk-foia", "uk-eir", "scot-foisa", "scot-eisr"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_under_every_law(kind: str, law: str, golden: Callable[[Path, str], None]) -> None:
    pack = load(law)
    case = replace(given.case(), law=law)
    own = {"uk-eir": "EIR reg.13(1)", "scot-foisa": "FOISA s.38(1)(b)", "scot-eisr": "EISR reg.11(2)"}
    gaps = [ground.gap for ground in given.grounds()]
    gaps = [replace(gap, provisions=(own.get(law, "FOIA s.40(2)"),) if gap.provisions else ()) for gap in gaps]
    grounds = tuple(pack.ground(gap, case) for gap in gaps)
    made = write(kind, case, grounds, pack, given.SENDER, ())
    check(made, case.sources)
    if kind == "internal-review":
        golden(GOLDEN / f"{law}.txt", str(render(made, "text")))


@pytest.mark.parametrize("sure", [Certainty.CERTAIN, Certainty.LIKELY])
@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_words_for_every_kind(rule: str, sure: Certainty) -> None:
    for provisions in ((), ("FOIA s.40(2)",), ("FOIA s.31(1)(a)", "FOIA s.43(2)")):
        grounds = (given.ground(rule, given.EXEMPT, items=("1",), provisions=provisions, certainty=sure),)
        for kind in KINDS:
            made = letter(kind, grounds)
            check(made, (given.SOURCE,))
        review = words(letter(grounds=grounds))
        assert "Please " in review and "\n" in review
        if sure is Certainty.LIKELY:
            assert "could not find" not in review and "does not say" not in review


def test_every_rule_of_the_program_has_words() -> None:
    from drafter.gaps import RULES as known

    assert {rule.id for rule in known} <= set(RULES)


def test_a_possible_gap_never_appears() -> None:
    possible = given.ground("no-limb", given.EXEMPT, items=("1",), certainty=Certainty.POSSIBLE)
    assert "which part of" not in words(letter(grounds=(possible,)))
    assert not [block for block in letter(grounds=(possible,)).blocks if block.number]


def test_one_passage_makes_one_point() -> None:
    refused = [
        given.ground(rule, given.EXEMPT, items=("1",), provisions=("FOIA s.40(2)",))
        for rule in ("withheld", "personal-data-basis-missing", "no-limb")
    ]
    found = points(given.case(), refused)
    assert [point.rules for point in found] == [("withheld", "personal-data-basis-missing", "no-limb")]


def test_the_reply_as_a_whole_comes_last() -> None:
    assert points(given.case(), given.grounds())[-1].rules == ("late",)


def test_a_provision_is_explained_once() -> None:
    twice = (
        given.ground("no-reasons", given.EXEMPT, items=("1",), provisions=("FOIA s.40(2)",)),
        given.ground("no-reasons", given.SINCE, items=("2",), provisions=("FOIA s.43(2)",)),
    )
    text = words(letter(grounds=twice))
    assert text.count("must state why the exemption applies") == 1
    assert "Section 17(1)(c) applies here as well." in text or "What I say under point 1 holds here as well." in text


def test_what_was_answered_well_is_acknowledged_only_where_true() -> None:
    assert "Thank you for your answer to question 4" in words(letter())
    doubted = (*given.grounds(), given.ground("part-answered", "The streets are", items=("4",)))
    assert "answer to question 4" not in words(letter(grounds=doubted))


def test_personal_data_leave_headings_and_totals() -> None:
    text = words(letter())
    assert "column headings" in text and "total numbers" in text
    assert "July to December 2023" in text


def test_the_letter_goes_to_the_place_for_reviews() -> None:
    made = letter()
    assert made.to == ("Review Desk", "Marlbeck Borough Council", "Corn Exchange, 4 Tallow Street", "Marlbeck MB1 2CD")
    assert made.to_email == "reviews@marlbeck.example"
    assert "Dear Review Desk," in words(made)


def test_without_a_place_for_reviews_it_goes_to_the_authority() -> None:
    made = letter(case=given.without("review-address", "review-email"))
    assert made.to == ("Information Team", "Marlbeck Borough Council") and made.to_email == ""
    assert any("no e-mail address" in note for note in made.notes)


def test_a_complaint_goes_to_the_regulator_and_speaks_of_the_authority() -> None:
    made = letter("regulator-complaint")
    assert "Information Commissioner" in made.to[0]
    assert "your reply" not in words(made).lower()


def test_what_is_not_known_is_left_out_and_listed() -> None:
    case = given.without("requester", "reference", "requested", "answered", "team", "authority", "review-address",
                         "review-email", "review-window")  # fmt: skip
    for kind in KINDS:
        made = letter(kind, case=case, sender=Sender())
        check(made, case.sources)
        assert made.blanks[:2] == ("your name", "your postal address or e-mail address")
    assert letter(case=case, sender=Sender()).blanks[2:] == (
        "the authority's reference", "the date of the request", "the date of the reply")  # fmt: skip
    assert "Dear Sir or Madam," in words(letter(case=case, sender=Sender()))


def test_the_requester_signs_with_the_whole_name() -> None:
    facts = tuple(fact._replace(value="Ms Quill") if fact.kind == "requester" else fact for fact in given.case().facts)
    assert signed(facts, "Ada Quill\n\n") == signed(facts, "Ms Ada Quill\n\n") == "Ada Quill"
    assert signed(facts, "Ms Quill\n\n") == ""


def signed(facts: tuple[Fact, ...], addressed: str) -> str:
    """The name under a letter that answers one so addressed."""
    case = given.case(sources=(replace(given.SOURCE, text=addressed + given.REPLY),), facts=facts)
    return write("chaser", case, (), given.law(), Sender(), ()).sender.name


def test_no_law_is_written_into_a_template() -> None:
    stated = re.compile(
        r"\b(?:section|regulation|article)\s+\d|\bs\.\d|\d+ working days|Commissioner|\bAct (?:19|20)\d\d"
    )
    for path in shipped("templates").rglob("*.html"):
        text = re.sub(r"mentions\([^)]*\)", "", path.read_text(encoding="utf-8"))
        assert not stated.search(text), path


def test_evidence_reaches_the_blocks() -> None:
    quoted = next(block for block in letter().blocks if block.kind == "blockquote")
    whole = quoted.evidence[0]
    assert given.REPLY[whole.start : whole.end] == quoted.text
    assert isinstance(whole, Evidence)


def test_a_template_with_a_tag_of_its_own_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "chaser").mkdir()
    about = (shipped("templates") / "chaser" / "about.toml").read_text(encoding="utf-8")
    (tmp_path / "chaser" / "about.toml").write_text(about, encoding="utf-8")
    (tmp_path / "chaser" / "letter.html").write_text("<p>Dear {{ to }}</p>\n<b>now</b>\n", encoding="utf-8")
    with pytest.raises(LetterError, match=r"chaser/letter\.html:2: <b> is not known"):
        write("chaser", given.case(), (), given.law(), given.SENDER, (), templates=tmp_path)
    (tmp_path / "chaser" / "about.toml").write_text(about + 'colour = "red"\n', encoding="utf-8")
    with pytest.raises(LetterError, match=r"chaser/about\.toml: unknown key 'colour'"):
        write("chaser", given.case(), (), given.law(), given.SENDER, (), templates=tmp_path)
    with pytest.raises(LetterError, match="no such folder of templates"):
        write("chaser", given.case(), (), given.law(), given.SENDER, (), templates=tmp_path / "none")


def test_the_same_case_makes_the_same_letter() -> None:
    assert letter() == letter()
    assert letter().dated == date(2024, 4, 15)


@pytest.mark.parametrize("added", ["", " It would contravene principle (a)."])
def test_a_principle_that_the_reply_names_is_not_asked_for(added: str) -> None:
    text = given.REPLY + added
    reply = replace(given.case().messages[0], body=(Evidence("reply.txt", 0, len(text)),))
    case = given.case(sources=(replace(given.SOURCE, text=text),), messages=(reply,))
    rules = ("withheld", "personal-data-basis-missing")
    grounds = [given.ground(rule, given.EXEMPT, provisions=("FOIA s.40(2)",)) for rule in rules]
    made = write("internal-review", case, grounds, given.law(), given.SENDER, ())
    words = " ".join(block.text for block in made.blocks)
    assert ("say which principle" in words) is not bool(added)
    assert ("the principle that you name" in words) is bool(added)
