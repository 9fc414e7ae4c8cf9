"""A house style of a clinic works without code: logo, typefaces, footer, words of one letter; saved by LibreOffice too."""

from __future__ import annotations

import io
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from drafter.draft import write
from drafter.render import render
from tests.house_style import DOCS, GREEN, SANS, SENDER, SERIF, STORY, converted, letter, make
from tests.shell import run
from tests.texts import of_text

WITH = [False, pytest.param(True, marks=pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice here"))]


@pytest.fixture(params=WITH, ids=["as drafter ships it", "as LibreOffice saves it"])
def style(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return make(tmp_path / "style", libreoffice=request.param)


def test_a_letter_has_the_look_of_the_house(style: Path) -> None:
    document = docx.Document(io.BytesIO(letter(style)))
    section = document.sections[0]
    assert "Kelder Law Clinic" in section.header.paragraphs[0].text
    assert 'descr="Kelder Law Clinic"' in section.header._element.xml
    assert "University of Kelder" in section.footer._element.xml and "NUMPAGES" in section.footer._element.xml
    used = {paragraph.style.name: paragraph.style for paragraph in document.paragraphs}
    assert used["Letter Text"].font.name == SERIF
    assert (used["Heading 2"].font.name, used["Heading 2"].font.color.rgb) == (SANS, GREEN)
    assert "{{" not in document.element.xml


def test_the_file_says_once_who_wrote_it(style: Path) -> None:
    made = letter(style)
    names = zipfile.ZipFile(io.BytesIO(made)).namelist()
    assert len(names) == len(set(names))
    core = docx.Document(io.BytesIO(made)).core_properties
    assert (core.author, core.language) == (SENDER.name, "en-GB")


def test_a_letter_has_the_words_of_the_house(style: Path) -> None:
    review = " ".join(of_text(write(STORY.findings(), "internal-review", SENDER, style)))
    assert "Our clinic helps people to use their rights to information. We make representations" in review
    assert "our number is 01632 960 204. Yours faithfully," in review
    chaser = " ".join(of_text(write(STORY.findings(), "chaser", SENDER, style)))
    assert "Our clinic" not in chaser and "01632 960 204" in chaser


def test_the_house_style_is_checked_and_used_from_the_command_line(
    style: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(monkeypatch, "templates", "check", str(style)).out == f"{style}: good\n".encode()
    reply, request = str(STORY.reply[0]), str(STORY.request[0])
    ran = run(
        monkeypatch, "draft", reply, "--request", request, "--templates", str(style), "--set", "phone=01632 960 999"
    )
    assert b"01632 960 999" in ran.out


@pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice here")
def test_a_letter_opens_in_libreoffice_with_all_its_words(style: Path, tmp_path: Path) -> None:
    made = write(STORY.findings(), "internal-review", SENDER, style)
    (tmp_path / "letter.docx").write_bytes(render(replace(made), "docx", style))  # type: ignore[arg-type]
    text = converted(tmp_path / "letter.docx", "txt", tmp_path).read_text(encoding="utf-8-sig")
    assert [block.text for block in made.blocks if block.kind != "tr" and block.text not in text] == []


def test_the_pictures_of_the_guide_are_small() -> None:
    guide = (DOCS / "house-style.md").read_text(encoding="utf-8")
    found = sorted(DOCS.glob("house-style-*.png"))
    assert [path.name for path in found if path.name not in guide or path.stat().st_size > 150_000] == []
    assert len(found) == 3
