"""The cells of a CSV or XLSX file as text, each with its place; nothing is computed, formulas are named."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from drafter.errors import DrafterError
from drafter.read.archive import check, refuse_entities

SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINKS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
DATES = frozenset((*range(14, 23), *range(45, 48)))  # the number formats of Excel that are dates and times
DATED = re.compile(r"[dmyhs]", re.IGNORECASE)
UNTOLD = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')  # what a number format prints as it is
LARGEST = 50_000_000


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, or what is wrong with it."""

    text: str = ""
    fault: str = ""


Row = tuple[int, list[Cell]]  # the number of the row, as the program that made the file shows it


def rows(path: Path) -> Iterator[Row]:
    """The rows of a manifest that are not empty. Raises DrafterError."""
    data = path.read_bytes()
    if len(data) > LARGEST:
        raise DrafterError(f"{path}: over {LARGEST // 1_000_000} MB is too large for a manifest; part it")
    found = of_xlsx(data, path) if path.suffix.lower() == ".xlsx" else of_csv(data, path)
    return (row for row in found if any(cell.text or cell.fault for cell in row[1]))


def of_csv(data: bytes, path: Path) -> Iterator[Row]:
    """The rows of a CSV file in UTF-8, parted by commas, semicolons or tabs as its first line has them."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise DrafterError(encoding(data, error, path)) from None
    first = text.partition("\n")[0]
    parted = max(",;\t", key=first.count)
    number = 0
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=parted, strict=True), 1):
            yield number, [_plain(cell) for cell in row]
    except csv.Error as error:
        raise DrafterError(f"{path}: row {number + 1}: {error}; look at its quotation marks") from None


def encoding(data: bytes, error: UnicodeDecodeError, path: Path) -> str:
    """Where the first byte stands that is no UTF-8."""
    before = data[: error.start].decode("utf-8-sig")
    parted = max(",;\t", key=data.partition(b"\n")[0].decode("utf-8", "replace").count)
    rows = list(csv.reader(io.StringIO(f"{before}_", newline=""), delimiter=parted))
    return f"{path}: row {len(rows)}, column {len(rows[-1])}: is not in UTF-8; save it as “CSV UTF-8”, or as .xlsx"


def _plain(text: str) -> Cell:
    text = text.strip()
    return Cell(fault="holds a formula; put its value there") if text.startswith("=") else Cell(text)


def of_xlsx(data: bytes, path: Path) -> Iterator[Row]:
    """The rows of the first sheet of an XLSX file."""
    try:
        check(data, path.name)
        refuse_entities(data, path.name)
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = {name: packed.read(name) for name in packed.namelist() if name.endswith((".xml", ".rels"))}
        texts = [_text(one) for one in _all(parts, "xl/sharedStrings.xml", "si")]
        dates = dated(parts)
        sheet = ElementTree.fromstring(parts[first_sheet(parts)])  # noqa: S314 - has no entities, as was checked
    except (zipfile.BadZipFile, KeyError, IndexError, ElementTree.ParseError):
        raise DrafterError(f"{path}: is no XLSX file that can be read; save it anew, or as CSV") from None
    for at, row in enumerate(sheet.iter(f"{SPACE}row"), 1):
        cells: dict[int, Cell] = {}
        for place, cell in enumerate(row.iter(f"{SPACE}c")):
            cells[column(cell.get("r", ""), place)] = _cell(cell, texts, dates)
        width = max(cells, default=-1) + 1
        yield int(row.get("r", at)), [cells.get(place, Cell()) for place in range(width)]


def _cell(cell: Any, texts: list[str], dates: frozenset[str]) -> Cell:
    kind, value = cell.get("t", "n"), cell.findtext(f"{SPACE}v") or ""
    if cell.find(f"{SPACE}f") is not None:
        return Cell(fault="holds a formula; put its value there")
    if kind == "e":
        return Cell(fault=f"holds the error {value}; put a value there")
    if kind == "s":
        return Cell(texts[int(value)].strip())
    if kind == "inlineStr":
        return Cell(_text(cell).strip())
    if kind == "n" and value and cell.get("s") in dates:
        return Cell(fault="was turned into a date; format the column as text and type it again")
    return Cell(re.sub(r"\.0+$", "", value) if kind == "n" else value.strip())


def first_sheet(parts: Mapping[str, bytes]) -> str:
    """The part that holds the first sheet of a workbook."""
    first = next(_all(parts, "xl/workbook.xml", "sheet"))
    links = ElementTree.fromstring(parts["xl/_rels/workbook.xml.rels"])  # noqa: S314
    target = next(one.get("Target", "") for one in links if one.get("Id") == first.get(LINKS))
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def dated(parts: Mapping[str, bytes]) -> frozenset[str]:
    """The styles of cells that show a date."""
    own = {one.get("numFmtId"): one.get("formatCode", "") for one in _all(parts, "xl/styles.xml", "numFmt")}
    kinds = {key for key, code in own.items() if key and DATED.search(UNTOLD.sub("", code))}
    kinds |= {str(kind) for kind in DATES}
    used = [one.get("numFmtId") for group in _all(parts, "xl/styles.xml", "cellXfs") for one in group]
    return frozenset(str(at) for at, kind in enumerate(used) if kind in kinds)


def _all(parts: Mapping[str, bytes], name: str, tag: str) -> Iterator[Any]:
    if name in parts:
        yield from ElementTree.fromstring(parts[name]).iter(f"{SPACE}{tag}")  # noqa: S314


def _text(element: Any) -> str:
    """The words of a cell, those said for its reading aloud left out."""
    for aside in element.findall(f"{SPACE}rPh"):
        element.remove(aside)
    return "".join(part.text or "" for part in element.iter(f"{SPACE}t"))


def column(reference: str, place: int) -> int:
    """The number of a column, from "C7"; without a reference, by its place."""
    number = 0
    for letter in re.match(r"[A-Z]*", reference)[0]:  # type: ignore[index]
        number = number * 26 + ord(letter) - 64
    return number - 1 if number else place
