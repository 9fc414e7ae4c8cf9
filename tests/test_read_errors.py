"""What cannot be read: one line that says what, where and what to do; never a traceback."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.errors import ReadError
from drafter.read import read, read_all, read_bytes
from tests import made_files as made


def scan() -> bytes:
    return made.pdf([], more=b"\n0 0 m 10 10 l S")


def locked() -> bytes:
    return made.assembled(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 0/Kids[]>>"],
        b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + b"00" * 32 + b">/U<" + b"00" * 32 + b">>>",
    )


def marked(data: bytes, flag: int) -> bytes:
    """The archive with a flag set on every entry, in its directory and before each file."""
    out = bytearray(data)
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            out[at + place] |= flag
            at = data.find(sign, at + 1)
    return bytes(out)


BROKEN: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "an empty file": ("reply.txt", lambda: b"", "is empty"),
    "no word": ("reply.txt", lambda: b"12 / 34 \n - \n", "not a single word"),
    "no word in a mail": ("reply.eml", lambda: made.mail("- 1 -").as_bytes(), "not a single word"),
    "no word in a document": ("reply.docx", lambda: made.word_of(""), "not a single word"),
    "bytes": ("reply.bin", lambda: bytes(range(256)) * 4, "format"),
    "bytes that call themselves text": ("reply.txt", lambda: b"\x7fELF" + bytes(100), "format"),
    "an archive without letters": ("case.zip", lambda: made.packed({"a.png": b"\x89PNG", "b.css": "x"}), "no letter"),
    "an archive of broken letters": ("case.zip", lambda: made.packed({"a.pdf": b"%PDF-1.4 nothing"}), "a.pdf"),
    "half an archive": ("case.zip", lambda: made.packed({"a.txt": "Words. " * 99})[:60], "broken"),
    "half a document": ("reply.docx", lambda: made.word_of("Words.")[:3000], "broken"),
    "a document with broken XML": (
        "reply.docx",
        lambda: made.changed(made.word_of("Words."), "word/document.xml", lambda xml: xml[:-40]),
        "broken",
    ),
    "a document without its body": (
        "reply.docx",
        lambda: made.packed({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}),
        "broken",
    ),
    "a text document with broken XML": ("reply.odt", lambda: made.odt("<text:p>Words."), "broken"),
    "half a PDF": ("reply.pdf", lambda: b"%PDF-1.4\n1 0 obj", "broken"),
    "a scanned PDF": ("reply.pdf", scan, "pictures without text"),
    "a PDF with a password": ("reply.pdf", locked, "password"),
    "a PDF of 201 pages": ("reply.pdf", lambda: made.pdf(*[made.column(["Words."])] * 201), "201 pages"),
    "an archive with a password": ("case.zip", lambda: marked(made.packed({"a.txt": "Words."}), 1), "password"),
    "an old document that is none": ("reply.doc", lambda: made.compound({"Contents": bytes(5000)}), "no Word document"),
    "an old document with a password": ("reply.doc", lambda: made.old_word("Words.", flags=0x0300), "protected"),
    "half an old document": ("reply.doc", lambda: made.old_word("Words.")[:700], "broken"),
    "an old document of nonsense": ("reply.doc", lambda: made.old_word("")[:8] + b"\xff" * 2000, "broken"),
    "an Outlook mail of nonsense": ("reply.msg", lambda: made.old_word("")[:8] + b"\xff" * 2000, "broken"),
}


@pytest.mark.parametrize("case", list(BROKEN))
def test_one_line_names_the_file_and_the_cause(case: str) -> None:
    name, make, words = BROKEN[case]
    with pytest.raises(ReadError) as error:
        read_bytes(make(), name)
    said = str(error.value)
    assert words in said
    assert "\n" not in said
    assert said.startswith(name) or words in ("a.pdf",)
    assert "; " in said or " (" in said  # what to do comes after what is wrong


def test_what_is_not_there_or_cannot_be_opened(tmp_path: Path) -> None:
    for path, words in (
        (tmp_path / "none.txt", "no such file"),
        (tmp_path / "none" / "none.txt", "no such file"),
        (tmp_path, "holds no letter"),
        (Path("/dev/null"), "no such file"),
        ("a\0b", "no such file"),
        ("x" * 5000, "cannot be opened"),
    ):
        with pytest.raises(ReadError, match=words) as error:
            read(path)
        assert "\n" not in str(error.value)


def test_a_broken_letter_in_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Words.")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4")
    with pytest.raises(ReadError, match=r"b\.pdf"):
        read(tmp_path)


def test_a_file_too_large_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "reply.txt"
    with path.open("wb") as out:
        out.truncate(60_000_000)
    with pytest.raises(ReadError, match="too large"):
        read(path)


def test_bytes_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, words in ((b"", "empty"), (bytes(range(256)), "format")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        with pytest.raises(ReadError, match=words):
            read("-")


def test_attachments_that_cannot_be_read_do_not_hide_the_mail() -> None:
    message = made.mail("The words of the mail.")
    names = ("scan.pdf", "half.docx", "list.xlsx", "a.pdf")
    for name, data in zip(names, (scan(), b"PK\x03\x04", b"PK\x03\x04", b""), strict=True):
        message.add_attachment(data, "application", "octet-stream", filename=name)
    letter, *others = read_bytes(message.as_bytes(), "reply.eml")
    assert (letter.text, letter.attachments) == ("The words of the mail.", names)
    assert [one.id for one in others] == list(names[:3])  # the last one is empty
    assert all(one.data and one.text == "" and one.remarks[0].startswith("left out: ") for one in others)


ALONE: dict[str, tuple[Callable[[], bytes], str]] = {
    "list.xlsx": (lambda: made.sheet(("Elms", [("Street", "Elms")])), "data, not a letter"),
    "list.csv": (lambda: b"Street,Elms\nHigh Street,9", "data, not a letter"),
    "talk.pptx": (lambda: made.packed({"[Content_Types].xml": "", "ppt/x.xml": ""}), "data, not a letter"),
    "scan.png": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "picture"),
    "reply.pdf": (lambda: b"\xff\xd8\xff\xe0" + bytes(100), "picture"),
}


@pytest.mark.parametrize("name", list(ALONE))
def test_what_is_no_letter_is_refused_alone_and_known_beside_one(name: str, tmp_path: Path) -> None:
    make, words = ALONE[name]
    (tmp_path / name).write_bytes(make())
    with pytest.raises(ReadError, match=words) as error:
        read_all([tmp_path / name])
    assert str(error.value).startswith(name)
    (tmp_path / "a.txt").write_text("Some words.")
    assert [(one.id, one.data) for one in read_all([tmp_path])] == [("a.txt", False), (name, True)]
