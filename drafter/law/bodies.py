"""What kind of public body a name stands for, by data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from drafter.files import LAWS
from drafter.law.rawrows import read
from drafter.patterns import Cued, cued

UNKNOWN = "unknown"
_NEVER = cued(r"(?!)")


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
    data = _data()["scottish"]
    return bool(name and words(tuple(data["words"])).search(name) and not words(tuple(data["except"])).search(name))


def kinds() -> dict[str, str]:
    """Every kind of body with its title."""
    return {row["key"]: row["title"] for row in _data()["kind"]}


@cache
def words(listed: Sequence[str]) -> Cued:
    """A pattern that finds any of some words or phrases, whole and whatever the case; "*" stands for any ending."""
    if not listed:
        return _NEVER
    found = (re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "") for word in listed)
    joined = "|".join(sorted(found, key=len, reverse=True)).replace("'", "['’]").replace(r"\ ", r"\s+")
    return cued(rf"(?<![\w-])(?:{joined})(?![\w-])", re.IGNORECASE)


@cache
def _data() -> dict[str, Any]:
    return read(LAWS / "common" / "bodies.toml")


@cache
def _kinds() -> tuple[list[tuple[str, Cued]], ...]:
    """For names, then for words: each kind with its pattern, in the order of the file."""
    rows = _data()["kind"]
    return tuple([(row["key"], words(tuple(row.get(part, ())))) for row in rows] for part in ("names", "words"))
