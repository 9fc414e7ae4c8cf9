"""Addresses that open a letter in the mail program or on a request site, and the calendar entries that go with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from drafter import links
from drafter.draft import Findings, analyse, write
from drafter.ics import entries
from drafter.model import Block, Case, Letter, Sender, Source
from drafter.render import text
from drafter.route import answer_due, by_when
from tests.shell import run
from tests.stories import STORIES

CORPUS = Path(__file__).parent.parent / "corpus"
DEPOT = next(story for story in STORIES if story.folder.name == "depot-noise")
CASE = (str(DEPOT.reply[0]), "--request", str(DEPOT.request[0]), "--today", "2024-04-08")
SHORT = (Block("p", "Dear Größe & Söhne,"), Block("p", "50% of it? Yes; a=b+c #2."), Block("li", "One.", "1."))
LETTER = Letter("follow-up", ("Kelder Council",), "foi+team@kelder.example", "Re:\r\nBcc: x@y.example", SHORT)
NOWHERE = Case((), (), (), (), (), "uk-foia", date(2026, 3, 10))


def found(name: str, today: date = date(2026, 3, 10)) -> Findings:
    return analyse([str(next((CORPUS / name).glob("reply.*")))], today=today)


def opened(address: str) -> dict[str, str]:
    """What a mail program makes of an address: every character between = and & as it was before."""
    pairs = (pair.partition("=") for pair in urlsplit(address).query.split("&"))
    return {name: unquote(value) for name, _, value in pairs}


def test_a_mail_address_holds_the_letter_and_nothing_a_stranger_put_in() -> None:
    link = links.mail(LETTER)
    assert (
        link.whole and link.address.startswith("mailto:foi%2Bteam@kelder.example?subject=") and "+" not in link.address
    )
    told = opened(link.address)
    assert set(told) == {"subject", "body"} and told["subject"] == "Re: Bcc: x@y.example"
    assert told["body"] == text.render(LETTER).replace("\n", "\r\n")
    assert link.address.isascii() and "%0D%0A" in link.address and "\n" not in link.address


def test_a_mail_address_joins_the_thread_and_names_nobody_it_does_not_know() -> None:
    link = links.mail(replace(LETTER, to_email="x@y.example?bcc=z@y.example", answers="<a1@kelder.example>"))
    assert link.address.startswith("mailto:?subject=") and opened(link.address)["in-reply-to"] == "<a1@kelder.example>"


@pytest.mark.parametrize("more", [0, 1])
def test_a_letter_that_is_too_long_is_left_out_whole(more: int) -> None:
    fits = links.LONGEST_MAIL - len(links.mail(LETTER).address) + more
    long = replace(LETTER, blocks=(*SHORT[:2], Block("li", "One." + "x" * fits, "1.")))
    link = links.mail(long)
    assert len(link.address) <= links.LONGEST_MAIL
    assert link.whole == ("body" in opened(link.address)) == (more == 0)


def test_a_new_request_is_filled_in_and_its_body_can_be_looked_up() -> None:
    letter = replace(LETTER, kind=links.NEW, to=("Brackwater & Ness District Council",))
    place = links.place(letter, NOWHERE)
    assert place and place.link.whole
    assert urlsplit(place.link.address).path == "/new/brackwater_ness_district_council"
    told = opened(place.link.address)
    assert told == {"title": "One.", "body": "Dear Größe & Söhne,\n\n50% of it? Yes; a=b+c #2.\n\n1.  One."}
    assert parse_qs(urlsplit(place.find).query) == {"query": ["Brackwater & Ness District Council"]}


def test_a_new_request_that_is_too_long_or_to_nobody_known_is_to_be_pasted() -> None:
    long = replace(
        LETTER, kind=links.NEW, blocks=(Block("p", "word " * 3_000), Block("li", "Every letter. " * 20, "1."))
    )
    place = links.place(long, NOWHERE)
    assert place and not place.link.whole and len(opened(place.link.address)["title"]) <= links.LONGEST_TITLE + 2
    nobody = links.place(replace(long, to=()), NOWHERE)
    assert nobody and (nobody.link.address, nobody.find) == ("https://www.whatdotheyknow.com/select_authority", "")
    assert [one.partition(":")[0] for one in links.ways(replace(long, to=()), NOWHERE)[1]][1:] == ["WhatDoTheyKnow"]


def test_a_site_is_named_only_under_its_own_laws_and_where_the_letters_name_it() -> None:
    assert links.place(replace(LETTER, kind=links.NEW), replace(NOWHERE, law="ie-foi")) is None
    assert links.place(LETTER, NOWHERE) is None
    sent = Source("reply.txt", "To: request-12345-0a1b2c3d@whatdotheyknow.com", "")
    place = links.place(LETTER, replace(NOWHERE, sources=(sent,)))
    assert place and place.link.address == "https://www.whatdotheyknow.com/request/12345" and not place.find
    assert links.place(replace(LETTER, kind=links.COMPLAINT), replace(NOWHERE, sources=(sent,))) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Liverpool City Council", "liverpool_city_council"),
        ("Ynys Môn – County Council", "ynys_mon_county_council"),
        ("St. Mary's (Upper) School", "st_marys_upper_school"),
        ("—", ""),
    ],
)
def test_a_body_is_named_as_the_sites_name_it(name: str, expected: str) -> None:
    assert links.url_name(name) == expected


def test_draft_prints_the_addresses_instead_of_the_letter(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ran = run(monkeypatch, "draft", *CASE, "--link")
    (line,) = ran.out.decode().splitlines()
    assert line.startswith("mailto:reviews@stowmere.example?subject=Request%20for%20an%20internal%20review")
    assert "too long for a mail address" in ran.err and "-o letter.eml" in ran.err
    both = run(monkeypatch, "draft", *CASE, "--link", "-o", str(tmp_path / "letter.txt"))
    assert both.out == ran.out and "Tobias Penhale" in (tmp_path / "letter.txt").read_text()
    new = run(monkeypatch, "draft", *CASE, "--link", "--letter", "new-request").out.decode().splitlines()
    assert [one.partition(":")[0] for one in new] == ["mailto", "https"] and "in-reply-to" not in new[0]


def test_draft_writes_what_comes_next_for_a_calendar(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ran = run(monkeypatch, "draft", *CASE, "--ics", str(tmp_path / "next.ics"))
    made = (tmp_path / "next.ics").read_bytes().decode()
    assert ran.out.startswith(b"Tobias Penhale") and made.count("BEGIN:VEVENT") == 2 == made.count("END:VEVENT")
    assert "DTSTART;VALUE=DATE:20240529" in made and "SUMMARY:the outcome of the review is due" in made
    assert len({one for one in made.split("\r\n") if one.startswith("UID")}) == 2
    assert all(len(line.encode()) <= 75 for line in made.split("\r\n"))


def test_no_calendar_entry_is_made_of_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    reply = str(CORPUS / "other-auto-mailbox" / "reply.txt")
    reply = reply if Path(reply).exists() else str(next((CORPUS / "other-auto-mailbox").glob("reply.*")))
    ran = run(monkeypatch, "draft", reply, "--ics", str(tmp_path / "next.ics"))
    assert ran.code == 0 and "next.ics: not written, since no time limit is known." in ran.err
    assert not (tmp_path / "next.ics").exists()


@pytest.mark.parametrize(
    ("name", "letter", "first", "then"),
    [
        ("ack-only-council", "chaser", "the reply is due", None),
        ("whinfell-review-outcome", "regulator-complaint", "complain to the regulator", None),
        ("archaeology-archive-clarify", "follow-up", None, "the reply is due"),
        ("northcliff-police-facial", "internal-review", "ask for an internal review", "the outcome of the review should come"),
    ],
)  # fmt: skip
def test_what_is_due_follows_the_kind_of_letter(name: str, letter: str, first: str, then: str | None) -> None:
    here = found(name)
    assert here.route.letter == letter
    before, after = (due(here.case, here.gaps, here.law, letter) for due in (by_when, answer_due))
    assert (before.what if before else None, after.what if after else None) == (first, then)
    assert here.deadlines == ((before,) if before else ())
    assert entries(here, letter).count(b"BEGIN:VEVENT") == sum(one is not None for one in (before, after))


SENT_ON = """Kelder Council

