"""Loading a pack: strict, so that a mistake is named with file, row, key and what is allowed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from drafter.errors import LawError
from drafter.files import LAWS
from drafter.law import rows as kinds
from drafter.law import sources
from drafter.law.build import build, kind, known
from drafter.law.check import check, periods
from drafter.law.pack import Law
from drafter.law.provisions import link
from drafter.law.rawrows import Raw, read, rows, with_limbs, with_links

# The tables of a pack: the row, the field of Law, and the key that names a row in messages.
TABLES: Mapping[str, tuple[type, str, str]] = {
    "instrument": (kinds.Instrument, "instruments", "prefix"),
    "duty": (kinds.Duty, "duties", "key"),
    "exemption": (kinds.Exemption, "exemptions", "provision"),
    "limit": (kinds.TimeLimit, "limits", "key"),
    "regulator": (sources.Regulator, "regulators", "name"),
    "code": (sources.Code, "codes", "key"),
    "authority": (sources.Authority, "own_authorities", "key"),
    "cost": (kinds.Cost, "costs", "provision"),
    "subject": (sources.Subject, "subjects", "key"),
    "upheld": (sources.Upheld, "outcomes", "provision"),
}
LINKED = ("duty", "exemption", "limit", "cost", "subject", "upheld")
# The keys at the top of a pack.
NEEDED = {"id": str, "name": str, "short": str, "names": list, "review": str, "as_of": date}
FILES = {"calendar": str, "cases": str, "notes": str, "include": list}  # beside the pack
HEAD: Mapping[str, type] = {**NEEDED, "since": date, "territory": str, "covers": str, **FILES}
Raws = dict[str, list[Raw]]


@cache
def packs() -> tuple[str, ...]:
    """The packs that come with the program."""
    return tuple(sorted(path.stem for path in LAWS.glob("*.toml")))


def load(id_or_path: str | Path) -> Law:
    """A pack by its id, or one's own by its path, which is then checked in every respect.

    The packs that come with the program were checked by its tests. Raises LawError with file, row and key.
    """
    if isinstance(id_or_path, str) and id_or_path in packs():
        return _shipped(id_or_path)
    path = find(id_or_path)
    return _load(path, path.parent != LAWS)


@cache
def _shipped(name: str) -> Law:
    return _load(LAWS / f"{name}.toml", False)


def find(id_or_path: str | Path) -> Path:
    """Where a pack is. Raises LawError with the packs that there are."""
    path = Path(id_or_path)
    if path.suffix == ".toml":
        return path.resolve()
    path = LAWS / f"{id_or_path}.toml"
    if not path.is_file():
        raise LawError(f"{id_or_path}: no such law; there are {', '.join(packs())}, or give a file ending in .toml")
    return path


def examine(id_or_path: str | Path) -> Law:
    """A pack, checked in every respect."""
    return _load(find(id_or_path), True)


@cache
def _load(path: Path, fully: bool) -> Law:
    data = read(path)
    head = _head(data, path.name)
    raws = _raws(data, path.name)
    for name in head.pop("include", ()):
        included = read(path.parent / name)
        known(included, TABLES, Path(name).name)
        for table, more in _raws(included, Path(name).name).items():
            raws[table] += more
    law = Law(folder=path.parent, **{**head, **_built(raws, head.get("since"))})
    periods(raws)
    if fully:
        check(law, raws)
    return law


def _raws(data: Mapping[str, Any], file: str) -> Raws:
    return {table: list(rows(file, table, key, data.get(table, []))) for table, (_, _, key) in TABLES.items()}


def _built(raws: Raws, since: date | None) -> dict[str, tuple[Any, ...]]:
    """The rows of every table, with what they take from each other and from the top."""
    raws["instrument"].sort(key=lambda raw: -len(raw.name))  # of two prefixes that fit, the longer one is meant
    instruments = [build(kinds.Instrument, raw) for raw in raws["instrument"]]
    raws["exemption"] = with_limbs(raws["exemption"])
    for table in LINKED:
        with_links(raws[table], lambda provision: link(provision, instruments), since)
    return {field: tuple(build(row, raw) for raw in raws[table]) for table, (row, field, _) in TABLES.items()}


def _head(data: Mapping[str, Any], file: str) -> dict[str, Any]:
    known(data, (*HEAD, *TABLES), file)
    for key, wanted in HEAD.items():
        if key not in data and key in NEEDED:
            raise LawError(f"{file}: missing key '{key}' at the top; needed there: {', '.join(NEEDED)}")
        if key in data and not isinstance(data[key], wanted):
            raise LawError(f"{file}: '{key}' must be {kind(wanted)}")
    return {key: tuple(data[key]) if wanted is list else data[key] for key, wanted in HEAD.items() if key in data}
