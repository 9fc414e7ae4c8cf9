"""A letter for Word: the words in the named styles of a letterhead, which alone decides the look."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from drafter.errors import LetterError
from drafter.files import shipped
from drafter.model import Block, Letter
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
STAMP = (1980, 1, 1, 0, 0, 0)


def render(letter: Letter, templates: Path | None = None, remarks: Sequence[str] = ()) -> bytes:
    """The Word file; the same letter makes the same bytes. Raises LetterError for a broken letterhead.

    `remarks` are put beside the blocks as comments, one for each block, those that are empty left out.
    """
    document = letterhead(templates)
    mark = next((paragraph for paragraph in document.paragraphs if paragraph.text.strip() == BODY), None)
    for name, lines in head(letter):
        for line in lines:
            add(document, mark, HEAD[name], line)
    noted = remarks or [""] * len(letter.blocks)
    for block, following, remark in zip(letter.blocks, (*letter.blocks[1:], None), noted, strict=True):
        paragraph = add(document, mark, style(block, following, letter), words(block))
        if remark and paragraph.runs:
            comment(document, paragraph, remark, letter)
    if mark is not None:
        mark._p.getparent().remove(mark._p)
    properties(document, letter)
    return saved(document)


def letterhead(templates: Path | None) -> Any:
    """The letterhead of a house style, else the one that comes with the program; its styles are checked."""
    own = templates / LETTERHEAD if templates else None
    path = own if own and own.is_file() else shipped("templates") / LETTERHEAD
    try:
        document = Document(str(path))
    except Exception as error:
        raise LetterError(f"{path}: not a Word file that can be opened; save it as .docx") from error
    there = {found.name for found in document.styles}
    missing = [name for name in STYLES if name not in there]
    if missing:
        raise LetterError(f"{path}: the style {missing[0]!r} is missing; the styles are {', '.join(STYLES)}")
    return document


def add(document: Any, mark: Any, style: str, text: str) -> Any:
    """One paragraph before the mark of the letterhead, or at its end."""
    text = UNFIT.sub("", text)
    return document.add_paragraph(text, style) if mark is None else mark.insert_paragraph_before(text, style)


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


def properties(document: Any, letter: Letter) -> None:
    """What the file says of itself: who wrote it and when; nothing of the program."""
    core, when = document.core_properties, moment(letter)
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
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            again.writestr(info, packed.read(name))
    return last.getvalue()


def paragraphs(made: bytes) -> Sequence[str]:
    """The paragraphs of a finished file, for tests and for reading an edited letter back."""
    return [paragraph.text for paragraph in Document(io.BytesIO(made)).paragraphs]
