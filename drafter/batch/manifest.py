"""A manifest: a table with a row for each case, which names its letters and who signs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path

from rapidfuzz import process

from drafter.batch.case import File, Job, shown
from drafter.batch.sheet import Cell, rows
from drafter.batch.worklist import FILES
from drafter.errors import DrafterError
from drafter.letter.asking import YES_OR_NO, questions
from drafter.letter.fields import fields as house
from drafter.model import Sender
from drafter.read import natural

SIGNS = tuple(field.name for field in fields(Sender))
COLUMNS = ("reply", "request", "case", "letter", "law", *SIGNS)
NEEDED = "reply"
NAMES = 64  # characters of a name that is shown


class _Fault(Exception):
    """What is wrong with one row."""


def manifest(path: Path, templates: Path | None = None) -> Iterator[Job]:
    """The cases of a manifest. A bad row is a case that fails; a table without its columns raises DrafterError."""
    found = rows(path)
    number, heads = next(found, (0, []))
    if not number:
        raise DrafterError(f"{path}: is empty; its first row names the columns: {', '.join(COLUMNS)}")
    asked, own = tuple(questions(templates)), tuple(house(templates))
    names = columns(heads, number, path, (*asked, *own))
    seen: dict[object, int] = {}
    for number, cells in found:
        yield _row(path, number, cells, names, seen, asked, own)


def columns(heads: Sequence[Cell], number: int, path: Path, more: Sequence[str] = ()) -> list[str]:
    """The names of the columns. Raises DrafterError for one that is unknown, missing or there twice."""
    place, allowed = f"{path}: row {number}", (*COLUMNS, *more)
    known = {name.lower().replace("_", "-"): name for name in allowed}
    written = [head.text.strip().lower().replace(" ", "-") for head in heads]
    names = [known.get(name.replace("_", "-"), name) for name in written]
    for at, name in enumerate(names, 1):
        if heads[at - 1].fault:
            raise DrafterError(f"{place}, column {at}: {heads[at - 1].fault}")
        if name and name not in allowed:
            near = process.extractOne(name, allowed, score_cutoff=60)
            hint = f"did you mean {near[0]!r}? " if near else ""
            raise DrafterError(
                f"{place}, column {at}: unknown column {name[:NAMES]!r}; {hint}allowed: {', '.join(allowed)}"
            )
        if name and name in names[: at - 1]:
            raise DrafterError(f"{place}, column {at}: {name!r} is there twice; keep one")
    if NEEDED not in names:
        raise DrafterError(f"{place}: the column {NEEDED!r} is missing; it names the file with the reply")
    return names


def _row(
    path: Path,
    number: int,
    cells: Sequence[Cell],
    names: Sequence[str],
    seen: dict[object, int],
    asked: Sequence[str],
    own: Sequence[str],
) -> Job:
    name = f"row {number}"
    try:
        values = _values(cells, names)
        named = filter(None, (values.get(NEEDED), values.get("client")))
        name = values.get("case") or ", ".join(named) or name
        files = {side: tuple(_files(values.get(side, ""), path, side)) for side in (NEEDED, "request")}
        if not files[NEEDED]:
            raise _Fault(f"column {NEEDED!r}: is empty; name the file with the reply")
        told = tuple((key, values[key]) for key in SIGNS if values.get(key))
        ours = tuple((key, values[key]) for key in own if values.get(key))
        answers = tuple((key, values[key].lower()) for key in asked if values.get(key))
        if wrong := next((key for key, answer in answers if answer not in YES_OR_NO), None):
            raise _Fault(f"column {wrong!r}: {values[wrong][:NAMES]}: write yes or no")
        for key, column in ((name, "case"), ((files[NEEDED], files["request"], values.get("client")), NEEDED)):
            if key in seen:
                name = f"{name[:NAMES]} (row {number})"
                raise _Fault(f"column {column!r}: the same case as row {seen[key]}; remove one of them")
            seen[key] = number
    except _Fault as fault:
        return Job(name, fault=f"{path.name}: row {number}, {fault}")
    kind, law = values.get("letter", ""), values.get("law", "")
    return Job(name, files[NEEDED], files["request"], told, answers, ours, kind, law)


def _values(cells: Sequence[Cell], names: Sequence[str]) -> Mapping[str, str]:
    """The cells of a row by column. Raises _Fault."""
    for at, cell in enumerate(cells):
        name = names[at] if at < len(names) else ""
        if cell.fault:
            raise _Fault(f"column {name or at + 1!r}: {cell.fault}")
        if cell.text and not name:
            raise _Fault(f"column {at + 1}: stands under no name; name the column or empty the cell")
    return {name: cell.text for name, cell in zip(names, cells, strict=False) if name}


def _files(named: str, path: Path, column: str) -> Iterator[File]:
    """The letters that a cell names, with ; between several; a folder gives all its letters."""
    for one in filter(None, (part.strip() for part in named.split(";"))):
        place = path.parent / one
        if place.is_dir():
            inside = [file for file in place.iterdir() if file.suffix.lower() in FILES and file.name[0] != "."]
            yield from (File(shown(file.name), file) for file in sorted(inside, key=lambda file: natural(file.name)))
        elif place.is_file():
            yield File(shown(place.name), place)
        else:
            raise _Fault(f"column {column!r}: {one[:NAMES]}: there is no such file; paths start at the manifest")
