"""The columns of the index, the same in each of its files, and cells that no spreadsheet takes for a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from drafter.batch.keep import CASES

HEADS = {
    "case": "Case",
    "authority": "Body",
    "deadline": "Deadline",
    "letter": "Letter",
    "strength": "Strength",
    "outcome": "Outcome by item",
    "gaps": "Gaps",
    "provisions": "Provisions",
    "requested": "Asked",
    "answered": "Answered",
    "reference": "Reference",
    "client": "Client",
    "law": "Law",
    "step": "Next step",
    "why": "Why this letter",
    "checks": "Check before sending",
    "questions": "Only you can know",
    "repeats": "Repeated paragraphs",
    "files": "Files",
    "error": "Error",
}
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
UNTOLD = "untold"
LONGEST = 32_000  # characters of a cell, as Excel allows


def cells(name: str, place: str, error: str, row: Mapping[str, Any], repeats: list[str]) -> dict[str, str]:
    """The cells of a case as text, by column; what is not known is empty."""
    found = {key: str(row.get(key) or "") for key in HEADS}
    return found | {
        "case": name,
        "outcome": "; ".join(outcomes(row.get("items", ()))),
        "gaps": "; ".join(f"{rule} ×{count}" if count > 1 else rule for rule, count in row.get("gaps", {}).items()),
        "provisions": "; ".join(row.get("provisions", ())),
        "checks": " · ".join(row.get("checks", ())),
        "questions": "; ".join(row.get("questions", ())),
        "repeats": " ".join(repeats),
        "files": "; ".join(f"{CASES}/{place}/{file}" for file in row.get("files", ())),
        "error": error,
    }


def outcomes(items: Iterable[Sequence[str | None]]) -> Iterator[str]:
    """Each outcome with its items: "withheld 2, 5"; what nothing is said of comes last."""
    found: dict[str, list[str]] = {}
    for number, outcome in items:
        found.setdefault(outcome or UNTOLD, []).append(str(number))
    ranked = sorted(found, key=lambda outcome: (outcome == UNTOLD, outcome == "supplied"))
    yield from (f"{outcome} {', '.join(found[outcome])}" for outcome in ranked)


def safe(text: str) -> str:
    """A cell of a spreadsheet: with an apostrophe before what would be computed, without what cannot be shown."""
    text = UNSEEN.sub("", text)[:LONGEST]
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text


def link(place: str, file: str = "") -> str:
    """The address of a folder or file of a case, from the index."""
    return "/".join(quote(part) for part in (CASES, place, file) if part)
