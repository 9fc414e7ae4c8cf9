"""What kind of public body a name stands for, by data."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from drafter.files import LAWS
from drafter.law.rawrows import read
from drafter.patterns import Listed

UNKNOWN = "unknown"


@lru_cache(maxsize=4_096)
def body_kind(name: str | None) -> str:
    """The kind of a body: department, council, police, …; "unknown" where its name does not tell."""
    settled, tried = _kinds()
    for patterns in (settled, tried):
        for key, pattern in patterns:
            if name and pattern.search(name):
                return key
    return UNKNOWN


def is_scottish(name: str | None) -> bool:
    """Whether a body comes under the laws of Scotland, as far as its name tells."""
    told, but = _scottish()
    return bool(name and told.search(name) and not but.search(name))


@cache
def _scottish() -> tuple[Listed, Listed]:
    """The words that tell a Scottish body, and those that tell another one all the same."""
    data = _data()["scottish"]
    return Listed(data["words"]), Listed(data["except"])


def kinds() -> dict[str, str]:
    """Every kind of body with its title."""
    return {row["key"]: row["title"] for row in _data()["kind"]}


@cache
def _data() -> dict[str, Any]:
    return read(LAWS / "common" / "bodies.toml")


@cache
def _kinds() -> tuple[list[tuple[str, Listed]], ...]:
    """For names, then for words: each kind with its pattern, in the order of the file."""
    rows = _data()["kind"]
    return tuple([(row["key"], Listed(row.get(part, ()))) for row in rows] for part in ("names", "words"))
