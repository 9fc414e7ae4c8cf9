"""How letters read: plain words for their reader's age, no blame, no threat, nothing shouted."""

from __future__ import annotations

import re
from functools import cache

import pytest

from drafter.files import shipped
from drafter.letter.blocks import JINJA
from tests.reading_age import grade, syllables
from tests.test_letters import NAMES, QUOTED, letters

HARDEST = 12  # years of school for any one letter
USUAL = 9  # for all letters together: a reader of fourteen
BLAME = re.compile(
    r"\b(?:deliberate\w*|dishonest\w*|bad faith|cover[- ]?up|hid(?:e|ing|den)|conceal\w*|mislead\w*|misled|lie[sd]?|lying|"
    r"ridiculous|unacceptable|appalling|shame\w*|incompeten\w*|excuses?|pretend\w*|pretext|evasi\w+|evad\w+|stonewall\w*|"
    r"obstruct\w*|negligen\w+|refuse to|failed to|fail to|ignor(?:e|ed|ing)|wrongly|unlawful\w*|illegal\w*)\b",
    re.IGNORECASE,
)
THREAT = re.compile(
    r"\b(?:legal action|solicitors?|judicial review|or else|final warning|demand|insist|without fail|"
    r"immediately|forthwith|the press|newspapers?|my MP|I (?:will|shall) "
    r"(?:complain|sue|report|take|go to|have no)|be warned|reserve (?:the|my) right)\b",
    re.IGNORECASE,
)
SHOUTED = re.compile(r"\b(?!EIR\b)[A-Z]{3,}\b|!")
SAYS_LAW = re.compile(r"\([^()]*\d{4}[^()]*\)")  # the name of a case


@cache
def own(name: str) -> tuple[str, ...]:
    """The words of each letter of a case that are its own: no quotation, address or table."""
    made = []
    for letter in letters(name):
        texts = (QUOTED.sub("", block.text) for block in letter.blocks if block.kind in ("p", "li"))
        if letter.kind == "new-request":  # whose points are the requester's own words
            texts = (QUOTED.sub("", block.text) for block in letter.blocks if block.kind == "p")
        made.append(" ".join(texts))
    return tuple(made)


def test_syllables_and_grades_of_known_words() -> None:
    known = {"disclosure": 3, "information": 4, "please": 1, "cases": 2, "applied": 2, "needed": 2, "the": 1}
    assert {word: syllables(word) for word in known} == known
    assert grade("The cat sat on the mat. The dog ran to it.") < 2
    assert grade("Notwithstanding considerations of proportionality, disclosure necessitates authorisation.") > 20


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_can_be_read_by_those_who_left_school_early(name: str) -> None:
    assert [round(grade(text), 1) for text in own(name) if grade(text) > HARDEST] == []


def test_letters_as_a_whole_are_plain() -> None:
    assert grade(" ".join(text for name in NAMES for text in own(name))) < USUAL


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_neither_blames_nor_threatens(name: str) -> None:
    for text in own(name):
        bare = SAYS_LAW.sub("", text)
        assert BLAME.findall(bare) == [] and THREAT.findall(bare) == []


@pytest.mark.parametrize(
    "path", sorted(shipped("templates").rglob("*.html")), ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_the_words_of_a_template_are_quiet(path: object) -> None:
    text = JINJA.sub(" ", path.read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    assert SHOUTED.findall(text) == [] and BLAME.findall(text) == [] and THREAT.findall(text) == []
