"""A bundle holds the letter, every file as it came, and an index that names them."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import docx
import pytest

from tests.shell import CASE, REPLY, REQUEST, SENDER, run


@pytest.fixture
def packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> zipfile.ZipFile:
    path = tmp_path / "out.zip"
    assert run(monkeypatch, "draft", *CASE, *SENDER, "--bundle", str(path)).code == 0
    return zipfile.ZipFile(path)


def test_the_correspondence_is_numbered_the_request_first(packed: zipfile.ZipFile) -> None:
    names = ["exhibits/01 request.eml", "exhibits/02 reply.eml"]
    assert packed.namelist() == ["index.txt", "letter.docx", *names]
    assert [packed.read(name) for name in names] == [Path(REQUEST).read_bytes(), Path(REPLY).read_bytes()]


def test_the_index_names_every_file_and_every_day(packed: zipfile.ZipFile) -> None:
    index = packed.read("index.txt").decode()
    assert f"exhibits/02 reply.eml: {len(Path(REPLY).read_bytes()):,} bytes" in index
    assert hashlib.sha256(Path(REPLY).read_bytes()).hexdigest() in index
    assert "4 March 2024  request\n28 March 2024  reply\n" in index


def test_the_letter_is_the_one_that_is_printed(packed: zipfile.ZipFile, monkeypatch: pytest.MonkeyPatch) -> None:
    printed = run(monkeypatch, "draft", *CASE, *SENDER).out.decode().split()
    document = docx.Document(io.BytesIO(packed.read("letter.docx")))
    assert " ".join(paragraph.text for paragraph in document.paragraphs).split() == printed


def test_standard_input_is_an_exhibit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reply = b"Dear Ms Arkwright\n\nThe rota is withheld under section 31(1)(a).\n"
    ran = run(monkeypatch, "draft", "-", *SENDER, "--bundle", str(tmp_path / "out.zip"), stdin=reply)
    assert ran.code == 0
    assert b"The rota is withheld" in zipfile.ZipFile(tmp_path / "out.zip").read("exhibits/01 reply.txt")


def test_the_same_case_makes_the_same_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("one.zip", "two.zip"):
        run(monkeypatch, "draft", *CASE, *SENDER, "--bundle", str(tmp_path / name))
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
