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


def test_both_laws_named_together_and_the_cost_of_answering_tell_of_neither() -> None:
    reply = (
        "Brindle Valley Council\n\nThank you for your request under the Freedom of Information Act.\n\n"
        "Our figures on Freedom of Information (FOI) and Environmental Information Regulations (EIR) requests are below: "
        "of 400 requests 12 were late. The appropriate limit is set out in Regulation 3 of the Fees Regulations, "
        "and by Regulation 4(4) the cost of the time is reckoned at a rate of £25 an hour."
    )
    case = examine(read_bytes(reply.encode(), "reply.txt"), today=date(2026, 12, 1)).case
    assert case.law == "uk-foia"
