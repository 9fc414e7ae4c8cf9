"""Every rule by its cases: tests/gaps/<rule>.toml, with the evidence marked [[so]] in the text.

A case has a `name` and a `reply`; it may have a `request`, a `law`, `today` and the `certainty` that is expected.
A reply that greets nobody gets a greeting, a first line and a signature.
"""

from __future__ import annotations

import hashlib
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from drafter.draft import examine
from drafter.gaps import RULES
from drafter.model import Gap, Source

CASES = Path(__file__).parent / "gaps"
FILES = Path(__file__).parent.parent / "drafter" / "gaps"
KEYS = {"name", "reply", "request", "law", "today", "certainty"}
TODAY = date(2026, 11, 23)
FEWEST = 5  # cases of each verdict
FRAME = "Dear Ms Arkwright\n\nThank you for your request for information.\n\n{}\n\nYours sincerely\nJ. Dunmore"


def read(rule: str) -> dict[str, list[dict[str, Any]]]:
    data: dict[str, list[dict[str, Any]]] = tomllib.loads((CASES / f"{rule}.toml").read_text(encoding="utf-8"))
    return data


def all_cases() -> list[Any]:
    return [
        pytest.param(path.stem, verdict, case, id=f"{path.stem}/{verdict}/{case['name']}")
        for path in sorted(CASES.glob("*.toml"))
        for verdict, cases in read(path.stem).items()
        for case in cases
    ]


def unmark(id: str, marked: str) -> tuple[Source, list[tuple[str, int, int]]]:
    """The text without its marks, and the ranges that were marked."""
    text, ranges = "", []
    for place, part in enumerate(marked.replace("]]", "[[").split("[[")):
        if place % 2:
            ranges.append((id, len(text), len(text) + len(part)))
        text += part
    return Source(id, text, hashlib.sha256(text.encode()).hexdigest()), ranges


def letter(reply: str) -> str:
    return reply if "Dear " in reply else FRAME.format(reply)


def gaps_of(rule: str, case: dict[str, Any]) -> tuple[list[Gap], list[tuple[str, int, int]]]:
    reply, expected = unmark("reply.txt", letter(case["reply"].strip("\n")))
    requests = []
    if "request" in case:
        request, more = unmark("request.txt", case["request"].strip("\n"))
        requests, expected = [request], expected + more
    findings = examine([reply], requests, today=case.get("today", TODAY), law=case.get("law"))
    return [gap for gap in findings.gaps if gap.rule == rule], expected


@pytest.mark.parametrize(("rule", "verdict", "case"), all_cases())
def test_gap(rule: str, verdict: str, case: dict[str, Any]) -> None:
    gaps, expected = gaps_of(rule, case)
    assert not set(case) - KEYS, "unknown key"
    assert bool(expected) == (verdict == "flags"), "a case that flags has [[marks]], a silent one has none"
    found = {(said.source, said.start, said.end) for gap in gaps for said in gap.evidence}
    assert sorted(found) == sorted(expected)
    if "certainty" in case:
        assert {gap.certainty.value for gap in gaps} == {case["certainty"]}


def test_rules_files_and_cases_match_both_ways() -> None:
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))
    assert set(ids) == {path.stem for path in CASES.glob("*.toml")}
    with_a_rule = {path.stem for path in FILES.glob("*.py") if "\nRULE = " in path.read_text(encoding="utf-8")}
    assert {id.replace("-", "_") for id in ids} == with_a_rule


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_every_rule_has_cases_of_both_kinds(rule: str) -> None:
    cases = read(rule)
    assert set(cases) == {"flags", "silent"}
    for verdict, listed in cases.items():
        names = [case["name"] for case in listed]
        assert len(names) == len(set(names)), f"two {verdict} cases of one name"
        assert len(listed) >= FEWEST, f"too few {verdict} cases"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_explains_itself(rule: Any) -> None:
    path = FILES / f"{rule.id.replace('-', '_')}.py"
    assert rule.about.partition("\n")[0].rstrip().endswith((".", ":", ","))
    assert rule.title and rule.why.endswith(".")
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 80


@pytest.mark.parametrize(
    ("rule", "reply", "times"),
    [
        ("available-elsewhere", "1. It is on our open data page. Therefore we are applying section 21.\n2. £2.", 1),
        (
            "available-elsewhere",
            "1. This is on our website. You can find it here: https://a.gov.example/b/c\n2. £2.",
            1,
        ),
        (
            "available-elsewhere",
            "1. The maps are published at https://a.gov.example/b\nThe plans are published at https://a.gov.example/c\n2. £2.",
            2,
        ),
        ("not-held", "1. We do not hold this. No record of it is kept.\n2. £2.", 1),
        ("not-held", "1. We do not hold this.\n2. We do not hold this.", 2),
        ("search-not-described", "1. We do not hold this. No record of it is kept.\n2. £2.", 1),
    ],
)
def test_what_is_said_twice_is_found_once(rule: str, reply: str, times: int) -> None:
    gaps, _ = gaps_of(rule, {"request": "1. How many bus lanes are there?\n2. What are the fares?", "reply": reply})
    assert len(gaps) == times
