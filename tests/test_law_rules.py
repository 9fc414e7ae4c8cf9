"""Rules and packs share their words: no rule without a law, no duty without a rule, no law in the program's text."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafter.files import LAWS, PACKAGE, shipped
from drafter.law import load, packs

NEUTRAL = tomllib.loads((LAWS / "common" / "neutral.toml").read_text(encoding="utf-8"))
LAW_SAID = re.compile(
    r"\b(?:FOIA|FOISA|EIR|EISR) (?:s|reg)\.\d|\bS?SI \d{4}/\d+"  # provisions
    r"|\b(?:sections?|regulations?|s\.|regs?\.)\s?\d"
    r"|£\s?\d|\b\d+ working days|twentieth working"  # limits
    r"|Information Commission|Wycliffe|Wilmslow|Kinburn|St Andrews|icocasework|enquiries@",  # regulators
    re.IGNORECASE,
)
# Words by which a letter of a regulator, or a stock phrase, is recognised; nothing that the program says.
RECOGNISED = {
    "language/reviewing.py": ("information commission",),
    "language/courtesies.py": ("section 1",),
}


def duties_in_code() -> set[str]:
    """Every duty that a rule names, as its own or for one of its findings."""
    from drafter.gaps import RULES

    named = {rule.duty for rule in RULES}
    for path in (PACKAGE / "gaps").glob("*.py"):
        named.update(text for _, text in strings(path) if text in NEUTRAL["duties"])
    return named


def test_every_duty_of_a_rule_is_defined_by_a_pack() -> None:
    defined = {duty.key for pack in packs() for duty in load(pack).duties}
    assert duties_in_code() - defined == set()


def test_every_duty_is_used_by_a_rule() -> None:
    assert set(NEUTRAL["duties"]) - duties_in_code() == set()


def test_every_duty_is_defined_by_a_pack_and_no_pack_defines_another() -> None:
    assert {duty.key for pack in packs() for duty in load(pack).duties} == set(NEUTRAL["duties"])


def test_every_need_and_limit_is_used_by_a_pack() -> None:
    laws = [load(pack) for pack in packs()]
    assert {need for law in laws for row in law.exemptions for need in row.needs} == set(NEUTRAL["needs"])
    assert {key for law in laws for key in law.limit_keys} == set(NEUTRAL["limits"])


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """The strings of a Python file, docstrings left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    scopes = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    bodies = [node.body[0] for node in ast.walk(tree) if isinstance(node, scopes) and node.body]
    docs = {id(first.value) for first in bodies if isinstance(first, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.lineno, node.value


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_law_stands_in_the_program(path: Path) -> None:
    allowed = RECOGNISED.get(path.relative_to(PACKAGE).as_posix(), ())
    said = [(line, found[0]) for line, text in strings(path) if (found := LAW_SAID.search(text))]
    assert [place for place in said if place[1].lower() not in allowed] == []


@pytest.mark.parametrize(
    "path", sorted(shipped("templates").rglob("*.html")) + sorted(shipped("templates").rglob("*.toml"))
)
def test_no_law_stands_in_a_template(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [found[0] for found in LAW_SAID.finditer(text)] == []
