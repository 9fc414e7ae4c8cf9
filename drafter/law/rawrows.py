"""Rows as they stand in TOML, each with the place that a message names; and what a row takes over from others."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from drafter.errors import LawError
from drafter.law.provisions import lineage

INHERITED = (
    "key", "role", "absolute", "prejudice", "needs", "bodies", "test", "confirm_or_deny", "since", "until", "evidence",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Raw:
    """One table of a file: "uk-foia.toml: duty 1 (refusal.name-exemption)" is its place."""

    file: str
    table: str
    number: int
    name: str
    data: dict[str, Any]

    @property
    def place(self) -> str:
        """Where the row stands, for a message."""
        return f"{self.file}: {self.table} {self.number} ({self.name or '?'})"

    def error(self, message: str) -> LawError:
        """What is wrong with the row, with its place."""
        return LawError(f"{self.place}: {message}")


def read(path: Path) -> dict[str, Any]:
    """A TOML file as tables, or a LawError that says where it is broken."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise LawError(f"{path.name}: cannot be read ({error.strerror}); check the path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LawError(f"{path.name}: not valid TOML: {error}") from error


def head(path: Path) -> dict[str, Any]:
    """The keys at the top of a pack, without its tables: quick, to choose between packs."""
    text = path.read_text(encoding="utf-8")
    return tomllib.loads(text.partition("\n[[")[0])


def rows(file: str, table: str, name_key: str, data: object) -> Iterator[Raw]:
    """The rows of one array of tables."""
    if not isinstance(data, list) or not all(isinstance(row, dict) for row in data):
        raise LawError(f"{file}: '{table}' must be written [[{table}]], once for each row")
    for number, row in enumerate(data, 1):
        yield Raw(file, table, number, str(row.get(name_key, "")), dict(row))


def with_links(found: Iterable[Raw], link: Callable[[str], str], since: date | None) -> None:
    """Give rows that name no source the link of their provision, and rows without a start that of the whole law."""
    for raw in found:
        if since is not None:
            raw.data.setdefault("since", since)
        provision = raw.data.get("provision", "cited")
        if "source" not in raw.data and provision != "cited":
            linked = link(str(provision))
            if not linked:
                raise raw.error("missing key 'source'; give a link that a reader can open")
            raw.data["source"] = linked


def with_limbs(found: Iterable[Raw]) -> list[Raw]:
    """Exemptions with their `limbs` written out, each with what it does not say taken from its parent."""
    spread = [part for raw in found for part in _spread(raw)]
    named: dict[str, list[Raw]] = {}
    for raw in sorted(spread, key=lambda raw: raw.name.count("(")):
        named.setdefault(raw.name, []).append(raw)
        if "(" not in raw.name:
            continue
        parent = _parent(raw, named)
        if parent is None:
            raise raw.error(f"no row for its parent '{list(lineage(raw.name))[1]}' in force with it; add one")
        raw.data.update({key: parent.data[key] for key in INHERITED if key in parent.data and key not in raw.data})
    return spread


def _spread(raw: Raw) -> Iterator[Raw]:
    limbs = raw.data.pop("limbs", {})
    yield raw
    dates: dict[str, Any] = {key: raw.data[key] for key in ("since", "until") if key in raw.data}
    for limb, title in limbs.items():
        name = raw.name + limb
        yield Raw(raw.file, raw.table, raw.number, name, {"provision": name, "title": title, **dates})


def _parent(raw: Raw, named: Mapping[str, Sequence[Raw]]) -> Raw | None:
    """The nearest row above: of the same table, else in force when this one starts (or ends), else the newest."""
    start = raw.data.get("since", raw.data.get("until"))
    for name in list(lineage(raw.name))[1:]:
        above = named.get(name, ())
        own = [other for other in above if other.number == raw.number]
        dated = own or [other for other in above if start is None or _covers(other, start)]
        if dated:
            return max(dated, key=lambda other: other.data.get("since", date.min))
    return None


def _covers(raw: Raw, day: date) -> bool:
    since, until = raw.data.get("since", date.min), raw.data.get("until", date.max)
    return bool(since <= day <= until)
