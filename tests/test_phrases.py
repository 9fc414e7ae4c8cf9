"""Every phrase file by its own examples and decoys, both ways."""

from __future__ import annotations

import itertools
import re
import tomllib
from functools import cache
from typing import Any

import pytest

from drafter.language.phrases import FOLDER, GAP, Signal, signals, slots
from drafter.language.pipeline import marks

KEYS = {"about", "say", "unless", "examples", "decoys"}
FILES = sorted(FOLDER.glob("*.toml"))


@cache
def read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def matched(signal: Signal, text: str) -> set[str]:
    """The phrases of a signal that a text says."""
    return {mark.id for mark in marks(text) if mark.signal == signal.name}


def by_name(signal: Signal) -> str:
    return signal.name


@pytest.mark.parametrize("signal", signals(), ids=by_name)
def test_every_example_says_its_signal(signal: Signal) -> None:
    silent = [text for text in signal.examples if not matched(signal, text)]
    assert not silent, f"examples that do not match {signal.name}: {silent}"


@pytest.mark.parametrize("signal", signals(), ids=by_name)
def test_no_decoy_does(signal: Signal) -> None:
    wrong = {text: sorted(matched(signal, text)) for text in signal.decoys if matched(signal, text)}
    assert not wrong, f"decoys that match {signal.name}: {wrong}"


@pytest.mark.parametrize("signal", signals(), ids=by_name)
def test_every_phrase_has_an_example(signal: Signal) -> None:
    met = {id for text in signal.examples for id in matched(signal, text)}
    said = read(signal.name)["say"]
    without = [text for number, text in enumerate(said) if f"{signal.name}.{number}" not in met]
    assert not without, f"add an example for each of these phrases of {signal.name}: {without}"


@pytest.mark.parametrize("name", [path.stem for path in FILES])
def test_a_file_has_its_keys_and_says_what_it_is_for(name: str) -> None:
    data = read(name)
    assert not set(data) - KEYS and not KEYS - {"unless"} - set(data)
    assert data["about"].endswith(".") and data["examples"] and data["decoys"]
    for key in ("say", "unless", "examples", "decoys"):
        listed = data.get(key, [])
        assert len(listed) == len(set(listed)), f"'{key}' says something twice"


@pytest.mark.parametrize("name", [path.stem for path in FILES])
def test_phrases_are_well_formed(name: str) -> None:
    data = read(name)
    for text in (*data["say"], *data.get("unless", ())):
        assert not re.search(r"\([^)]*[(\[]|\[[^\]]*[(\[]", text), f"nested brackets: {text}"
        assert text.count("(") == text.count(")") and text.count("[") == text.count("]"), f"a bracket is open: {text}"
        assert not re.search(r"[(\[|]\s*[|)\]]", text), f"an empty alternative: {text}"
        assert text == text.lower(), f"capitals never match: {text}"
        found = slots(text)
        gaps = [slot.is_gap for slot in found]
        assert not any(one and other for one, other in itertools.pairwise(gaps)), f"two gaps side by side: {text}"
        assert not gaps[0], f"a gap at the start: {text}"
        assert any(not slot.is_gap and not slot.optional for slot in found), f"nothing that must be said: {text}"
        assert GAP not in {word for slot in found for words in slot.wordings for word in words}


def test_signals_and_files_match() -> None:
    assert [signal.name for signal in signals()] == [path.stem for path in FILES]
