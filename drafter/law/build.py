"""Rows from raw tables, every key, type and word checked against the fields of the row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from drafter.errors import LawError
from drafter.law.rawrows import Raw, read, rows

Row = TypeVar("Row")
TYPES: Mapping[str, type] = {"str": str, "bool": bool, "int": int, "date": date, "date | None": date}
KINDS = {str: "a text", bool: "true or false", int: "a whole number", date: "a date such as 2005-01-01"}


def known(data: Iterable[str], allowed: Iterable[str], place: str) -> None:
    """No key that is not allowed. Raises LawError with the place and the keys that are."""
    for key in data:
        if key not in allowed:
            raise LawError(f"{place}: unknown key '{key}'; allowed: {', '.join(sorted(allowed))}")


def kind(of: type) -> str:
    """A type in words."""
    return KINDS.get(of, "a list of texts")


def build(row: Callable[..., Row], raw: Raw) -> Row:
    """A row from its table. Raises LawError with file, row, key and what is allowed."""
    schema = _schema(row)
    known(raw.data, schema, raw.place)
    values: dict[str, Any] = {}
    for name, (wanted, needed, words) in schema.items():
        if name in raw.data:
            values[name] = _value(raw, name, wanted, words)
        elif needed:
            raise raw.error(f"missing key '{name}'")
    return row(**values)


def table(path: Path, name: str, key: str, row: Callable[..., Row]) -> tuple[Row, ...]:
    """The rows of a file that holds one table; `key` names a row in messages."""
    data = read(path)
    known(data, (name,), path.name)
    return tuple(build(row, raw) for raw in rows(path.name, name, key, data.get(name, [])))


def _value(raw: Raw, name: str, wanted: type, words: tuple[str, ...]) -> Any:
    value: Any = raw.data[name]
    texts = isinstance(value, list) and all(isinstance(part, str) for part in value)
    if type(value) is not wanted or (wanted is list and not texts):
        raise raw.error(f"'{name}' must be {kind(wanted)}, not {value!r}")
    if words and value not in words:
        raise raw.error(f"'{name}' is '{value}'; allowed: {', '.join(words)}")
    return tuple(raw.data[name]) if texts else value


@cache
def _schema(row: Any) -> dict[str, tuple[type, bool, tuple[str, ...]]]:
    """For each key of a row: its type in TOML, whether it must be given, and the words it may take."""
    return {
        part.name: (TYPES.get(str(part.type), list), part.default is MISSING, part.metadata.get("values", ()))
        for part in fields(row)
    }
