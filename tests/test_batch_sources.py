"""Where many cases come from: folders, archives, mailboxes, manifests; what is wrong names its row and column."""

from __future__ import annotations

import io
import os
import shutil
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from drafter.batch.case import How, Job, failed
from drafter.batch.key import keys
from drafter.batch.places import folder
from drafter.batch.work import attempt
from drafter.batch.worklist import worklist
from drafter.errors import DrafterError
from drafter.read import read_bytes

HEAD = "reply,request,client,reference,asked-form\n"


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """A folder with two letters, two cases and what is none."""
    for name in ("10.txt", "2.txt", "one/reply.txt", "one/request.txt", "two/deep/reply.eml", "two/notes.py"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"We do not hold it ({name}).\n")
    (tmp_path / "in" / "empty").mkdir()
    (tmp_path / "in" / ".hidden").mkdir()
    return tmp_path / "in"


def shape(jobs: Sequence[Job]) -> list[tuple[str, list[str], list[str]]]:
    return [(job.name, [one.name for one in job.replies], [one.name for one in job.requests]) for job in jobs]


def test_a_folder_of_letters_and_case_folders(letters: Path) -> None:
    jobs = worklist(letters, letters / "out")
    assert shape(jobs) == [
        ("2.txt", ["2.txt"], []),
        ("10.txt", ["10.txt"], []),
        ("empty", [], []),
        ("one", ["reply.txt"], ["request.txt"]),
        ("two/deep", ["reply.eml"], []),
    ]
    assert jobs[2].fault.endswith("empty: holds no letter; give it one, or remove it")
    assert [job.place for job in jobs[:4]] == ["2", "10", "empty", "one"]


def test_the_output_is_no_source(letters: Path) -> None:
    out = letters / "out" / "cases" / "one"
    out.mkdir(parents=True)
    (out / "letter.txt").write_text("Dear Sir")
    assert not [job for job in worklist(letters, letters / "out") if "letter" in job.name or "out" in job.name]
    with pytest.raises(DrafterError, match="is where the output goes too; give -o another folder"):
        worklist(letters, letters)


@pytest.mark.parametrize("place", ["out", "one/out", "two/deep/out"])
def test_other_outputs_are_no_source_either(letters: Path, place: str) -> None:
    before = shape(worklist(letters, letters / "now"))
    for name in (".drafter/state.sqlite", "index.html", "cases/one/letter.txt"):
        (letters / place / name).parent.mkdir(parents=True, exist_ok=True)
        (letters / place / name).touch()
    assert shape(worklist(letters, letters / "now")) == before
    assert shape(worklist(letters, letters / place)) == before


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the names of files are Unicode")
def test_names_that_are_no_utf8_can_be_written_down(letters: Path) -> None:
    folder = os.fsencode(letters) + b"/caf\xe9"
    os.mkdir(folder)  # noqa: PTH102 - bytes
    for name in (folder + b"/r\xe9ponse.txt", folder + b".txt"):
        Path(os.fsdecode(name)).write_text("We do not hold it.\n")
    named = [job for job in worklist(letters, letters / "out") if job.name.startswith("caf")]
    assert shape(named) == [(r"caf\udce9", [r"r\udce9ponse.txt"], []), (r"caf\udce9.txt", [r"caf\udce9.txt"], [])]
    assert failed(named[0], f"{os.fsdecode(folder)}: gone").error.endswith(r"caf\udce9: gone")
    assert named[0].replies[0].read()


