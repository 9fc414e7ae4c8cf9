"""`drafter draft --edit` and `--set`: the words that come back are those of every format, and nothing typed is lost."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.editing import letter_of, words
from drafter.letter import write
from drafter.model import Block, Letter
from drafter.render.docx import paragraphs
from tests.letter_cases import DEADLINES, SENDER, case, grounds, law
from tests.shell import CASE, on_terminal, run
from tests.shell import SENDER as SIGNED
from tests.texts import of_docx, of_html, of_mail, of_text

LETTER = write("internal-review", case(), grounds(), law(), SENDER, DEADLINES)
TRICKY = "a | b", "# a b", "> a", "1. a b", "\\ a", "To: a", "| a |", "12. ", "5", "x " * 40 + "> y " + "z 7. " * 30


def editor(folder: Path, body: str) -> str:
    """A script that an editor is: it gets the file as its argument."""
    script = folder / "my editor.sh"
    script.write_text(f"#!/bin/bash\n{body}\n")
    script.chmod(0o755)
    return f"'{script}'"


def test_the_words_of_a_letter_come_back_as_they_were() -> None:
    assert letter_of(words(LETTER), LETTER) == LETTER


@pytest.mark.parametrize("text", TRICKY)
@pytest.mark.parametrize("kind", ["p", "li", "h2", "blockquote", "tr"])
def test_words_that_look_like_marks_come_back_as_they_were(kind: str, text: str) -> None:
    text = " ".join(text.split())
    made = replace(
        LETTER, blocks=(Block("p", "Dear Sir,"), Block("h2", "One", "1."), Block(kind, text), Block("p", "x"))
    )
    again = letter_of(words(made), made)
    assert [(block.kind, block.text) for block in again.blocks] == [(block.kind, block.text) for block in made.blocks]


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_no_word_that_was_typed_is_lost(typed: str) -> None:
    again = letter_of(f"Dear Sir,\n\n{typed}", LETTER)
    kept = "".join(block.number + block.text for block in again.blocks)
    assert [char for char in typed if char.isalnum() and char not in kept] == []


def test_what_was_changed_keeps_its_place_its_kind_and_its_evidence() -> None:
    text = words(LETTER).replace("Please send", "Kindly send").replace("# Request for", "# Second request for")
    text = text.replace("Yours faithfully", "I also enclose my notes.\n\nYours faithfully")
    again = letter_of(text.replace("Review Desk", "Reviews"), LETTER)
    assert again.to[0] == "Reviews"
    assert again.about == LETTER.about.replace("Request for", "Second request for")
    changed = [block for block in again.blocks if "Kindly send" in block.text]
    drafted = [block for block in LETTER.blocks if "Please send" in block.text]
    assert changed and [block.evidence for block in changed] == [block.evidence for block in drafted]
    assert [block.kind for block in again.blocks if block.text == "I also enclose my notes."] == ["p"]


def test_an_edited_letter_has_the_same_words_in_every_format() -> None:
    text = words(LETTER).replace("Please ", "Kindly ").replace("\n> ", "\nA remark of my own.\n> ", 1)
    again = letter_of(text, LETTER)
    assert of_text(again) == of_docx(again) == of_mail(again) == of_html(again)
    assert "remark" in of_text(again)


def test_what_is_edited_is_what_is_written(tmp_path: Path) -> None:
    made = tmp_path / "letter.docx"
    visual = editor(tmp_path, 'sed -i "s/Yours faithfully/With kind regards/" "$1"')
    on_terminal("draft", *CASE, *SIGNED, "--edit", "-o", str(made), VISUAL=visual, TMPDIR=str(tmp_path))
    assert "With kind regards," in paragraphs(made.read_bytes())
    assert list(tmp_path.glob("drafter-*")) == []


@pytest.mark.parametrize("body", ["true", 'touch "$1"'])
def test_what_is_not_changed_is_the_letter_as_drafted(
    body: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tmp_path / "letter.txt"
    on_terminal("draft", *CASE, *SIGNED, "--edit", "-o", str(made), VISUAL=editor(tmp_path, body))
    assert made.read_bytes() == run(monkeypatch, "draft", *CASE, *SIGNED).out


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('truncate -s 0 "$1"', "nothing came back, so nothing was written"),
        ("exit 3", "Editing failed; name an editor in VISUAL or EDITOR"),
    ],
)
def test_where_the_editor_fails_nothing_is_written(body: str, said: str, tmp_path: Path) -> None:
    made = tmp_path / "letter.txt"
    shown = on_terminal("draft", *CASE, "--edit", "-o", str(made), VISUAL=editor(tmp_path, body), TMPDIR=str(tmp_path))
    assert said in shown and not made.exists()
    assert list(tmp_path.glob("drafter-*")) == []


def test_words_that_cannot_be_written_are_kept(tmp_path: Path) -> None:
    visual = editor(tmp_path, 'echo "A sentence of mine." >> "$1"')
    made = tmp_path / "nowhere" / "letter.txt"
    shown = on_terminal("draft", *CASE, "--edit", "-o", str(made), VISUAL=visual, TMPDIR=str(tmp_path))
    (kept,) = tmp_path.glob("drafter-*")
    assert "A sentence of mine." in kept.read_text() and kept.name in shown


def test_without_a_terminal_nothing_is_edited(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run(monkeypatch, "draft", *CASE, "--edit")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, b"", 1) and "no terminal to edit on" in ran.err


def letter(monkeypatch: pytest.MonkeyPatch, *given: str, style: Path | None = None) -> str:
    """The letter for some settings."""
    settings = [part for one in given for part in ("--set", one)]
    where = ("--templates", str(style)) if style else ()
    return run(monkeypatch, "draft", *CASE, *SIGNED, *settings, *where).out.decode()


def test_who_signs_and_the_facts_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    made = letter(monkeypatch, "name=Una Quist", "address=9 Low Street; Stowmere", "reply.reference=FOI = 17/b")
    assert made.startswith("Una Quist\n9 Low Street\nStowmere\n") and made.rstrip().endswith("Una Quist")
    assert re.search(r"Your reference +FOI = 17/b", made)
    dated = letter(monkeypatch, "request.day=2024-02-29", "client=Pat Vale")
    assert "29 February 2024" in dated and "We act for Pat Vale" in dated


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("colour=blue", "--set colour=blue: no such name; there are name, address,"),
        ("name", "--set name: write --set name=value"),
        ("reply.day=yesterday", "--set reply.day=yesterday: not a date; write it as 2026-03-10"),
    ],
)
def test_what_cannot_be_set_is_one_line(given: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run(monkeypatch, "draft", *CASE, "--set", given)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, b"", 1) and said in ran.err


def test_a_house_style_has_fields_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fields.toml").write_text('phone = "01632 960 000"\n')
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "sign-off.html").write_text("<p>Telephone {{ fields.phone }}</p>")
    assert "Telephone 01632 960 000" in letter(monkeypatch, style=tmp_path)
    assert "Telephone 01632 960 999" in letter(monkeypatch, "phone=01632 960 999", style=tmp_path)
    assert run(monkeypatch, "templates", "check", str(tmp_path)).code == 0
    (tmp_path / "fields.toml").write_text("phone = 5\n")
    checked = run(monkeypatch, "templates", "check", str(tmp_path))
    assert (checked.code, b"fields.toml: phone: a field is written" in checked.out) == (2, True)


def test_programs_see_what_was_set(monkeypatch: pytest.MonkeyPatch) -> None:
    data = run(monkeypatch, "draft", *CASE, "--set", "email=una@post.example", "--json").out
    assert json.loads(data)["sender"]["email"] == "una@post.example"
    assert isinstance(LETTER, Letter)
