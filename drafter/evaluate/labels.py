"""Labelled cases: a folder each, with the letters and `gold.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafter.errors import DrafterError
from drafter.gaps import RULES

FILE = "gold.toml"
_RULES = frozenset(rule.id for rule in RULES)


@dataclass(frozen=True, slots=True)
class Label:
    """A gap that a careful reader sees: its rule, words of its evidence ("" where something is absent), provisions.

    `may` marks what readers would differ on: right to report, no fault to leave out.
    """

    rule: str
    quote: str = ""
    provisions: tuple[str, ...] | None = None
    may: bool = False


@dataclass(frozen=True, slots=True)
class Labelled:
    """One case: its letters, the facts to read off, words of each thing asked for, and its gaps."""

    folder: Path
    reply: tuple[Path, ...]
    request: tuple[Path, ...]
    facts: Mapping[str, Any]
    items: tuple[str, ...]
    gaps: tuple[Label, ...]

    @property
    def name(self) -> str:
        """The name of its folder."""
        return self.folder.name


def labelled(folder: Path) -> Iterator[Labelled]:
    """The cases of a folder, by name. Raises DrafterError where there are none or a label cannot be read."""
    if not folder.is_dir():
        raise DrafterError(f"{folder}: no such folder; give one that holds a folder for each case, with {FILE}")
    files = sorted(folder.glob(f"*/{FILE}"))
    if not files:
        raise DrafterError(f"{folder}: no case in it; each is a folder with the letters and {FILE}")
    yield from map(_case, files)


def _case(path: Path) -> Labelled:
    try:
        gold = tomllib.loads(path.read_text(encoding="utf-8"))
        return Labelled(
            path.parent,
            tuple(path.parent / name for name in gold["reply"]),
            tuple(path.parent / name for name in gold.get("request", ())),
            gold.get("case", {}),
            tuple(item["quote"] for item in gold.get("item", ())),
            tuple(_label(path, row) for row in gold.get("gap", ())),
        )
    except KeyError as error:
        raise DrafterError(f"{path}: the key {error} is missing") from None
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise DrafterError(f"{path}: cannot be read as labels ({error})") from None


def _label(path: Path, row: Mapping[str, Any]) -> Label:
    if row["rule"] not in _RULES:
        raise DrafterError(f"{path}: there is no rule {row['rule']!r}; `drafter rules` lists them")
    provisions = tuple(row["provisions"]) if "provisions" in row else None
    return Label(row["rule"], row.get("quote", ""), provisions, bool(row.get("may")))
