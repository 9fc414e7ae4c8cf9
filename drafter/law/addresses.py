"""Addresses that are no longer in use, and those that belong to a regulator, by data."""

from __future__ import annotations

from functools import cache
from typing import Any

from drafter.files import LAWS
from drafter.law.rawrows import read


def withdrawn(address: str) -> str:
    """When an e-mail address went out of use, in words; empty where it did not."""
    domain = address.lower().rpartition("@")[2]
    rows = (row for row in _data()["withdrawn"] if any(_ends(domain, ending) for ending in row["endings"]))
    return str(next((row["said"] for row in rows), ""))


def is_regulators(text: str) -> bool:
    """Whether an address, of whatever kind, is that of a regulator."""
    low, known = text.lower().rstrip("."), _data()["regulators"]
    return any(low.endswith(ending) for ending in known["endings"]) or any(code in text for code in known["postcodes"])


def _ends(domain: str, ending: str) -> bool:
    return domain == ending or domain.endswith("." + ending)


@cache
def _data() -> dict[str, Any]:
    return read(LAWS / "common" / "addresses.toml")
