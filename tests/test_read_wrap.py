"""Soft line wraps: the same letter wrapped at any width, or not at all, is the same text."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.read import read_bytes

LETTER = [
    "Ashford Vale Council",
    "Vale House",
    "1 High Street",
    "",
    "Dear Robin Hale,",
    "",
    "Thank you for your letter of 4 March 2024, in which you asked for a list of every elm that was felled in the borough"
    " since 1 April 2019, and for the reports that were written about each of them before it was felled.",
    "",
    "1. We hold a list of the elms that were felled between April 2021 and March 2023. It is in the annex to this letter,"
    " with the street and the month of each. We have left out the names of those who asked for the felling, because section"
    " 40(2) of the Freedom of Information Act 2000 protects them.",
    "",
    "2. We hold no list for the years before. Such lists were kept by the contractor of that time, whose contract with the"
    " council ended in December 2020, and they were not handed over to us when it did.",
    "",
    "The reports fall into two kinds:",
    "",
    "• reports of the tree officer, which we publish on our website within three months of their date, except where a"
    " neighbour objects",
    "• notes that were made on the day of the felling",
    "",
    "You may ask for a review of this decision within forty working days. Please write to the address above, and tell us"
    " with which part of it you do not agree.",
    "",
    "Yours sincerely,",
    "",
    "Jo Marsh",
    "Information Officer",
]
WHOLE = "\n".join(LETTER)


def wrapped(lines: list[str], width: int, mark: str = "") -> str:
    done = [one for line in lines for one in (textwrap.wrap(line, width, break_on_hyphens=False) or [""])]
    return "\n".join(f"{mark}{line}".rstrip() for line in done)


def text(letter: str, name: str = "reply.txt") -> str:
    return read_bytes(letter.encode(), name)[0].text


@pytest.mark.parametrize("name", ["reply.txt", "reply.md"])
@pytest.mark.parametrize("width", [50, 60, 66, 72, 76, 80, 90, 100, 999])
def test_a_letter_at_any_width(width: int, name: str) -> None:
    assert text(wrapped(LETTER, width), name) == WHOLE


@pytest.mark.parametrize("width", [60, 72, 80])
def test_a_letter_without_blank_lines(width: int) -> None:
    lines = [line for line in LETTER if line]
    assert text(wrapped(lines, width)) == "\n".join(lines)


def test_quoted_mail_keeps_its_marks() -> None:
    quoted = wrapped([line for line in LETTER if line], 70, "> ")
    expected = "Please see below.\n\n" + "\n".join(f"> {line}" for line in LETTER if line)
    assert text("Please see below.\n\n" + quoted) == expected


WORDS = st.sampled_from(
    "the our council holds reports which were made after long meetings about trees streets houses".split()
)
SENTENCE = st.lists(WORDS, min_size=9, max_size=40).map(lambda words: " ".join(words).capitalize() + ".")
PARAGRAPH = st.lists(SENTENCE, min_size=4, max_size=6).map(" ".join)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(PARAGRAPH, min_size=2, max_size=8), st.integers(56, 96))
def test_any_paragraphs_at_any_width(paragraphs: list[str], width: int) -> None:
    spread = [line for paragraph in paragraphs for line in (paragraph, "")][:-1]
    assert text(wrapped(spread, width)) == "\n".join(spread)


CASES = {
    "a heading after a full line": (
        "We have looked at everything that the council keeps about the elms in\nthis part of the borough, and we have"
        " asked the contractor for the\nrest of it, which came to us in the second week of April last year.\nFirst"
        " question\nThe list is in the annex, with the street and the month of each and\nevery felling.",
        [2, "First question"],
    ),
    "a reference that was moved down": (
        "We write to you about the names that you have asked us for, and which\nare not in the list that was sent to"
        " you last week, with the map and\nthe plans. They are left out because of what is laid down in section\n40(2)"
        " of the Act, which protects them, and because of Regulation\n13. of the Regulations, which does so as well for"
        " the other list.",
        [1, None],
    ),
    "lower case after a short line": ("tenant of a house\nowner of a house\nliving elsewhere", [3, None]),
    "an answer after its question": (
        "How many elms were felled in the borough in the year before the last\none, and by whom?\nNine elms, by the"
        " contractor.\nWas a report written about each of them by the officer in charge?\nYes.",
        [4, "Yes."],
    ),
    "a table": ("Year\tElms felled in the borough\n2021\tnine\n2022\tseven", [3, "2021\tnine"]),
    "one sentence that a page tore apart": ("See our page [1]\nhttps://vale.example/elms\nfor the list.", [1, None]),
}


@pytest.mark.parametrize("case", list(CASES))
def test_a_break(case: str) -> None:
    letter, (count, line) = CASES[case]
    lines = text(letter).split("\n")
    assert len(lines) == count or (line and line in lines), lines
    assert line is None or line in lines


HYPHENS = {
    "a known prefix": ("are the rules of the council on disclosure, and on its non-", "disclosure", "non-disclosure"),
    "a half that the text has": (
        "a decision was due, and it came late, since decision-",
        "making is",
        "decision-making is",
    ),
    "a word that the text has": (
        "the information is here, and for this reason the infor-",
        "mation is",
        "the information is",
    ),
    "neither half a word": ("what is written about them is all in the docu-", "mentation", "the documentation"),
    "an address": (
        "we have put there, at https://vale.example/lists/the-",
        "list-of",
        "vale.example/lists/the-list-of",
    ),
}


@pytest.mark.parametrize("case", list(HYPHENS))
def test_a_hyphen_at_a_line_end(case: str) -> None:
    first, second, expected = HYPHENS[case]
    letter = (
        f"We write about what you have asked us for, which\n{first}\n{second} of the elms"
        " that we have sent to you before,\nlast year."
    )
    assert expected in text(letter)


def test_page_numbers_inside_a_text_stay() -> None:
    assert text("See the list.\nPage 3 of 5\nWords.") == "See the list.\nPage 3 of 5\nWords."
