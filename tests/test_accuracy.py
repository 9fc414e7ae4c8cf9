"""The program does as well on the corpus as it did before, and finds nothing in letters that lack nothing."""

from __future__ import annotations

import tomllib

import pytest

from drafter.model import Certainty
from tests.accuracy import CORPUS, corpus_score, reports

FLOOR = tomllib.loads((CORPUS / "floor.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("what", ["precision", "recall"])
def test_gaps_do_not_get_worse(what: str) -> None:
    assert getattr(corpus_score().whole, what) >= FLOOR["gaps"][what]


@pytest.mark.parametrize("what", FLOOR["facts"])
def test_facts_do_not_get_worse(what: str) -> None:
    assert corpus_score().facts[what].value >= FLOOR["facts"][what]


def test_every_letter_gives_a_report() -> None:
    assert corpus_score().broken == 0


def test_many_letters_are_complete() -> None:
    assert sum(not case.gaps for case, _ in reports()) >= 40


def test_nothing_is_found_in_complete_letters() -> None:
    found = {}
    for case, report in reports():
        if case.gaps:
            continue
        assert report is not None
        sure = [gap["rule"] for gap in report["gaps"] if gap["certainty"] != Certainty.POSSIBLE.value]
        if sure:
            found[case.name] = sure
    assert found == {}
