"""TOML to rows: strict, so that a mistake is named with file, row, key and what is allowed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from drafter.errors import LawError
from drafter.files import LAWS
from drafter.law import rows as kinds
from drafter.law import sources
from drafter.law.check import check
from drafter.law.pack import Law
from drafter.law.provisions import whole
from drafter.law.rawrows import Raw, read, rows, with_limbs, with_links

# The tables of a pack: the row, the field of Law, and the key that names a row in messages.
TABLES: Mapping[str, tuple[type, str, str]] = {
    "instrument": (kinds.Instrument, "instruments", "prefix"),
    "duty": (kinds.Duty, "duties", "key"),
    "exemption": (kinds.Exemption, "exemptions", "provision"),
    "limit": (kinds.TimeLimit, "limits", "key"),
    "regulator": (sources.Regulator, "regulators", "name"),
    "code": (sources.Code, "codes", "key"),
    "authority": (sources.Authority, "authorities", "key"),
    "cost": (kinds.Cost, "costs", "provision"),
    "subject": (sources.Subject, "subjects", "key"),
}
LINKED = ("duty", "exemption", "limit", "cost", "subject")
# The keys at the top of a pack.
NEEDED = {"id": str, "name": str, "short": str, "names": list, "review": str, "as_of": date}
OPTIONAL = {"since": date, "territory": str, "covers": str, "calendar": str, "include": list}
HEAD: Mapping[str, type] = {**NEEDED, **OPTIONAL}


def packs() -> tuple[str, ...]:
    """The packs that come with the program."""
    return tuple(sorted(path.stem for path in LAWS.glob("*.toml")))


def load(id_or_path: str | Path) -> Law:
    """A pack by its id, or one's own by its path. Raises LawError with file, row and key."""
    path = Path(id_or_path)
    if path.suffix != ".toml":
        path = LAWS / f"{id_or_path}.toml"
        if not path.is_file():
            raise LawError(f"{id_or_path}: no such law; there are {', '.join(packs())}, or give a file ending in .toml")
    return _load(path.resolve())


@cache
def _load(path: Path) -> Law:
    data = read(path)
    head = _head(data, path.name)
    raws = {table: list(rows(path.name, table, key, data.get(table, []))) for table, (_, _, key) in TABLES.items()}
    for name in head.pop("include", ()):
        _include(raws, path.parent / name)
    raws["instrument"].sort(key=lambda raw: -len(raw.name))  # of two prefixes that fit, the longer one is meant
    instruments = [_build(kinds.Instrument, raw) for raw in raws["instrument"]]
    raws["exemption"] = with_limbs(raws["exemption"])
    for table in LINKED:
        with_links(raws[table], lambda provision: _link(provision, instruments), head.get("since"))
    built = {name: tuple(_build(row, raw) for raw in raws[key]) for key, (row, name, _) in TABLES.items()}
    law = Law(folder=path.parent, **{**head, **built})
    check(law, raws)
    return law


def _include(raws: dict[str, list[Raw]], path: Path) -> None:
    data = read(path)
    _known(data, TABLES, path.name)
    for table, (_, _, key) in TABLES.items():
        raws[table] += rows(path.name, table, key, data.get(table, []))


def _head(data: Mapping[str, Any], file: str) -> dict[str, Any]:
    _known(data, (*HEAD, *TABLES), file)
    for key, kind in HEAD.items():
        if key not in data and key in NEEDED:
            raise LawError(f"{file}: missing key '{key}' at the top; needed there: {', '.join(NEEDED)}")
        if key in data and not isinstance(data[key], kind):
            raise LawError(f"{file}: '{key}' must be {_kind(kind)}")
    return {key: tuple(data[key]) if kind is list else data[key] for key, kind in HEAD.items() if key in data}


def _known(data: Mapping[str, Any], allowed: Iterable[str], place: str) -> None:
    for key in data:
        if key not in allowed:
            raise LawError(f"{place}: unknown key '{key}'; allowed: {', '.join(sorted(allowed))}")


TYPES: Mapping[str, type] = {"str": str, "bool": bool, "int": int, "date": date, "date | None": date}


@cache
def _schema(row: type) -> tuple[tuple[str, type, bool, tuple[str, ...]], ...]:
    """For each key of a row: its name, its type in TOML, whether it must be given, and its allowed values."""
    return tuple(
        (part.name, TYPES.get(str(part.type), list), part.default is MISSING, part.metadata.get("values", ()))
        for part in fields(row)
    )


def _build(row: type, raw: Raw) -> Any:
    """A row from its table, every key checked."""
    schema = _schema(row)
    _known(raw.data, [name for name, *_ in schema], raw.place)
    values: dict[str, Any] = {}
    for name, kind, needed, words in schema:
        if name not in raw.data:
            if needed:
                raise raw.error(f"missing key '{name}'")
            continue
        value: Any = raw.data[name]
        if type(value) is not kind:
            raise raw.error(f"'{name}' must be {_kind(kind)}, not {value!r}")
        if words and value not in words:
            raise raw.error(f"'{name}' is '{value}'; allowed: {', '.join(words)}")
        values[name] = tuple(value) if isinstance(value, list) else value
    return row(**values)


def _kind(kind: type) -> str:
    named = {str: "a text", bool: "true or false", int: "a whole number", date: "a date such as 2005-01-01"}
    return named.get(kind, "a list of texts")


def _link(provision: str, instruments: Iterable[kinds.Instrument]) -> str:
    row = next((row for row in instruments if provision.startswith(row.prefix)), None)
    return row.link.replace("{number}", whole(provision)[len(row.prefix) :]) if row else ""