def test_an_archive_is_as_its_folder(letters: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as packed:
        for path in letters.rglob("*.*"):
            packed.write(path, path.relative_to(letters))
    jobs = worklist(tmp_path / "in.zip", tmp_path / "out")
    assert shape(jobs) == [one for one in shape(worklist(letters, letters / "out")) if one[0] != "empty"]
    assert jobs[0].replies[0].read() == b"We do not hold it (2.txt).\n"


def test_what_came_with_a_letter_belongs_to_its_case(letters: Path, tmp_path: Path) -> None:
    for name in (
        "one/figures.csv",
        "one/plan.png",
        "scanned/letter.jpg",
        "scanned/request.txt",
        "tables/2023.xlsx",
        "a.csv",
    ):
        (letters / name).parent.mkdir(exist_ok=True)
        (letters / name).touch()
    told = shape(worklist(letters, letters / "out"))
    assert ("one", ["figures.csv", "plan.png", "reply.txt"], ["request.txt"]) in told
    assert ("scanned", ["letter.jpg"], ["request.txt"]) in told
    assert not any("a.csv" in name for name, *_ in told)
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as packed:
        for path in letters.rglob("*.*"):
            packed.write(path, path.relative_to(letters))
    assert shape(worklist(tmp_path / "in.zip", tmp_path / "out")) == [
        one for one in told if one[0] not in ("empty", "tables")
    ]
    job = worklist(table(letters, "reply\none\n"), letters / "out")[0]
    assert "figures.csv" in [file.name for file in job.replies]


def test_names_that_macos_packed_are_as_they_were(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as packed:
        packed.writestr("Cafe-1/re-ply.txt", "We do not hold it.")
    data = (
        (tmp_path / "in.zip")
        .read_bytes()
        .replace(b"Cafe-", "Caf\u00e9".encode())
        .replace(b"re-ply", "r\u00e9ply".encode())
    )
    (tmp_path / "in.zip").write_bytes(data)
    jobs = worklist(tmp_path / "in.zip", tmp_path / "out")
    assert shape(jobs) == [("Caf\u00e91", ["r\u00e9ply.txt"], [])] and jobs[0].replies[0].read()
    assert [one.id for one in read_bytes(data, "in.zip")] == ["r\u00e9ply.txt"]


def test_a_bomb_in_an_archive_is_one_bad_case(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "in.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.txt", b"0" * 9_000_000)
    job = worklist(tmp_path / "in.zip", tmp_path / "out")[0]
    assert job.loaded().fault == "a.txt: is protected or too large for a letter; give it as a file of its own"


def test_a_mailbox_has_a_case_for_each_thread(tmp_path: Path) -> None:
    mails = [
        ("Request: cameras", "<a@x.example>", ""),
        ("Something else", "<b@x.example>", ""),
        ("Re: Request: cameras", "<c@body.example>", "In-Reply-To: <a@x.example>\n"),
        ("=?utf-8?q?RE=3A_Request=3A_cameras?=", "<d@x.example>", "References: <a@x.example> <c@body.example>\n"),
    ]
    text = "".join(
        f"From x@x.example Mon Jan  1 00:00:00 2024\nSubject: {subject}\nMessage-ID: {one}\n{more}\nHello.\n>From here.\n\n"
        for subject, one, more in mails
    )
    (tmp_path / "in.mbox").write_text(text)
    jobs = worklist(tmp_path / "in.mbox", tmp_path / "out")
    assert [[file.name for file in job.replies] for job in jobs] == [
        ["mail-1.eml", "mail-3.eml", "mail-4.eml"],
        ["mail-2.eml"],
    ]
    assert jobs[0].name.startswith("Request cameras ") and jobs[1].name.startswith("Something else ")
    assert b"\n\nHello.\nFrom here." in jobs[0].replies[0].read()
    for where in ("box", "boxes/in"):  # given as a letter it is no case: one letter would answer strangers
        (tmp_path / where).mkdir(parents=True)
        shutil.copy(tmp_path / "in.mbox", tmp_path / where)
        told = attempt(worklist(tmp_path / where.split("/")[0], tmp_path / "out")[0], How(date(2024, 5, 1))).error
        assert told == "in.mbox: holds more threads than one; give this mailbox itself to drafter batch"
    for none in ("", "Dear Ms Quill,\n"):
        (tmp_path / "none.mbox").write_text(none)
        with pytest.raises(DrafterError, match="there is no mail in it"):
            worklist(tmp_path / "none.mbox", tmp_path / "out")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nowhere", "no such file or folder"),
        ("x.pdf", "is no source of many cases"),
        ("none", "there is no case in it"),
        ("cut.zip", "the file is broken or cut off"),
    ],
)
def test_what_is_no_source(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF")
    (tmp_path / "none").mkdir()
    (tmp_path / "cut.zip").write_bytes(b"PK\x03\x04")
    with pytest.raises(DrafterError, match=said):
        worklist(tmp_path / name, tmp_path / "out")


def test_places_fit_every_file_system() -> None:
    assert folder("Ash & Elm, 2024 (1).txt") == "Ash & Elm, 2024 (1)"
    for name in ("con.txt", "a/b", "../..", "a:b?.txt", "x" * 300, "\udcff.txt", "nul", "  ", "=1+1", "é\n"):
        made = folder(name)
        assert 0 < len(made) <= 80 and not set(made) & set('/\\:*?"<>|\n') and made.strip(" .") == made
    assert folder("a/b") != folder("a~b")


def test_names_that_differ_in_case_alone_have_places_of_their_own(letters: Path) -> None:
    (letters / "ONE").mkdir(exist_ok=True)
    (letters / "ONE" / "reply.txt").write_text("x")
    places = [job.place.casefold() for job in worklist(letters, letters / "out")]
    assert len(set(places)) == len(places)


def table(letters: Path, text: str | bytes) -> Path:
    path = letters / "manifest.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def book(letters: Path, rows: Sequence[Sequence[object]]) -> Path:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        dated = workbook.add_format({"num_format": "dd/mm/yyyy"})
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write(at, column, value, dated if isinstance(value, datetime) else None)
    path = letters / "manifest.xlsx"
    path.write_bytes(made.getvalue())
    return path


def test_a_manifest(letters: Path) -> None:
    text = (
        "\ufeffReply;Request;Client;Reference;Letter;Case\n2.txt;one/request.txt;Ada Quill;7;chaser;first\none;;;;;\n"
    )
    jobs = worklist(table(letters, text), letters / "out")
    assert shape(jobs) == [
        ("first", ["2.txt"], ["request.txt"]),
        ("one", ["reply.txt", "request.txt"], []),
    ]
    assert (jobs[0].told, jobs[0].letter) == ((("reference", "7"), ("client", "Ada Quill")), "chaser")
    rows = [
        ["reply", "client", "reference"],
        ["2.txt", "Ada Quill", 41814],
        [],
        ["10.txt; one/reply.txt", "Ben Oke", 1.5],
    ]
    jobs = worklist(book(letters, rows), letters / "out")
    assert [(job.name, dict(job.told)["reference"]) for job in jobs] == [
        ("2.txt, Ada Quill", "41814"),
        ("10.txt; one/reply.txt, Ben Oke", "1.5"),
    ]


def test_a_manifest_gives_the_fields_of_a_house_style(letters: Path, tmp_path: Path) -> None:
    style = tmp_path / "style"
    style.mkdir()
    (style / "fields.toml").write_text('phone = "1"\nTown_hall = "here"\n')
    text = "reply,Phone,town hall\n2.txt,01632 960204,\n10.txt,,there\n"
    jobs = worklist(table(letters, text), letters / "out", style)
    assert [job.fields for job in jobs] == [(("phone", "01632 960204"),), (("Town_hall", "there"),)]
    key = keys(How(date(2024, 5, 1)), dated=True)
    assert key(jobs[0]) != key(replace(jobs[0], fields=()))
    with pytest.raises(DrafterError, match="row 1, column 2: unknown column 'phone'"):
        worklist(table(letters, text), letters / "out")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty; its first row names the columns"),
        ("request,client\nx,y\n", "row 1: the column 'reply' is missing"),
        ("reply,clint\nx,y\n", "row 1, column 2: unknown column 'clint'; did you mean 'client'?"),
        ("reply,reply\nx,y\n", "row 1, column 2: 'reply' is there twice"),
        ("reply,=1+1\nx,y\n", "row 1, column 2: holds a formula"),
        (b"reply,client\n2.txt,Ada\n10.txt,Zo\xeb Quill\n", "row 3, column 2: is not in UTF-8"),
        ('reply,client\n2.txt,"Ada\n10.txt,Ben\n', "row 2: unexpected end of data; look at its quotation marks"),
        ('reply,client\n2.txt,"Ada\nQuill"\n10.txt,"Ada"Quill\n', "row 3: ',' expected after"),
        (b'reply,client\n2.txt,"Ada\nQuill"\n10.txt,Zo\xeb Quill\n', "row 3, column 2: is not in UTF-8"),
        (b"PK\x03\x04", "is not in UTF-8|is missing|unknown column"),
    ],
)
def test_a_manifest_that_cannot_be_used(letters: Path, text: str | bytes, said: str) -> None:
    with pytest.raises(DrafterError, match=said.replace("?", r"\?").replace("+", r"\+") if "|" not in said else said):
        worklist(table(letters, text), letters / "out")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("gone.txt,,,,", "row 3, column 'reply': gone.txt: there is no such file; paths start at the manifest"),
        ("10.txt,gone.txt,,,", "row 3, column 'request': gone.txt: there is no such file"),
        (",one/request.txt,,,", "row 3, column 'reply': is empty"),
        ('10.txt,,"=HYPERLINK(""x"")",,', "row 3, column 'client': holds a formula; put its value there"),
        ("2.txt,,,,", "row 3, column 'case': the same case as row 2; remove one of them"),
        ("10.txt,,,,perhaps", "row 3, column 'asked-form': perhaps: write yes or no"),
        ('10.txt,,"Ada\nQuill",,\n\ngone.txt,,,,', "row 5, column 'reply': gone.txt"),
        ("10.txt,,,,,more", "row 3, column 6: stands under no name"),
    ],
)
def test_a_bad_row_is_one_bad_case(letters: Path, rows: str, said: str) -> None:
    jobs = worklist(table(letters, f"{HEAD}2.txt,,,,\n{rows}\n"), letters / "out")
    assert not jobs[0].fault
    assert jobs[-1].fault.startswith(f"manifest.csv: {said}")


def test_cells_that_a_spreadsheet_made_are_named(letters: Path) -> None:
    rows = [["reply", "client", "reference"], ["2.txt", "=1+1", ""], ["10.txt", "", datetime(2024, 5, 3)]]
    jobs = worklist(book(letters, rows), letters / "out")
    assert jobs[0].fault == "manifest.xlsx: row 2, column 'client': holds a formula; put its value there"
    assert jobs[1].fault.startswith("manifest.xlsx: row 3, column 'reference': was turned into a date")
    (letters / "broken.xlsx").write_bytes(b"no zip")
    with pytest.raises(DrafterError, match="is no XLSX file"):
        worklist(letters / "broken.xlsx", letters / "out")
