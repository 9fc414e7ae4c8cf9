"""What comes with a letter and is none: spreadsheets, pictures, files that cannot be read. It is known to be there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from drafter.draft import analyse, examine
from drafter.model import Source
from drafter.read import ocr, read_all, read_bytes
from tests import made_files as made

ROWS = [("Elms of the Vale",), ("Street", "Elms", "Felled"), ("High Street", "9", "2")]
SHEETS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "XLSX": (
        "list.xlsx",
        lambda: made.sheet(("Elms 2023", ROWS), ("Notes", [("None",)])),
        "Elms 2023\nStreet\tElms\tFelled\nNotes",
    ),
    "XLSX by another name": ("list.docx", lambda: made.sheet(("Elms", ROWS)), "Elms\nStreet\tElms\tFelled"),
    "XLSX without sheets": ("list.xlsx", lambda: made.sheet(), ""),
    "ODS": ("list.ods", lambda: made.ods("Elms", *ROWS), "Elms\nStreet\tElms\tFelled"),
    "XLS": ("list.xls", lambda: made.old_sheet("Elms", "Größe"), "Elms\nGröße"),
    "CSV": ("list.csv", lambda: b"Street,Elms,Felled\r\nHigh Street,9,2\r\n", "Street\tElms\tFelled"),
    "CSV with semicolons": ("list.csv", lambda: "Street;“Elms”\nHigh Street;9".encode("cp1252"), "Street\t“Elms”"),
    "CSV that begins as an archive does": ("list.csv", lambda: b"PK,Street\n1,High Street", "PK\tStreet"),
    "CSV that begins as old Office files do": ("list.csv", lambda: b"\xd0\xcf,Street\n1,High Street", "ÐÏ\tStreet"),
    "CSV with quoted line ends": (
        "list.csv",
        lambda: b'"Name of\nstreet","Elms, all"\na,b',
        "Name of street\tElms, all",
    ),
    "TSV": ("list.tsv", lambda: b"Street\tElms\nHigh Street\t9", "Street\tElms"),
}


@pytest.mark.parametrize("case", list(SHEETS))
def test_spreadsheets_are_data_with_sheets_and_headings(case: str) -> None:
    name, make, expected = SHEETS[case]
    (source,) = read_bytes(make(), name)
    assert (source.id, source.text, source.data) == (name, expected, True)


REPLY = "Dear Robin Hale,\n\nYour request for information of 3 May 2024.\n\nPlease see the attached spreadsheet.\n"
REPLY += "\nKind regards,\nVale Council\n"
TODAY = date(2024, 6, 3)


def rules(sources: tuple[Source, ...]) -> set[str]:
    return {gap.rule for gap in examine(sources, today=TODAY).gaps}


WITH: dict[str, Callable[[Path], object]] = {
    "a spreadsheet beside it": lambda folder: (folder / "list.xlsx").write_bytes(made.sheet(("Elms", ROWS))),
    "a CSV file beside it": lambda folder: (folder / "list.csv").write_bytes(b"Street,Elms\n"),
    "a broken spreadsheet in an archive": lambda folder: (folder / "a.zip").write_bytes(
        made.packed({"list.xlsx": b"PK\x03\x04", "note.txt": "Words."})
    ),
    "a spreadsheet alone in an archive": lambda folder: (folder / "a.zip").write_bytes(
        made.packed({"list.xlsx": made.sheet(("Elms", ROWS))})
    ),
    "a scan that nobody can read": lambda folder: (folder / "scan.png").write_bytes(made.png(1, 1, b"\0")),
}


@pytest.mark.parametrize("case", list(WITH))
def test_an_attachment_that_is_there_is_not_missed(case: str, tmp_path: Path) -> None:
    (tmp_path / "reply.txt").write_text(REPLY)
    assert "attachment-missing" in rules(read_all([tmp_path]))
    WITH[case](tmp_path)
    assert "attachment-missing" not in rules(read_all([tmp_path]))


def test_an_attachment_of_a_mail_is_not_missed_and_a_logo_is_none() -> None:
    message = made.mail(REPLY)
    message.add_attachment(b"\x89PNG\x00", "image", "png", filename="image001.png", cid="<logo@vale>")
    (letter,) = read_bytes(message.as_bytes(), "reply.eml")
    assert letter.attachments == ()
    assert "attachment-missing" in rules((letter,))
    message.add_attachment(made.sheet(("Elms", ROWS)), "application", "octet-stream", filename="list.xlsx")
    found = read_bytes(message.as_bytes(), "reply.eml")
    assert [(one.id, one.data) for one in found] == [("reply.eml", False), ("list.xlsx", True)]
    assert "attachment-missing" not in rules(found)


def test_another_mail_is_no_attachment() -> None:
    acknowledged = made.mail("Dear Robin Hale,\n\nThank you for your request. We will reply by 3 June 2024.\n")
    both = (*read_bytes(acknowledged.as_bytes(), "a.eml"), *read_bytes(made.mail(REPLY).as_bytes(), "b.eml"))
    assert "attachment-missing" in rules(both)


def test_data_says_nothing_and_is_never_the_reply(tmp_path: Path) -> None:
    (tmp_path / "reply.txt").write_text(REPLY)
    (tmp_path / "list.csv").write_text("Dear Robin Hale,We withhold it all under section 40.\n")
    findings = analyse([tmp_path], today=TODAY)
    assert [one.data for one in findings.case.sources] == [True, False]
    assert all(body.source == "reply.txt" for message in findings.case.messages for body in message.body)


def test_what_was_left_out_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "program", lambda: None)
    archive = made.packed({"a.txt": REPLY, "scan.pdf": made.scanned(made.column(["Words."])), "b.pdf": b"%PDF-1.4"})
    (tmp_path / "case.zip").write_bytes(archive)
    remarks = [remark for one in read_all([tmp_path / "case.zip"]) for remark in one.remarks]
    assert len(remarks) == 2
    assert remarks[0].startswith("left out: b.pdf: the PDF is broken")
    assert "scan.pdf: its pages are pictures without text; install tesseract" in remarks[1]


def test_a_letter_in_a_mail_is_not_the_file_that_it_speaks_of() -> None:
    message = made.mail("Please find our response attached.")
    message.add_attachment(made.word_of(*REPLY.split("\n")), "application", "octet-stream", filename="Response.docx")
    assert "attachment-missing" in rules(read_bytes(message.as_bytes(), "reply.eml"))
    message.add_attachment(made.sheet(("Elms", ROWS)), "application", "octet-stream", filename="list.xlsx")
    assert "attachment-missing" not in rules(read_bytes(message.as_bytes(), "reply.eml"))


def test_a_mail_sent_on_is_not_the_file_that_a_reply_speaks_of() -> None:
    message = made.mail(REPLY)
    message.add_attachment(
        made.mail("Dear Vale Council,\nPlease list the elms.", From="Robin Hale <robin@hale.example>")
    )
    assert "attachment-missing" in rules(read_bytes(message.as_bytes(), "reply.eml"))
