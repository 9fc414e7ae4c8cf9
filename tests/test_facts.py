"""Who wrote, when, under which reference, and where a review goes: as read off invented letters."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from drafter.draft import examine
from drafter.read import read_bytes

FACTS = tomllib.loads((Path(__file__).parent / "facts.toml").read_text(encoding="utf-8"))["fact"]


@pytest.mark.parametrize(
    "fact", FACTS, ids=[f"{n}-{fact['kind']}-{fact['value'][:24]}" for n, fact in enumerate(FACTS)]
)
def test_fact(fact: dict[str, str]) -> None:
    case = examine(read_bytes(fact["reply"].encode(), "reply.txt"), today=date(2026, 12, 1)).case
    assert (case.value(fact["kind"]) or "") == fact["value"]
