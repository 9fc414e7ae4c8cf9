"""A letter for Word: the words in the named styles of a letterhead, which alone decides the look."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.coreprops import CoreProperties
from docx.opc.oxml import serialize_part_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.text.paragraph import Paragraph

from drafter.errors import LetterError
from drafter.files import shipped
from drafter.model import Block, Letter
from drafter.render.packed import entry
from drafter.render.page import head

LETTERHEAD = "letterhead.docx"
BODY = "{{ body }}"  # the paragraph of a letterhead before which the letter is put; without it, at the end
HEAD = {"sender": "Letter Sender", "day": "Letter Date", "to": "Letter Address"}
PLAIN = {
    "p": "Letter Text",
    "h2": "Heading 1",
    "li": "Letter Point",
    "blockquote": "Letter Quotation",
    "tr": "Letter Table",
}
NUMBERED = {"h2": "Heading 2", "li": "Letter Point"}
LEAD, CLOSE, SIGNED = "Letter Lead", "Letter Close", "Letter Signature"
STYLES = tuple(dict.fromkeys((*HEAD.values(), *PLAIN.values(), *NUMBERED.values(), LEAD, CLOSE, SIGNED)))
# What XML cannot hold: a letter with such a character could not be opened.
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Page:
    """A letterhead made ready once: the XML around the letter, ids of styles, and a ZIP of all that never changes."""

    before: str
    after: str
    styles: dict[str, str]
    core: Any
    names: tuple[str, str]  # of the parts that each letter has of its own: properties, words
    rest: bytes


def render(letter: Letter, templates: Path | None = None, remarks: Sequence[str] = ()) -> bytes:
    """The Word file; the same letter makes the same bytes. Raises LetterError for a broken letterhead.

    `remarks` are put beside the blocks as comments, one for each block, those that are empty left out.
    """
    path = place(templates)
    if any(remarks):
        return annotated(letter, path, remarks)
    page = ready(path, path.stat().st_mtime_ns)
    core = CoreProperties(deepcopy(page.core))
    properties(core, letter)
    body = "".join(paragraph(words, page.styles[style]) for words, style, _ in paragraphs_of(letter))
    made = io.BytesIO(page.rest)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as packed:
        for name, xml in zip(
            page.names, (serialize_part_xml(core._element).decode(), page.before + body + page.after), strict=True
        ):
            packed.writestr(entry(name), xml)
    return made.getvalue()


def annotated(letter: Letter, path: Path, remarks: Sequence[str]) -> bytes:
    """The Word file with comments, which python-docx numbers and keeps in a part of their own."""
    document, mark = letterhead(path)
    ids = styles(document, path)
    for words, name, block in paragraphs_of(letter):
        made = Paragraph(parse_xml(paragraph(words, ids[name], nsdecls("w"))), mark._parent)
        mark._p.addprevious(made._p)
        remark = remarks[block] if block is not None else ""
        if remark and made.runs:
            comment(document, made, remark, letter)
    mark._p.getparent().remove(mark._p)
    properties(document.core_properties, letter)
    return saved(document)


def place(templates: Path | None) -> Path:
    """The letterhead of a house style, else the one that comes with the program."""
    own = templates / LETTERHEAD if templates else None
    return own if own and own.is_file() else shipped("templates") / LETTERHEAD


@lru_cache(maxsize=4)
def ready(path: Path, changed: int) -> Page:
    """A letterhead made ready; `changed` is when its file was, so that a new one is read."""
    document, mark = letterhead(path)
    ids = styles(document, path)
    for child in list(mark._p):
        mark._p.remove(child)
    mark._p.set("body", "")
    before, after = re.split(r"<w:p\b[^>]* body=\"\"[^>]*/>", serialize_part_xml(document.element).decode())
    rest = io.BytesIO()
    core = deepcopy(document.core_properties._element)
    parts = (document.part.package._core_properties_part, document.part)
    names = (parts[0].partname.membername, parts[1].partname.membername)
    with zipfile.ZipFile(io.BytesIO(saved(document))) as packed, zipfile.ZipFile(rest, "w") as again:
        for name in packed.namelist():
            if name not in names:
                again.writestr(entry(name), packed.read(name))
    return Page(before, after, ids, core, names, rest.getvalue())


def letterhead(path: Path) -> tuple[Any, Any]:
    """A letterhead and the paragraph before which the letter comes. Raises LetterError."""
    try:
        document = Document(str(path))
    except Exception as error:
        raise LetterError(f"{path}: not a Word file that can be opened; save it as .docx") from error
    for relation in document.part.package.rels.values():
        if relation.reltype.endswith("/metadata/core-properties"):
            relation._reltype = RT.CORE_PROPERTIES  # LibreOffice names it otherwise, and there would be two
    mark = next((paragraph for paragraph in document.paragraphs if paragraph.text.strip() == BODY), None)
    return document, mark if mark is not None else document.add_paragraph()


def styles(document: Any, path: Path) -> dict[str, str]:
    """The id of each style by its name. Raises LetterError where one is missing."""
    ids = {style.name: style.style_id for style in document.styles}
    missing = [name for name in STYLES if name not in ids]
    if missing:
        raise LetterError(f"{path}: the style {missing[0]!r} is missing; the styles are {', '.join(STYLES)}")
    return ids


def paragraphs_of(letter: Letter) -> Iterator[tuple[str, str, int | None]]:
    """The words of each paragraph, its style, and which block it is; None above the letter."""
    for name, lines in head(letter):
        yield from ((line, HEAD[name], None) for line in lines)
    for place, (block, following) in enumerate(zip(letter.blocks, (*letter.blocks[1:], None), strict=True)):
        yield words(block), style(block, following, letter), place


def paragraph(text: str, style: str, declared: str = "") -> str:
    """A paragraph as XML; tabs and line breaks in it are those of Word."""
    run = escape(UNFIT.sub("", text), quote=False)
    run = re.sub(r"\r\n|[\r\n]", '</w:t><w:br/><w:t xml:space="preserve">', run)
    run = run.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    run = f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' if run else ""
    return f'<w:p {declared}><w:pPr><w:pStyle w:val="{escape(style)}"/></w:pPr>{run}</w:p>'.replace("<w:p >", "<w:p>")


def comment(document: Any, paragraph: Any, remark: str, letter: Letter) -> None:
    """A comment beside a paragraph, dated as the letter is, so that the same letter makes the same bytes."""
    made = document.add_comment(paragraph.runs, text=UNFIT.sub("", remark), author="drafter", initials="d")
    made._comment_elm.set(qn("w:date"), f"{moment(letter):%Y-%m-%dT%H:%M:%SZ}")


def words(block: Block) -> str:
    """The words of a block, its number before them."""
    return f"{block.number}\t{block.text}" if block.number else block.text


def style(block: Block, following: Block | None, letter: Letter) -> str:
    """The style of a block in the letterhead; some depend on what comes next, so that pages break well."""
    if block.text == letter.sender.name and following is None:
        return SIGNED
    if block.kind == "p" and following is not None and any(block is one for one in letter.blocks[-3:]):
        return CLOSE  # so that the signature never stands alone on a page
    if block.kind == "li" and following is not None and following.kind == "blockquote":
        return LEAD
    return NUMBERED.get(block.kind, PLAIN[block.kind]) if block.number else PLAIN[block.kind]


def properties(core: Any, letter: Letter) -> None:
    """What the file says of itself: who wrote it and when; nothing of the program."""
    when = moment(letter)
    core.author = core.last_modified_by = UNFIT.sub("", letter.sender.name)[:255]
    core.title, core.language = UNFIT.sub("", letter.about)[:255], "en-GB"
    core.comments = core.subject = core.keywords = core.category = ""
    core.created = core.modified = when
    core.revision = 1


def moment(letter: Letter) -> datetime:
    """When the file says that it was written: at noon of the day of the letter."""
    return datetime.combine(letter.dated, time(12), UTC) if letter.dated else datetime(2000, 1, 1, tzinfo=UTC)


def saved(document: Any) -> bytes:
    """The file with fixed times inside, so that the same letter makes the same bytes."""
    first, last = io.BytesIO(), io.BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as packed, zipfile.ZipFile(last, "w", zipfile.ZIP_DEFLATED) as again:
        for name in packed.namelist():
            again.writestr(entry(name), packed.read(name))
    return last.getvalue()


def paragraphs(made: bytes) -> Sequence[str]:
    """The paragraphs of a finished file, for tests and for reading an edited letter back."""
    return [paragraph.text for paragraph in Document(io.BytesIO(made)).paragraphs]
