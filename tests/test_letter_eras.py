"""Golden letters of every kind under every law, in 2006, 2016, 2024 and 2026: read line by line against the law of the day."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.render import render
from tests.conftest import Golden
from tests.eras import ERAS, KINDS, Era, letter_kind

LETTERS = Path(__file__).parent / "letters" / "eras"
NAMES = [f"{era.pack}-{era.year}" for era in ERAS]
RULE = "\n\n" + "=" * 72 + "\n\n"


@pytest.mark.parametrize("era", ERAS, ids=NAMES)
def test_the_letters_of_a_law_in_a_year(era: Era, golden: Golden) -> None:
    letters = (str(render(era.letter(kind), "text")) for kind in KINDS)
    golden(LETTERS / f"{era.pack}-{era.year}.txt", RULE.join(letters))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("era", ERAS, ids=NAMES)
def test_the_letters_are_those_that_come_next(era: Era, kind: str) -> None:
    found = era.findings(kind)
    assert found.law.id == era.pack
    assert found.route.letter in (letter_kind(kind), "follow-up" if kind == "new-request" else "")
