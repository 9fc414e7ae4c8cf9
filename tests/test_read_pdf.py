"""PDFs beyond plain words: scans, black boxes, and files made by the programs that offices use."""

from __future__ import annotations

import html
import io
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pytest
from rapidfuzz.distance import LCSseq

from drafter.errors import ReadError
from drafter.read import ocr, pdf, read_bytes
from tests import made_files as made

PAGE = made.column(
    [
        "Dear Robin Hale,",
        "",
        "Thank you for your request of 3 May 2024, in which you asked for a list of the",
        "elms that were felled in the Vale in 2023. We hold no such list, since the trees",
        "are not counted by kind; section 1(1)(a) of the Act does not ask us to make one.",
        "",
        "Yours sincerely,",
        "Pat Vale",
    ]
)
WORDS = read_bytes(made.pdf(PAGE), "letter.pdf")[0].text
tesseract = pytest.mark.skipif(ocr.program() is None, reason="tesseract is not installed")


def alike(known: Sequence[str], found: Sequence[str]) -> float:
    """Which part of the known characters, or words, is found in the same order."""
    return LCSseq.similarity(known, found) / len(known)


@tesseract
def test_a_scan_is_read_page_by_page() -> None:
    more = made.column(["The survey of the trees is made each spring, by two people of the parks service,", "on foot."])
    (source,) = read_bytes(made.scanned(PAGE, more), "scan.pdf")
    assert alike(read_bytes(made.pdf(PAGE, more), "letter.pdf")[0].text, source.text) >= 0.97
    assert len(source.pages) == 2
    assert source.remarks == ()


@tesseract
def test_a_picture_is_read() -> None:
    (source,) = read_bytes(made.png(*made.gray(made.pdf(PAGE))), "scan.png")
    assert alike(WORDS, source.text) >= 0.97
    assert not source.data


@tesseract
def test_a_picture_without_words_is_data() -> None:
    (source,) = read_bytes(made.png(300, 300, bytes(90_000)), "map.png")
    assert (source.data, "hardly a word" in source.remarks[0]) == (True, True)


@tesseract
def test_a_page_that_is_hard_to_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "SURE", 100.5)
    (source,) = read_bytes(made.scanned(PAGE), "scan.pdf")
    assert source.remarks[0].startswith("scan.pdf: page 1 is hard to read (certainty 9")


def test_progress_is_told_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(ocr, "program", lambda: "tesseract")
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    monkeypatch.setattr(ocr, "recognised", lambda data: [])
    monkeypatch.setattr(pdf, "DOTS", 40)
    with pytest.raises(ReadError, match="scan it anew"):
        read_bytes(made.scanned(PAGE, PAGE), "scan.pdf")
    assert "reading scanned page 2 of 2" in terminal.getvalue()


def test_without_tesseract_a_scan_is_refused_and_a_scanned_page_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "program", lambda: None)
    with pytest.raises(ReadError, match=r"scan\.pdf: its pages are pictures without text; install tesseract"):
        read_bytes(made.scanned(PAGE), "scan.pdf")
    mixed = made.scanned(b"BT /F 11 Tf 60 780 Td (We hold no list of elms.) Tj ET", PAGE)
    (source,) = read_bytes(mixed, "reply.pdf")
    assert source.text == "We hold no list of elms."
    assert source.remarks[0].startswith("reply.pdf: page 2 is a picture and left out; install tesseract")


def test_a_tesseract_that_fails_leaves_the_page_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pdf, "DOTS", 40)
    scan = made.scanned(PAGE)
    for body in ("exit 1", "printf 'left\\tconf\\ttext\\n1\\tx\\ty\\n'", "head -c 100 /dev/urandom"):
        program = tmp_path / "tesseract"
        program.write_text(f"#!/bin/sh\ncat >/dev/null\n{body}\n")
        program.chmod(0o755)
        monkeypatch.setattr(ocr, "program", lambda program=program: str(program))
        with pytest.raises(ReadError, match="scan it anew"):
            read_bytes(scan, "scan.pdf")


BOXES: dict[str, tuple[list[made.Drawn], bytes, str]] = {
    "in a line": (
        [(60, 700, "The officer is"), (200, 700, "and is 40.")],
        b"0 g 135 698 60 12 re f",
        "The officer is ███ and is 40.",
    ),
    "at the end of a line": ([(60, 700, "The officer is")], b"0 g 135 698 60 12 re f", "The officer is ███"),
    "a paragraph of its own": (
        [(60, 700, "The letter says:"), (60, 600, "That is all.")],
        b"0 g 60 620 400 60 re f",
        "The letter says:\n\n███\nThat is all.",
    ),
    "drawn twice": ([(60, 700, "The officer is")], b"0 g 135 698 60 12 re f 135 698 60 12 re f", "The officer is ███"),
    "words on it": ([(60, 700, "Year")], b"0 g 55 696 60 14 re f 1 g BT /F 11 Tf 60 700 Td (Year) Tj ET", "Year"),
    "a rule": ([(60, 700, "Words.")], b"0 g 60 690 400 1 re f", "Words."),
    "the bar of a letterhead": ([(60, 700, "Words.")], b"0 g 0 780 595 30 re f", "Words."),
    "gray": ([(60, 700, "Words.")], b"0.8 g 160 698 100 12 re f", "Words."),
    "only its outline": ([(60, 700, "Words.")], b"0 G 160 698 100 12 re S", "Words."),
}  # fmt: skip


