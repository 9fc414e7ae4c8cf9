"""Every format: a small file made here, and the exact text that comes out of it."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.parser import parse_xml

from drafter.read import apart, read, read_all, read_bytes
from tests import made_files as made

SENTENCE = "Dear Robin Hale,\n\nWe hold no list of “trees”."
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def text(data: bytes, name: str) -> str:
    return read_bytes(data, name)[0].text


PLAIN = {
    "utf-8": (SENTENCE.encode(), SENTENCE),
    "with a byte order mark": (b"\xef\xbb\xbf" + SENTENCE.encode(), SENTENCE),
    "utf-16": (SENTENCE.encode("utf-16"), SENTENCE),
    "utf-16 big endian": (b"\xfe\xff" + SENTENCE.encode("utf-16-be"), SENTENCE),
    "windows-1252": (SENTENCE.encode("cp1252"), SENTENCE),
    "a byte that means nothing": (b"We hold\x81 nothing.", "We hold nothing."),
    "line ends of Windows": (b"One line.\r\nTwo lines.\r\n", "One line.\nTwo lines."),
    "line ends of old Macintoshes": (b"One line.\rTwo lines.\r", "One line.\nTwo lines."),
    "control characters": (b"We\x07 hold\x1b \x00nothing.".replace(b"\x00", b""), "We hold nothing."),
    "odd spaces": ("We\u00a0hold\u2009no\u3000list.".encode(), "We hold no list."),
    "characters without width": ("We\u200b ho\u00adld\ufeff no\u202e list.".encode(), "We hold no list."),
    "ligatures": ("The o\ufb03cer con\ufb01rmed.".encode(), "The officer confirmed."),
    "raised ordinals": (b"On the 4^th March.", "On the 4th March."),
    "a composed accent": ("Rene\u0301 asked.".encode(), "René asked."),
    "a bullet from a symbol font": ("\uf0b7\tone thing".encode(), "• one thing"),
    "a numbered tab": (b"1.\tone thing\n2.\tanother", "1. one thing\n2. another"),
    "a table row": (b"Year\tNumber\n2021\t14", "Year\tNumber\n2021\t14"),
    "indentation": (b"\tWe hold   no list.  ", "We hold no list."),
    "many blank lines": (b"One line.\n\n\n \n\nTwo lines.", "One line.\n\nTwo lines."),
    "a torn bracket": (b"Write to [\nemail address\n], please.", "Write to [email address], please."),
}


@pytest.mark.parametrize("case", list(PLAIN))
def test_plain_text(case: str) -> None:
    data, expected = PLAIN[case]
    assert text(data, "reply.txt") == expected


MARKDOWN = {
    "emphasis": ("**Re: trees** and *elms* and __oaks__", "Re: trees and elms and oaks"),
    "stars that multiply": ("2 * 3 * 4 trees", "2 * 3 * 4 trees"),
    "a heading keeps its line": ("Words.\n## Annex\nMore words.", "Words.\n\nAnnex\n\nMore words."),
    "a link": ("See [the list](https://vale.example/list).", "See the list (https://vale.example/list)."),
    "a link that shows its address": ("[vale.example](https://vale.example/)", "vale.example"),
    "a mail address": ("[foi@vale.example](mailto:foi@vale.example)", "foi@vale.example"),
    "an address in brackets": ("<https://vale.example/list>", "https://vale.example/list"),
    "escapes": (r"the file tree\_data and 1\. item", "the file tree_data and 1. item"),
    "a table": ("| Year | Number |\n|---|---:|\n| 2021 | 14 |", "Year\tNumber\n\n2021\t14"),
    "a hard break": ("Vale House  \n1 High Street", "Vale House\n1 High Street"),
    "tags": ("<b>nine</b> trees<br>", "nine trees"),
}


@pytest.mark.parametrize("case", list(MARKDOWN))
def test_markdown(case: str) -> None:
    data, expected = MARKDOWN[case]
    assert text(data.encode(), "reply.md") == expected


def test_a_text_that_is_plainly_markdown_is_read_as_such() -> None:
    assert text(b"# Reply\n\n**Re: trees**\n\nSee [a](https://b.example)", "reply.txt").startswith("Reply\n\nRe: trees")
    assert text(b"We *cannot* supply it.", "reply.txt") == "We *cannot* supply it."


HTML = {
    "paragraphs": ("<html><p>Dear Robin,</p><p>We hold\n no list.</p>", "Dear Robin,\n\nWe hold no list."),
    "line breaks": ("<html><p>Vale House<br>High Street</p>", "Vale House\nHigh Street"),
    "scripts and styles": ("<html><style>p{}</style><script>x()</script><title>t</title><p>Words.</p>", "Words."),
    "a citation stays whole": ("<html><p>section <b>40</b>(2) and s.<i>12</i>(1)</p>", "section 40(2) and s.12(1)"),
    "a raised ordinal": ("<html><p>the 4<sup>th</sup> of May</p>", "the 4th of May"),
    "entities": ("<html><p>Bed &amp; board &pound;5&nbsp;m</p>", "Bed & board £5 m"),
    "a table": (
        "<html><table><tr><th>Year</th><th>No.</th></tr><tr><td>2021</td><td><p>14</p></td></tr></table>",
        "Year\tNo.\n2021\t14",
    ),
    "a table for layout": ("<html><table><tr><td><p>One.</p><p>Two.</p></td></tr></table>", "One.\n\nTwo."),
    "lists": (
        "<html><ul><li>elms</li></ul><ol start=3><li>oaks</li><li>ashes</li></ol>",
        "• elms\n\n3. oaks\n4. ashes",
    ),
    "quoted mail": ('<html><div>New.</div><blockquote type="cite"><p>Old.</p></blockquote>', "New.\n\n> Old."),
    "a quotation": ("<html><p>He said:</p><blockquote>Old.</blockquote>", "He said:\n\nOld."),
    "tags that never close": ("<html><table><tr><td>One<td>Two", "One\tTwo"),
}


@pytest.mark.parametrize("case", list(HTML))
def test_html(case: str) -> None:
    data, expected = HTML[case]
    assert text(data.encode(), "reply.html") == expected


def test_html_says_its_charset() -> None:
    page = '<html><head><meta charset="koi8-r"></head><p>да, Robin</p>'.encode("koi8-r")
    assert text(page, "reply.html") == "да, Robin"


def table(document: Any) -> None:
    document.add_paragraph("Before.")
    rows = document.add_table(2, 2).rows
    for row, words in zip(rows, (("Year", "Number"), ("2021", "14\nin all")), strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    document.add_paragraph("After.")


def letterhead(document: Any) -> None:
    document.sections[0].header.paragraphs[0].text = "Ashford Vale Council"
    document.sections[0].footer.paragraphs[0].text = "Vale House"
    document.add_paragraph("Words.")


def numbers(document: Any) -> None:
    for style, words in (("List Number", "one"), ("List Number", "two"), ("List Bullet", "three")):
        document.add_paragraph(words, style=style)


def changes(document: Any) -> None:
    paragraph = document.add_paragraph("We hold ")
    for xml in (
        f"<w:del {W}><w:r><w:delText>a</w:delText></w:r></w:del>",
        f"<w:ins {W}><w:r><w:t>no</w:t></w:r></w:ins>",
        f"<w:r {W}><w:instrText>PAGE</w:instrText><w:tab/><w:t>list</w:t><w:noBreakHyphen/><w:t>book.</w:t></w:r>",
    ):
        paragraph._p.append(parse_xml(xml))


def control(document: Any) -> None:
    inner = f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>In a field.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(0, parse_xml(inner))
    box = "<w:txbxContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent>"
    document.element.body.insert(1, parse_xml(f"<w:p {W}><w:r><w:t>Beside.</w:t>{box}</w:r></w:p>"))


WORD: dict[str, tuple[Callable[[Any], None], str]] = {
    "a table among paragraphs": (table, "Before.\n\nYear\tNumber\n2021\t14 in all\n\nAfter."),
    "header and footer": (letterhead, "Ashford Vale Council\n\nWords.\n\nVale House"),
    "numbers that Word counts": (numbers, "1. one\n2. two\n• three"),
    "tracked changes": (changes, "We hold no\tlist-book."),
    "content controls and boxes": (control, "In a field.\nBeside.\nBoxed."),
}


@pytest.mark.parametrize("case", list(WORD))
def test_word(case: str) -> None:
    fill, expected = WORD[case]
    assert text(made.word(fill), "reply.docx") == expected


def test_word_footnotes() -> None:
    document = docx.Document(io.BytesIO(made.word_of("Words.")))
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>See the Act.</w:t></w:r></w:p></w:footnote>'
    part = docx.opc.part.Part(
        docx.opc.packuri.PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        f"<w:footnotes {W}>{note}</w:footnotes>".encode(),
        document.part.package,
    )
    document.part.relate_to(part, docx.opc.constants.RELATIONSHIP_TYPE.FOOTNOTES)
    out = io.BytesIO()
    document.save(out)
    assert text(out.getvalue(), "reply.docx") == "Words.\n\n[2] See the Act."


def test_word_lists_start_anew_where_they_say_so() -> None:
    def fill(document: Any) -> None:
        numbering = document.part.numbering_part.element
        abstract = f'<w:abstractNum {W} w:abstractNumId="90"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val='
        numbering.insert(0, parse_xml(abstract + '"lowerLetter"/><w:lvlText w:val="(%1)"/></w:lvl></w:abstractNum>'))
        again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        for number, more in ((91, ""), (92, ""), (93, again)):
            numbering.append(parse_xml(f'<w:num {W} w:numId="{number}"><w:abstractNumId w:val="90"/>{more}</w:num>'))
        for number in (91, 92, 93, 93):
            properties = document.add_paragraph("thing")._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = 0, number

    assert text(made.word(fill), "reply.docx") == "(a) thing\n(b) thing\n(a) thing\n(b) thing"


PDF = {
    "a paragraph": (
        [["We hold some of what you asked for, and we", "send it with this letter, as you wished us", "to do."]],
        "We hold some of what you asked for, and we send it with this letter, as you wished us to do.",
    ),
    "a gap parts paragraphs": ([["Dear Robin,", "", "We hold no list."]], "Dear Robin,\n\nWe hold no list."),
    "an address": ([["Vale House", "High Street", "Ashford"]], "Vale House\nHigh Street\nAshford"),
    "a bold question": ([["**How many elms?", "Nine elms."]], "How many elms?\n\nNine elms."),
    "quotes and pounds": ([["“£5” isn’t much – is it?"]], "“£5” isn’t much – is it?"),
}


@pytest.mark.parametrize("case", list(PDF))
def test_pdf(case: str) -> None:
    pages, expected = PDF[case]
    assert text(made.pdf(*(made.column(page) for page in pages)), "reply.pdf") == expected


LEFT = ("We hold the first of the lists", "that you have asked us for, and", "send it with this letter.")
RIGHT = ("The second list was never", "made by any of our officers,", "nor by those before them.")
BOTH = f"{' '.join(LEFT)}\n\n{' '.join(RIGHT)}"


def test_pdf_columns_in_both_orders() -> None:
    left, right = made.column(LEFT), made.column(RIGHT, left=320)
    assert text(made.pdf([*left, *right]), "reply.pdf") == BOTH
    across = [one for pair in zip(left, right, strict=True) for one in pair]
    assert text(made.pdf(across), "reply.pdf") == BOTH


def test_pdf_table_rows_stay_rows() -> None:
    cells = [("Year", "Number"), ("2021", "14"), ("2022", "9")]
    page = [(x, 700 - 14 * at, word) for at, row in enumerate(cells) for x, word in zip((60, 320), row, strict=True)]
    assert text(made.pdf(page), "reply.pdf") == "Year\tNumber\n2021\t14\n2022\t9"


def test_pdf_pages_their_numbers_and_repeated_lines() -> None:
    body = [
        "The first page has some words that go on",
        "and on, as words in letters often do, to",
        "the end of the page, and then we go on",
    ]
    more = ["beyond it, on the next page.", "", "Yours sincerely"]
    source = read_bytes(
        made.pdf(
            *(
                [*made.column([head, "", *page]), (280, 40, f"Page {at} of 2")]
                for at, (head, page) in enumerate((("Vale Council", body), ("Vale Council", more)), 1)
            )
        ),
        "reply.pdf",
    )[0]
    assert source.text == (
        "Vale Council\n\nThe first page has some words that go on and on, as words in letters often do, to the end"
        " of the page, and then we go on beyond it, on the next page.\n\nYours sincerely"
    )
    assert source.pages == (0, source.text.index("beyond"))


def test_pdf_what_a_page_repeats_goes_only_from_the_same_edge() -> None:
    lines = [f"{word} elms were counted in the spring." for word in "Two Three Four Five Six Seven Eight Nine".split()]
    first = ["OFFICIAL", "", "Pat Vale", "", *lines, "", "OFFICIAL"]
    second = ["OFFICIAL", "", *lines, "", "Yours sincerely,", "Pat Vale", "", "OFFICIAL"]
    found = text(made.pdf(made.column(first), made.column(second)), "reply.pdf")
    assert (found.count("OFFICIAL"), found.count("Pat Vale")) == (2, 2)
    short = ["Ten elms stand.", "", "The Vale Council, High Street"]
    found = text(made.pdf(made.column([*lines, "", short[-1]]), made.column(short)), "reply.pdf")
    assert (found.count("Ten elms"), found.count("High Street")) == (1, 1)


def test_pdf_a_day_beside_a_heading_is_no_column() -> None:
    lines = [
        "We have looked for the list of elms that you",
        "have asked us for, and hold none of this kind,",
        "as we said.",
    ]
    first, *rest = made.column(["Vale Council", "", "", *lines])
    page = [first, (420.0, first[1], "2 April 2024"), *rest]
    assert text(made.pdf(page), "reply.pdf") == f"Vale Council\t2 April 2024\n\n{' '.join(lines)}"


def test_old_word() -> None:
    data = made.old_word(
        "Dear Robin,\rWe hold \x13 HYPERLINK \x14no list\x15 of “trees”.\rYear\x07No.\x07\x07",
        b"2021\x0714\x07\x07\x93Words\x94 in eight bits.\r",
        notes="\x02 See the Act.\r",
    )
    assert text(data, "reply.doc") == (
        "Dear Robin,\nWe hold no list of “trees”.\nYear\tNo.\n2021\t14\n“Words” in eight bits.\n\nSee the Act."
    )


def test_old_word_from_before_97_and_with_the_other_table() -> None:
    assert text(made.old_word(b"We hold nothing.\r", version=0x65), "reply.doc") == "We hold nothing."
    assert text(made.old_word("We hold nothing.\r", flags=0), "reply.doc") == "We hold nothing."


RTF = {
    "paragraphs": (r"{\rtf1\ansi Dear Robin,\par We hold {\b no} list.\par}", "Dear Robin,\nWe hold no list."),
    "characters": (r"{\rtf1\ansi\ansicpg1252 \'93trees\'94 \u8211?\uc0\u163 5\emdash}", "“trees” –£5—"),
    "groups without words": (r"{\rtf1{\fonttbl{\f0 Arial;}}{\info{\author A}}{\*\generator X;}Words.}", "Words."),
    "a table": (r"{\rtf1\trowd Year\cell No.\cell\row 2021\cell 14\cell\row}", "Year\tNo.\n2021\t14"),
    "a field": (r"{\rtf1 See {\field{\*\fldinst HYPERLINK x}{\fldrslt the list}}.}", "See the list."),
}


@pytest.mark.parametrize("case", list(RTF))
def test_rtf(case: str) -> None:
    data, expected = RTF[case]
    assert text(data.encode("latin-1"), "reply.rtf") == expected


ODT = {
    "paragraphs": ("<text:p>Dear <text:span>Robin</text:span>,</text:p><text:h>Annex</text:h>", "Dear Robin,\nAnnex"),
    "spaces and breaks": ("<text:p>a<text:s/>b<text:line-break/>c word</text:p>", "a b\nc word"),
    "a table": (
        "<table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell>"
        "<table:table-cell><text:p>No.</text:p></table:table-cell></table:table-row></table:table>",
        "Year\tNo.",
    ),
    "lists": (
        '<text:list text:style-name="N"><text:list-item><text:p>one</text:p></text:list-item>'
        "<text:list-item><text:p>two</text:p></text:list-item></text:list>"
        "<text:list><text:list-item><text:p>three</text:p></text:list-item></text:list>",
        "1. one\n2. two\n• three",
    ),
    "deleted text": ("<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:p>kept</text:p>", "kept"),
}


@pytest.mark.parametrize("case", list(ODT))
def test_odt(case: str) -> None:
    body, expected = ODT[case]
    numbered = '<text:list-style style:name="N"><text:list-level-style-number/></text:list-style>'
    assert text(made.odt(body, numbered), "reply.odt") == expected


def test_mail_has_headers_text_and_attachments() -> None:
    message = made.mail("Dear Robin,\n\nPlease see the files.", Subject="Réf. 12 – trees")
    message.add_attachment(made.word_of("The list."), "application", "octet-stream", filename="list.docx")
    message.add_attachment(b"\x89PNG\x00", "image", "png", filename="logo.png")
    letter, inner = read_bytes(message.as_bytes(), "reply.eml")
    assert letter.text == "Dear Robin,\n\nPlease see the files."
    assert letter.attachments == ("list.docx", "logo.png")
    assert letter.mail is not None
    assert (letter.mail.sender, letter.mail.sender_address) == ("Ashford Vale Council", "foi@ashfordvale.example")
    assert (letter.mail.to_address, letter.mail.subject) == ("robin@hale.example", "Réf. 12 – trees")
    assert letter.mail.sent == date(2024, 3, 5)
    assert (inner.id, inner.text) == ("list.docx", "The list.")
    assert letter.sha256 == hashlib.sha256(message.as_bytes()).hexdigest()


def alternative() -> EmailMessage:
    message = made.mail("The plain words.")
    message.add_alternative("<html><p>The rich words.</p></html>", subtype="html")
    return message


def rich_only() -> EmailMessage:
    message = made.mail()
    message.set_content("<html><p>Year</p><table><tr><td>2021</td><td>14</td></tr></table></html>", subtype="html")
    return message


def forwarded() -> EmailMessage:
    message = made.mail("See below.")
    message.add_attachment(made.mail("The older mail.", Subject="Older"))
    return message


def flowed() -> EmailMessage:
    message = made.mail()
    message.set_payload("We hold \nno list \nof elms.\n\n-- \nVale", "utf-8")
    del message["Content-Type"]
    message.add_header("Content-Type", 'text/plain; charset="utf-8"; format="flowed"')
    return message


MAILS: dict[str, tuple[Callable[[], EmailMessage], list[str]]] = {
    "plain before rich": (alternative, ["The plain words."]),
    "rich where there is no plain": (rich_only, ["Year\n\n2021\t14"]),
    "a mail in a mail": (forwarded, ["See below.", "The older mail."]),
    "flowed": (flowed, ["We hold no list of elms.\n\n--\nVale"]),
}


@pytest.mark.parametrize("case", list(MAILS))
def test_mail(case: str) -> None:
    make, expected = MAILS[case]
    assert [source.text for source in read_bytes(make().as_bytes(), "reply.eml")] == expected


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "us-ascii", "no-such-charset"])
def test_mail_in_a_charset_that_may_be_a_lie(charset: str) -> None:
    head = b"From: a@vale.example\r\nDate: Tue, 05 Mar 2024 09:30:00 +0000\r\nSubject: Ma\xc3\xae\r\n"
    data = head + f"Content-Type: text/plain; charset={charset}\r\n\r\n".encode() + "It’s “here”.".encode("cp1252")
    letter = read_bytes(data, "reply.eml")[0]
    assert letter.text == "It’s “here”."
    assert letter.mail is not None
    assert letter.mail.subject == "Maî"


def test_outlook_mail() -> None:
    data = made.outlook(
        {"list.txt": b"The list."},
        subject="Réf. 12",
        sender="Vale Council",
        address="foi@vale.example",
        to="Robin Hale",
        body="Dear Robin,\r\nSee the list.",
    )
    letter, inner = read_bytes(data, "reply.msg")
    assert (letter.id, letter.text, letter.attachments) == ("reply.msg", "Dear Robin,\nSee the list.", ("list.txt",))
    assert letter.mail is not None
    assert (letter.mail.sender, letter.mail.sender_address) == ("Vale Council", "foi@vale.example")
    assert (letter.mail.subject, letter.mail.to, letter.mail.sent) == ("Réf. 12", "Robin Hale", date(2024, 3, 5))
    assert inner.text == "The list."


def test_mailbox_and_archive_give_a_source_for_each_mail() -> None:
    one, two = made.mail("First."), made.mail("Second.\n\n>From here on, more.")
    box = b"".join(b"From x Tue Mar  5 09:30:00 2024\n" + each.as_bytes() + b"\n" for each in (one, two))
    assert [source.text for source in read_bytes(box, "all.mbox")] == ["First.", "Second.\n\nFrom here on, more."]
    files = {
        "b/reply.eml": two.as_bytes(),
        "a/request.eml": one.as_bytes(),
        "a/logo.png": b"\x89PNG",
        "c/reply.eml": one.as_bytes(),
    }
    found = read_bytes(made.packed(files), "case.zip")
    assert [source.id for source in found] == ["request.eml", "reply.eml", "reply-2.eml"]


def test_the_content_decides_and_not_the_name() -> None:
    assert text(made.word_of("Words."), "reply.pdf") == "Words."
    assert text(made.pdf(made.column(["Words."])), "reply.docx") == "Words."
    assert text(b"<!DOCTYPE html><p>Words.</p>", "reply.txt") == "Words."
    assert read_bytes(made.mail("Words.").as_bytes(), "reply")[0].mail is not None


def test_a_folder_in_the_order_of_its_numbers(tmp_path: Path) -> None:
    for name in ("reply-10.txt", "reply-2.md", "gold.toml", ".hidden.txt", "notes.xyz"):
        (tmp_path / name).write_text(f"Words of {name}.")
    assert [source.id for source in read(tmp_path)] == ["reply-2.md", "reply-10.txt"]


def test_two_files_of_one_name(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "reply.txt").write_text(f"Words of {folder}.")
    found = read_all([tmp_path / "a" / "reply.txt", tmp_path / "b" / "reply.txt"])
    assert [(source.id, source.text) for source in found] == [
        ("reply.txt", "Words of a."),
        ("reply-2.txt", "Words of b."),
    ]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"We hold nothing.")))
    (source,) = read("-")
    assert (source.id, source.text) == ("stdin", "We hold nothing.")


def test_reading_text_imports_no_heavy_library() -> None:
    code = "import sys; from drafter.read import read_bytes; read_bytes(b'Some words.', 'a.txt')"
    code += "; print(sorted({'docx', 'pypdfium2', 'spacy', 'lxml'} & sys.modules.keys()))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_a_started_child_reads_as_a_forked_one(monkeypatch: pytest.MonkeyPatch) -> None:
    data = made.word_of("We hold nothing.")
    for fork in (False, hasattr(apart.os, "fork")):
        monkeypatch.setattr(apart, "may_fork", lambda fork=fork: fork)
        assert text(data, "reply.docx") == "We hold nothing."
