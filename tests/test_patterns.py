"""Expressions with cues find what plain ones find, and know what they cannot be without."""

from __future__ import annotations

import importlib
import pkgutil
import re
from types import SimpleNamespace

import pytest

import drafter.gaps
import drafter.language
import drafter.law
from drafter import openings
from drafter.patterns import Cued, Listed, cued
from tests.accuracy import CORPUS

PACKAGES = (drafter.language, drafter.gaps, drafter.law)
SOME = 7  # one line in so many of the letters of the corpus


def expressions() -> dict[str, Cued]:
    """Every expression that a module holds, by module and name."""
    modules = [
        importlib.import_module(f"{package.__name__}.{one.name}")
        for package in PACKAGES
        for one in pkgutil.iter_modules(package.__path__)
    ]
    return {
        f"{module.__name__}.{name}": value
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, Cued)
    }


def lines() -> list[str]:
    """Some lines of the letters written for the project."""
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(CORPUS.glob("*/*.txt"))]
    return [line for text in texts for line in text.split("\n") if line.strip()][::SOME]


@pytest.mark.parametrize(("expression", "expected"), [
    (r"\b(?:withh[eo]ld|refused)\b", {"withheld", "withhold", "refused"}),
    (r"\b(?:public interest|balances?|harm)\b", {"public interest", "balance", "harm"}),
    (r"^\W*(?:now|then) (?:\w+ )?waits", {"waits"}),
    (r"section\s?\d+", {"section"}),
    (r"\w\d{1,2}\w", set()),
    (r"\w[12]\w", {"1", "2"}),
    (r"(?:refuse|withhold)?d?", set()),
    (r"\w+ing", {"ing"}),
    (r"(?:ab|c)+de?f", {"df", "def"}),
    (r"x(?=abcdef)y", {"xy"}),
    (r"[“\"]\w", {"“", '"'}),
])  # fmt: skip
def test_the_cues_are_what_no_match_can_be_without(expression: str, expected: set[str]) -> None:
    assert set(cued(expression, re.IGNORECASE).cues) == expected


def test_every_expression_finds_with_its_cues_what_it_finds_without() -> None:
    texts = lines()
    assert len(texts) > 300
    for name, expression in expressions().items():
        plain = re.compile(expression.pattern, expression.flags)
        guarded = expression._guarded("finditer") if expression.cues else expression.finditer
        search = expression._guarded("search") if expression.cues else expression.search
        for text in texts:
            expected = [match.span() for match in plain.finditer(text)]
            assert [match.span() for match in guarded(text)] == expected, (name, text)
            first = search(text)
            assert ([first.span()] if first else []) == expected[:1], (name, text)


@pytest.mark.parametrize(("expression", "flags"), [
    (r"^\W*now\b|\bthen\b", 0),
    (r"(?:^|[(:])\d|then", 0),
    (r"^\W*now\b|\bthen\b", re.MULTILINE),
    (r"x?^now|then", 0),
])  # fmt: skip
def test_what_may_begin_the_text_is_found_there_and_elsewhere(expression: str, flags: int) -> None:
    for text in ("* now", "and then", "and now", "1 or (2", "it was\n* now", "now", "xthen"):
        plain, ours = re.compile(expression, flags), cued(expression, flags)
        assert [match.span() for match in ours.finditer(text)] == [match.span() for match in plain.finditer(text)]
        for at in range(len(text)):
            first, found = plain.search(text, at), openings.search(ours._plain, expression, flags)(text, at)
            assert (found and found.span()) == (first and first.span()), (text, at)


def test_a_method_gives_way_to_the_guarded_one() -> None:
    expression = cued(r"\brefused\b", re.IGNORECASE)
    first = expression.search
    for _ in range(200):
        assert expression.search("It was Refused.") and not expression.search("It was given.")
    assert expression.search is not first
    assert expression.findall("refused, refused") == ["refused", "refused"]


@pytest.mark.parametrize(("method", "expected"), [("search", None), ("findall", []), ("split", ["none of it"])])
def test_where_no_cue_stands_nothing_is_found(method: str, expected: object) -> None:
    assert cued(r"\brefused\b")._guarded(method)("none of it") == expected


def test_an_expression_that_is_not_well_formed_says_so() -> None:
    with pytest.raises(re.error):
        cued("(").search("text")


def test_there_are_no_other_methods() -> None:
    with pytest.raises(AttributeError):
        cued("a").template  # noqa: B018


def test_listed_words_are_found_whole_and_however_they_are_spaced() -> None:
    listed = Listed(["bird's nest", "noise*"])
    found = [match[0] for match in listed.finditer("A BIRD’S\nnest, noises; no birds nest, no-noise")]
    assert found == ["BIRD’S\nnest", "noises"]
    assert listed.sub("-", "noise here") == "- here"
    assert not Listed([]).search("anything")


def test_an_interpreter_that_compiles_to_something_else_gets_the_expression_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = SimpleNamespace(_code=lambda tree, flags: object(), compile=openings._compiler.compile)
    monkeypatch.setattr(openings, "_compiler", other)
    assert openings.compiled(r"\b(?:refused|withheld)\b", 0).findall("It was withheld.") == ["withheld"]


@pytest.mark.parametrize("expression", [r"\bab?c\b|\bd(?P<x>e)", r"(?<!x)[a-c]\d", r"(?:é|1)z", r"(a)?(b)(?P<n>c)?"])
def test_where_it_may_begin_changes_nothing_of_what_is_found(expression: str) -> None:
    texts = ("ac abc de xab1", "b2 xc3 abc", "1z éz Ez", "bc abc ab", "")
    for flags in (0, re.IGNORECASE):
        plain, ours = re.compile(expression, flags), openings.compiled(expression, flags)
        assert (ours.groups, ours.groupindex) == (plain.groups, plain.groupindex)
        for text in texts:
            found = [(match.span(), match.groups()) for match in plain.finditer(text)]
            assert [(match.span(), match.groups()) for match in ours.finditer(text)] == found