@pytest.mark.parametrize("case", list(BOXES))
def test_black_boxes_are_shown_where_they_hide_words(case: str) -> None:
    drawn, more, expected = BOXES[case]
    (source,) = read_bytes(made.pdf(drawn, more=b"\n" + more), "reply.pdf")
    assert source.text == expected
    assert source.remarks == (
        ("reply.pdf: words on page 1 are blacked out (shown as ███)",) if "███" in expected else ()
    )


Table = list[tuple[str, ...]]
FIGURES: Table = [
    ("Year", "Requests", "In time"),
    *((str(1980 + at), str(37 * at + 11), f"{at + 40}%") for at in range(45)),
]
ANSWERED: Table = [
    ("Question", "Answer"),
    (
        "1. How many elms were felled in the Vale between May 2022 and April 2023, and in which of the streets?",
        "Nine elms were felled, all of them in the High Street, after the survey of trees had found them diseased.",
    ),
    (
        "2. What did the work cost, and to whom was it paid?",
        "We do not hold this information; the contractor is paid yearly.",
    ),
    ("3. Who decided?", "The officer in charge."),
]
PARAGRAPHS = [
    f"Paragraph {at} tells how the trees of the Vale were counted in the year {1990 + at}, by whom, and what it cost then."
    for at in range(1, 31)
]
LETTER: list[str | Table] = [
    "Dear Robin Hale,",
    "The figures are these.",
    FIGURES,
    "Your questions:",
    ANSWERED,
    "Yours,",
]
COLUMNS: list[str | Table] = [*PARAGRAPHS]


def known(blocks: Sequence[str | Table]) -> list[str]:
    return [word for block in blocks for row in ([block] if isinstance(block, str) else block) for word in told(row)]


def told(row: str | tuple[str, ...]) -> list[str]:
    return (row if isinstance(row, str) else " ".join(row)).split()


def office(blocks: Sequence[str | Table], columns: int, folder: Path) -> bytes:
    """A PDF by LibreOffice, from a Word document."""
    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        grid = document.add_table(len(block), len(block[0]), style="Table Grid")
        for row, words in zip(grid.rows, block, strict=True):
            for cell, word in zip(row.cells, words, strict=True):
                cell.text = word
    document.sections[0]._sectPr.xpath("w:cols")[0].set(docx.oxml.ns.qn("w:num"), str(columns))
    document.save(str(folder / "letter.docx"))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "letter.docx"))
    return (folder / "letter.pdf").read_bytes()


def browser(blocks: Sequence[str | Table], columns: int, folder: Path) -> bytes:
    """A PDF by Chromium, from a page."""
    body = ""
    for block in blocks:
        rows = (
            [block]
            if isinstance(block, str)
            else ["".join(f"<td>{html.escape(one)}</td>" for one in row) for row in block]
        )
        body += (
            f"<p>{html.escape(block)}</p>"
            if isinstance(block, str)
            else f"<table><tr>{'</tr><tr>'.join(rows)}</tr></table>"
        )
    style = f"body{{column-count:{columns};font:11pt sans-serif}} td{{border:1px solid;vertical-align:top}}"
    (folder / "letter.html").write_text(
        f"<!DOCTYPE html><meta charset=utf-8><style>{style}</style>{body}", encoding="utf-8"
    )
    options = (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        f"--user-data-dir={folder}/profile",
    )
    run("chromium", *options, f"--print-to-pdf={folder}/letter.pdf", str(folder / "letter.html"))
    return (folder / "letter.pdf").read_bytes()


def run(*command: str) -> None:
    subprocess.run(command, capture_output=True, timeout=100, check=True)


PROGRAMS: dict[str, Callable[[Sequence[str | Table], int, Path], bytes]] = {"soffice": office, "chromium": browser}


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("program", list(PROGRAMS))
def test_a_pdf_of_another_program_gives_its_words_in_order(program: str, columns: int, tmp_path: Path) -> None:
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed")
    blocks = LETTER if columns == 1 else COLUMNS
    try:
        data = PROGRAMS[program](blocks, columns, tmp_path)
    except (subprocess.SubprocessError, OSError) as error:
        pytest.skip(f"{program} does not work here ({error})")
    words, found = known(blocks), read_bytes(data, "letter.pdf")[0].text.split()
    assert alike(words, found) >= 0.99
    assert len(found) <= 1.01 * len(words)


def test_characters_that_pdfium_counts_and_does_not_tell_move_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    page = made.column(["The trees were counted by kind, and by for-", "est district, in the Vale of 2024."])
    data = made.pdf(page)
    told = pdf.read(data).pages
    assert "for-" in told[0][0].text
    monkeypatch.setattr(pdf.pypdfium2.PdfTextPage, "get_text_range", lambda _: "shorter")
    assert pdf.read(data).pages == told
