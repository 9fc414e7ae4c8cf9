"""OpenDocument text (LibreOffice): paragraphs, lists and tables in order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from drafter.read import tables
from drafter.read.raw import Raw, of_text

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
UNSEEN = {TEXT + "tracked-changes", OFFICE + "annotation", TEXT + "note-citation", OFFICE + "forms"}
PLAIN = {TEXT + "tab": "\t", TEXT + "line-break": "\n"}


def read(data: bytes, name: str = "") -> Raw:
    """A letter from an OpenDocument text."""
    numbered: set[str] = set()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in [one for one in ("styles.xml", "content.xml") if one in archive.namelist()]:
            root = ElementTree.fromstring(archive.read(part))  # noqa: S314 - archive.py refuses entities before
            for style in root.iter(TEXT + "list-style"):
                if style.find(TEXT + "list-level-style-number") is not None:
                    numbered.add(style.get(STYLE + "name", ""))
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    return of_text("\n".join(blocks(body, numbered)) if body is not None else "")


def blocks(parent: ElementTree.Element, numbered: set[str], mark: str = "") -> Iterator[str]:
    """Paragraphs and table rows below an element, a line for each; `numbered` are the styles of numbered lists."""
    for element in parent:
        if element.tag in (TEXT + "p", TEXT + "h"):
            yield mark + "".join(words(element))
            mark = ""
        elif element.tag == TEXT + "list":
            counted = element.get(TEXT + "style-name") in numbered
            for at, item in enumerate(element, 1):
                yield from blocks(item, numbered, f"{at}. " if counted else "• ")
        elif element.tag == TABLE + "table-row":
            yield tables.row(["\n".join(blocks(cell, numbered)).replace("\t", " ") for cell in element])
        elif element.tag not in UNSEEN:
            yield from blocks(element, numbered, mark)


def words(element: ElementTree.Element) -> Iterator[str]:
    """The words of a paragraph, footnotes in brackets."""
    yield element.text or ""
    for child in element:
        if child.tag == TEXT + "s":
            yield " "
        elif child.tag in PLAIN:
            yield PLAIN[child.tag]
        elif child.tag == TEXT + "note":
            yield " [" + " ".join("".join(words(child)).split()) + "]"
        elif child.tag not in UNSEEN:
            yield from words(child)
        yield child.tail or ""
