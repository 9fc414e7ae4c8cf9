"""Word documents: paragraphs, lists with their numbers, and tables, in the order of the document."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from drafter.read import tables
from drafter.read.numbering import Numbers
from drafter.read.raw import Raw, of_text

# Deleted text, field codes and the second copy of a drawing are in the file but not in the letter.
UNSEEN = {qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), qn("w:rPr"), qn("w:pPr")}
UNSEEN |= {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
PLAIN = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-", qn("w:ptab"): "\t"}
TEXT, BOX, PARAGRAPH, TABLE = qn("w:t"), qn("w:txbxContent"), qn("w:p"), qn("w:tbl")
NOTE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def read(data: bytes, name: str = "") -> Raw:
    """A letter from a Word document: header, body, footnotes, footer."""
    document = docx.Document(io.BytesIO(data))
    numbers = Numbers(document)
    section = document.sections[0] if len(document.sections) else None
    ends: tuple[str, str] = ("", "")
    if section is not None:
        first = section.different_first_page_header_footer
        top = section.first_page_header if first else section.header
        bottom = section.first_page_footer if first else section.footer
        ends = ("\n".join(blocks(top._element, numbers)), "\n".join(blocks(bottom._element, numbers)))
    body = "\n".join(blocks(document.element.body, numbers))
    return of_text("\n\n".join(part for part in (ends[0], body, footnotes(document), ends[1]) if part.strip()))


def blocks(parent: Any, numbers: Numbers) -> Iterator[str]:
    """Paragraphs and table rows below an element, content controls opened, a line for each."""
    for element in parent:
        if element.tag == PARAGRAPH:
            yield from paragraph(element, numbers)
        elif element.tag == TABLE:
            yield ""
            for line in element.iterchildren(qn("w:tr")):
                cells = ["\n".join(blocks(cell, numbers)) for cell in line.iter(qn("w:tc")) if owner(cell) is line]
                yield tables.row([cell.replace("\t", " ") for cell in cells])
            yield ""
        elif element.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml"), qn("w:smartTag")):
            yield from blocks(element, numbers)


def owner(cell: Any) -> Any:
    """The row that a cell belongs to, whatever wraps it."""
    return next(cell.iterancestors(qn("w:tr")))


def paragraph(element: Any, numbers: Numbers) -> Iterator[str]:
    """The line of a paragraph, then those of the text boxes that hang on it."""
    boxes: list[Any] = []
    words = "".join(pieces(element, boxes))
    yield numbers.mark(element) + words if words.strip() else ""
    for box in boxes:
        yield from blocks(box, numbers)


def pieces(element: Any, boxes: list[Any]) -> Iterator[str]:
    """The words inside an element; text boxes are put aside."""
    for child in element:
        if child.tag == TEXT:
            yield child.text or ""
        elif child.tag in PLAIN:
            yield PLAIN[child.tag]
        elif child.tag == BOX:
            boxes.append(child)
        elif child.tag not in UNSEEN:
            yield from pieces(child, boxes)


def footnotes(document: Any) -> str:
    """The footnotes of a document, one to a line."""
    lines: list[str] = []
    for relation in document.part.rels.values():
        if relation.reltype == NOTE and not relation.is_external:
            root = parse_xml(relation.target_part.blob)
            for note in root:
                boxes: list[Any] = []
                words = " ".join("".join(pieces(one, boxes)) for one in note.iter(PARAGRAPH)).strip()
                lines.append(f"[{note.get(qn('w:id'))}] {words}" if words else "")
    return "\n".join(line for line in lines if line)
