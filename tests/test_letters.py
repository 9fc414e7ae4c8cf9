"""Every letter that the corpus brings about: nothing left open, nothing said twice, nothing that nobody wrote.

DRAFTER_LABELLED names a folder of further labelled cases, such as real ones that are no part of this project.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from drafter.draft import Findings, examine, write
from drafter.evaluate import labelled
from drafter.letter import kinds
from drafter.letter.passages import plain
from drafter.model import Letter, Sender
from drafter.read import read_all
from drafter.render import render
from tests.claims import out_of_force, unfounded
from tests.texts import of_docx, of_html, of_mail, of_text

CORPUS = Path(__file__).parent.parent / "corpus"
FURTHER = os.environ.get("DRAFTER_LABELLED")
CASES = (*labelled(CORPUS), *(labelled(Path(FURTHER)) if FURTHER else ()))
NAMES = [case.name for case in CASES]
SENDER = Sender("Robin Hale", "1 Elm Row\nAshford\nAF1 1AA", "robin@hale.example", "")
SOON = timedelta(days=20)
STRAY = re.compile(
    r"\{\{|\}\}|\{%|\[\s*\]|<\w|\bNone\b|\bundefined\b|\bTODO\b|\bXX+\b|(?<!e\.g)(?<!i\.e)(?<!etc)[.,;]\s*[.,;]|\s[.,;:)]|\(\s|“\s*”"
)
QUOTED = re.compile(r"“([^”]*)”")
REFERS = "I ask for the same here as under point"  # may be said of several points
SAYS = re.compile(r"\b(?:section|regulation|article)s? \d")


@cache
def findings(name: str) -> Findings:
    """What was found in a case, reckoned soon after the reply."""
    case = next(case for case in CASES if case.name == name)
    replies, requests = read_all(case.reply), read_all(case.request)
    answered = examine(replies, requests, today=date(2026, 12, 1)).case.answered or date(2026, 12, 1)
    return examine(replies, requests, today=answered + SOON)


@cache
def letters(name: str) -> tuple[Letter, ...]:
    """The letter that comes next, and one of every other kind."""
    found = findings(name)
    return tuple(write(found, kind, SENDER) for kind in kinds())


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_left_open_or_said_twice(name: str) -> None:
    for letter in letters(name):
        texts = [block.text for block in letter.blocks]
        own = [block.text for block in letter.blocks if block.kind != "blockquote"]
        bare = [QUOTED.sub("“…”", text) for text in own]
        assert [text for text in bare if STRAY.search(text)] == [], letter.kind
        assert [text for text in texts if not text.strip() or "  " in text] == [], letter.kind
        assert [
            text
            for text, times in Counter(block.text for block in letter.blocks if block.kind != "h2").items()
            if times > 1 and len(text) > 40 and not text.startswith(REFERS)
        ] == [], letter.kind


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_for_a_client_never_says_i(name: str) -> None:
    found = findings(name)
    for kind in kinds():
        letter = write(found, kind, replace(SENDER, client="Pat Vale"))
        own = [QUOTED.sub("“…”", block.text) for block in letter.blocks if block.kind not in ("blockquote", "tr")]
        assert [text for text in own if re.search(r"\b(?:I|me|my|My|mine|myself)\b", text)] == []
        assert [text for text in own if re.search(r"\b(?:we|us|our) (?:am|was|has)\b|[.?!] (?:we|our)\b", text)] == []
        assert "We act for Pat Vale, who made the request." in own


@pytest.mark.parametrize("name", NAMES)
def test_whatever_is_quoted_stands_in_the_correspondence(name: str) -> None:
    everything = " ".join(plain(source.text) for source in findings(name).case.sources)
    for letter in letters(name):
        for block in letter.blocks:
            quoted = [block.text] if block.kind == "blockquote" else QUOTED.findall(block.text)
            for text in quoted:
                assert text.removesuffix(" …") in everything, letter.kind


@pytest.mark.parametrize("name", NAMES)
def test_the_words_are_the_same_in_every_format(name: str) -> None:
    found = findings(name)
    if found.route.letter == "none":
        return
    letter = write(found, found.route.letter, SENDER)
    assert of_text(letter) == of_docx(letter) == of_mail(letter) == of_html(letter)
    blocks = json.loads(render(letter, "json"))["blocks"]
    assert [block["text"] for block in blocks] == [block.text for block in letter.blocks]


@pytest.mark.parametrize("name", NAMES)
def test_a_sentence_about_law_or_the_reply_rests_on_something(name: str) -> None:
    for letter in letters(name):
        for block in letter.blocks:
            if block.kind == "blockquote" or (SAYS.search(block.text) and block.number == "" and block.kind == "li"):
                assert block.evidence, (letter.kind, block.text)


@pytest.mark.parametrize("name", NAMES)
def test_whatever_is_claimed_of_the_reply_was_found_in_it_or_looked_for(name: str) -> None:
    found = findings(name)
    assert [(letter.kind, said) for letter in letters(name) for said in unfounded(letter, found)] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_provision_is_law_on_its_day_or_cited_by_the_reply(name: str) -> None:
    found = findings(name)
    assert [(letter.kind, cited) for letter in letters(name) for cited in out_of_force(letter, found)] == []