Dear Ms Quill,

Your request of 4 March 2024 under the Freedom of Information Act 2000: how many bins are emptied in Low Lane each week?

The council does not hold this. {}

Yours sincerely
"""


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("It is held by Moorside District Council, and you should ask them.", "Moorside District Council"),
        (
            "You may wish to contact the Upper Vale Waste Partnership, which empties them.",
            "Upper Vale Waste Partnership",
        ),
        ("You should ask the council for the place where you live.", None),
        ("You could ask the Council.", None),
    ],
)
def test_a_new_request_goes_to_the_body_that_the_reply_names(words: str, body: str | None, tmp_path: Path) -> None:
    (tmp_path / "reply.txt").write_text(SENT_ON.format(words))
    here = analyse([str(tmp_path / "reply.txt")], today=date(2024, 4, 8))
    assert (write(here, links.NEW, Sender()).to or (None,)) == (body,)


def test_a_letter_to_another_body_joins_no_thread() -> None:
    here = analyse([str(DEPOT.reply[0])], today=date(2024, 4, 8))
    kinds = {
        kind: bool(write(here, kind, Sender()).answers)
        for kind in ("internal-review", links.NEW, "regulator-complaint")
    }
    assert kinds == {"internal-review": True, links.NEW: False, "regulator-complaint": False}
