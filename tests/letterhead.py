"""Makes templates/letterhead.docx, the look of the letters: `python -m tests.letterhead`.

Run once; after that the file may be changed in Word like that of any house style.
"""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from drafter.render.docx import BODY

PATH = Path(__file__).parent.parent / "templates" / "letterhead.docx"
FONT = "Arial"
INK, GREY = RGBColor(0x1A, 0x1A, 0x1A), RGBColor(0x59, 0x59, 0x59)
POINT, TABLE = Cm(0.8), Cm(5)


def make() -> None:
    """A4, one quiet typeface, page numbers; British English throughout."""
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.5)
    page.top_margin, page.bottom_margin, page.footer_distance = Cm(2), Cm(2), Cm(1)
    language(document)
    styles(document)
    footer(page.footer.paragraphs[0])
    document.add_paragraph(BODY, "Letter Text")
    core = document.core_properties
    core.author = core.last_modified_by = core.comments = core.title = core.keywords = ""
    core.language = "en-GB"
    core.created = core.modified = datetime(2026, 1, 1, tzinfo=UTC)
    document.save(str(PATH))


def styles(document: Any) -> None:
    """The named styles that drafter/render/docx.py writes."""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size, normal.font.color.rgb = FONT, Pt(10.5), INK
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(0), 1.1
    normal.paragraph_format.widow_control = True
    style(document, "Letter Sender", after=12, together=True).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    style(document, "Letter Date", after=12)
    style(document, "Letter Address", after=12, together=True)
    style(document, "Letter Text", before=4, after=6)
    style(document, "Letter Point", after=6, left=POINT)
    style(document, "Letter Lead", after=3, left=POINT).keep_with_next = True
    style(document, "Letter Close", before=4, after=6).keep_with_next = True
    style(document, "Letter Signature", before=28)
    table = style(document, "Letter Table", after=12, left=TABLE, first=-TABLE, together=True)
    table.tab_stops.add_tab_stop(TABLE)
    quotation = style(document, "Letter Quotation", after=6, left=Cm(1.5))
    quotation.right_indent = Cm(1)  # not kept with what follows: LibreOffice then leaves a heading behind
    document.styles["Letter Quotation"].font.italic = True
    rule(document.styles["Letter Quotation"])
    heading(document.styles["Heading 1"], size=12, before=8, after=6)
    point = heading(document.styles["Heading 2"], size=10.5, before=10, after=4)
    point.left_indent, point.first_line_indent = POINT, -POINT
    point.tab_stops.add_tab_stop(POINT)


def style(
    document: Any,
    name: str,
    *,
    before: float = 0,
    after: float = 0,
    left: int = 0,
    first: int = 0,
    together: bool = False,
) -> Any:
    """A paragraph style of our own; `together` leaves no space between its paragraphs. Returns its paragraph format."""
    made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style, made.quick_style = document.styles["Normal"], True
    form = made.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.left_indent, form.first_line_indent = left, first
    if together:
        later = ("w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:outlineLvl")
        made.element.get_or_add_pPr().insert_element_before(OxmlElement("w:contextualSpacing"), *later)
    return form


def heading(made: Any, *, size: float, before: float, after: float) -> Any:
    """One of Word's own headings, so that a screen reader finds it, in the look of the letter."""
    made.font.name, made.font.size, made.font.bold, made.font.color.rgb = FONT, Pt(size), True, INK
    fonts = made.element.rPr.rFonts
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    made.paragraph_format.space_before, made.paragraph_format.space_after = Pt(before), Pt(after)
    made.paragraph_format.keep_with_next = True
    return made.paragraph_format


def rule(made: Any) -> None:
    """A thin grey line at the left of a quotation."""
    borders, left = OxmlElement("w:pBdr"), OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "8"), ("space", "8"), ("color", "B0B0B0")):
        left.set(qn(f"w:{name}"), value)
    borders.append(left)
    properties = made.element.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def language(document: Any) -> None:
    """British English as the language of every word."""
    found = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    found.set(qn("w:val"), "en-GB")


def footer(paragraph: Any) -> None:
    """Page 1 of 2, small and grey."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.style.font.size, paragraph.style.font.color.rgb = Pt(8.5), GREY
    for word, code in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        paragraph.add_run(word)
        for kind in ("begin", code, "end"):
            paragraph.add_run()._r.append(field(kind))


def field(kind: str) -> Any:
    """A piece of a Word field."""
    if kind in ("begin", "end"):
        made = OxmlElement("w:fldChar")
        made.set(qn("w:fldCharType"), kind)
        return made
    made = OxmlElement("w:instrText")
    made.text = f" {kind} "
    return made


if __name__ == "__main__":
    make()
    with zipfile.ZipFile(PATH) as made:
        assert "word/document.xml" in made.namelist()
