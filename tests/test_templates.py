"""A house style can be copied, changed, checked and used without code."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.files import shipped
from tests.shell import CASE, SENDER, Ran, run


@pytest.fixture
def style(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the letters that come with the program."""
    folder = tmp_path / "style"
    assert run(monkeypatch, "templates", "copy", str(folder)).code == 0
    return folder


def check(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Ran:
    return run(monkeypatch, "templates", "check", str(folder))


def test_a_copy_has_every_file_and_no_fault(style: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = shipped("templates")
    there = {path.relative_to(style) for path in style.rglob("*") if path.is_file()}
    assert there == {path.relative_to(ours) for path in ours.rglob("*") if path.is_file()}
    assert check(monkeypatch, style).out == f"{style}: good\n".encode()


def test_only_what_is_named_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "style"
    run(monkeypatch, "templates", "copy", str(folder), "--only", "shared/thanks.html", "--only", "chaser")
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert files == {"shared/thanks.html", "chaser/about.toml", "chaser/letter.html"}


@pytest.mark.parametrize("name", ["nowhere", "../pyproject.toml", "/etc/passwd"])
def test_what_is_no_template_is_not_copied(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run(monkeypatch, "templates", "copy", str(tmp_path / "style"), "--only", name)
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert not (tmp_path / "style").exists()


def test_nothing_is_copied_over_what_is_there(style: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (style / "shared" / "thanks.html").write_text("mine")
    assert run(monkeypatch, "templates", "copy", str(style)).code == 2
    assert (style / "shared" / "thanks.html").read_text() == "mine"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("shared/thanks.html", "\n\n{{ nonsense }}", "shared/thanks.html:3: there is no word 'nonsense'"),
        ("grounds/late.html", "{% block title %}", "grounds/late.html:1: Unexpected end of template"),
        ("grounds/late.html", "{{ today | lengthen }}", "grounds/late.html:1: No filter named 'lengthen'"),
        ("chaser/letter.html", "<p>x</p>\n<b>y</b>", "chaser/letter.html:2: <b> is not known here"),
        ("chaser/letter.html", "<p>{{ request.dya }}</p>", "chaser/letter.html:1: "),
        ("shared/point.html", "<li>{{ point.tilte }}</li>", "shared/point.html:1: "),
        ("chaser/about.toml", "title = 3 4", "chaser/about.toml: not valid TOML"),
        ("thanks.html", "x", "thanks.html: no letter uses it"),
        ("grounds/rudeness.html", "x", "grounds/rudeness.html: no letter uses it"),
    ],
)
def test_a_fault_is_named_with_file_line_and_word(
    name: str, text: str, said: str, style: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (style / name).write_text(text)
    ran = check(monkeypatch, style)
    assert any(line.startswith(said) for line in ran.out.decode().splitlines()), ran.out.decode()
    assert (ran.code, ran.err.count("\n")) == (2, 1)


def test_every_fault_is_named_at_once(style: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (style / "shared" / "thanks.html").write_text("{{ one }} {{ two }}")
    (style / "grounds" / "late.html").write_text("{{ three }}")
    assert len(check(monkeypatch, style).out.splitlines()) == 3


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = check(monkeypatch, tmp_path / "nowhere")
    assert (ran.code, ran.err.count("\n")) == (2, 1)


def test_a_changed_word_is_in_the_letter(style: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = style / "internal-review" / "letter.html"
    path.write_text(path.read_text().replace("Yours faithfully", "With good wishes"))
    shared = style / "shared" / "sign-off.html"
    shared.write_text(shared.read_text().replace("Yours faithfully", "With good wishes"))
    ran = run(monkeypatch, "draft", *CASE, *SENDER, "--templates", str(style))
    assert b"With good wishes" in ran.out
    assert ran.code == 0


def test_a_letterhead_of_ones_own_is_used(style: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (style / "letterhead.docx").write_bytes(b"no Word file")
    ran = run(monkeypatch, "draft", *CASE, *SENDER, "--templates", str(style), "--format", "docx")
    assert (ran.code, "letterhead.docx" in ran.err) == (2, True)
