"""Spreadsheets (XLSX, ODS, XLS, CSV): data that came with a letter. Only the sheets' names and their headings are read."""

from __future__ import annotations

import csv
import io
import struct
import zipfile
from collections.abc import Iterator, Sequence
from itertools import islice
from xml.etree import ElementTree

from drafter.read import archive, ole
from drafter.read.characters import tidy
from drafter.read.decode import decode
from drafter.read.raw import Raw, page

FIRST = 20  # rows in which headings are looked for
LONGEST = 300  # characters of a line of headings
SHEETS, COLUMNS, WORDS = 100, 50, 20_000
HEAD = 100_000  # bytes of a CSV file that are looked at
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
BOUNDSHEET, END = 0x85, 0x0A  # records of the old Excel


def read(data: bytes, name: str = "") -> Raw:
    """The names of the sheets, each above its headings, from a spreadsheet in any of the formats."""
    if data.startswith(archive.SIGNS):
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            names = set(book.namelist())
            found = list(excel(book) if "xl/workbook.xml" in names else calc(book))
    elif data.startswith(ole.MAGIC):
        found = [(one, "") for one in old_excel(data)]
    else:
        found = [("", listed(data, name))]
    lines = [line[:LONGEST] for one in found for line in one if line.strip()]
    return Raw(pages=(page(tidy("\n".join(lines))),), data=True)


def listed(data: bytes, name: str) -> str:
    """The headings of a CSV file, whatever parts its cells."""
    text = decode(data[:HEAD])
    mark = max("\t;,", key=text[:2000].count)
    csv.field_size_limit(2 * HEAD)
    return headings(csv.reader(io.StringIO(text, newline=""), delimiter=mark))


def headings(rows: Iterator[Sequence[str]]) -> str:
    """The first row that fills two cells or more, of those at the top."""
    for row in islice(rows, FIRST):
        filled = [" ".join(cell.split()) for cell in row[:COLUMNS] if cell.strip()]
        if len(filled) > 1:
            return "\t".join(filled)
    return ""


def excel(book: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Name and headings of each sheet of an Excel workbook."""
    places = {
        one.get("Id", ""): "xl/" + one.get("Target", "").removeprefix("/xl/")
        for one in elements(book, "xl/_rels/workbook.xml.rels", "Relationship")
    }
    words = [texts(one) for one in islice(elements(book, "xl/sharedStrings.xml", "si"), WORDS)]
    for sheet in islice(elements(book, "xl/workbook.xml", "sheet"), SHEETS):
        place = next((places.get(value, "") for key, value in sheet.items() if key.endswith("}id")), "")
        rows = islice(elements(book, place, "row"), FIRST)
        yield sheet.get("name", ""), headings([cell(one, words) for one in row] for row in rows)


def elements(book: zipfile.ZipFile, place: str, name: str) -> Iterator[ElementTree.Element]:
    """The elements of that name in a member of the book, none where it is not there; read no further than asked."""
    if place not in book.namelist():
        return
    with book.open(place) as part:
        for _, element in ElementTree.iterparse(part):  # noqa: S314 - archive.py refuses entities before
            if element.tag.rpartition("}")[2] == name:
                yield element


def texts(element: ElementTree.Element) -> str:
    """All the words in an element."""
    return "".join(element.itertext())


def cell(element: ElementTree.Element, words: Sequence[str]) -> str:
    """What a cell shows; most of them only name the place of their words in a list."""
    shown = texts(element)
    if element.get("t") != "s":
        return shown
    return words[int(shown)] if shown.isdecimal() and int(shown) < len(words) else ""


def calc(book: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Name and headings of each sheet of an OpenDocument spreadsheet."""
    for sheet in islice(elements(book, "content.xml", "table"), SHEETS):
        rows = islice(sheet.iter(TABLE + "table-row"), FIRST)
        yield sheet.get(TABLE + "name", ""), headings([texts(one) for one in row] for row in rows)


def old_excel(data: bytes) -> Iterator[str]:
    """The names of the sheets of an old Excel workbook (97 to 2003)."""
    book, at = ole.Compound(data).open("Workbook"), 0
    while at + 4 <= len(book):
        kind, size = struct.unpack_from("<HH", book, at)
        if kind == END:
            return
        if kind == BOUNDSHEET and size > 8:
            length, wide = book[at + 10], book[at + 11] & 1
            text = book[at + 12 : at + 12 + length * (1 + wide)]
            yield text.decode("utf-16-le" if wide else "latin-1", "replace")
        at += 4 + size
