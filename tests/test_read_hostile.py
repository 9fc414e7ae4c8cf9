"""Files made to break a reader: each is read or refused in one line, soon and in little memory."""

from __future__ import annotations

import io
import os
import signal
import struct
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Iterator

import pytest

from drafter.errors import ReadError
from drafter.read import apart, archive, read_bytes
from drafter.read.ole import Compound
from tests import made_files as made

HEAD = b"From: a@vale.example\nDate: Tue, 05 Mar 2024 09:30:00 +0000\n"
SECONDS = 8.0  # of work; each takes about one


@pytest.fixture(autouse=True)
def soon() -> Iterator[None]:
    start = sum(os.times()[:4])
    yield
    assert sum(os.times()[:4]) - start < SECONDS


def nested(depth: int) -> bytes:
    parts = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (at, at) for at in range(depth))
    ends = b"".join(b"--b%d--\n" % at for at in reversed(range(depth)))
    return HEAD + parts + b"Content-Type: text/plain\n\nWords.\n" + ends


def bomb(name: str, size: int = 60_000_000) -> bytes:
    return made.packed({"[Content_Types].xml": "", name: bytes(size)})


def lying(data: bytes, size: int) -> bytes:
    """The archive with another size in the directory for its first entry."""
    out = bytearray(data)
    struct.pack_into("<I", out, data.index(b"PK\x01\x02") + 24, size)
    return bytes(out)


def laughs() -> str:
    entities = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 9))
    return f'<!DOCTYPE x [<!ENTITY l0 "ha">{entities}]>'


def declared(head: str) -> bytes:
    return made.changed(
        made.word_of("Words."),
        "word/document.xml",
        lambda xml: xml.replace(b"<w:document", head.encode() + b"<w:document", 1),
    )


FILE = '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
AFTER = "<!-- " + "long " * 5000 + "-->"

REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a document that unpacks to 60 MB": ("reply.docx", lambda: bomb("word/document.xml")),
    "an archive that unpacks to 60 MB": ("case.zip", lambda: made.packed({"a.txt": bytes(60_000_000)})),
    "an archive a thousand times its size": ("case.zip", lambda: made.packed({"a.txt": bytes(5_000_000)})),
    "an archive that lies about it": ("case.zip", lambda: lying(made.packed({"a.txt": bytes(60_000_000)}), 5_000)),
    "an archive of 2,001 entries": ("case.zip", lambda: made.packed({f"{at}.txt": "Words." for at in range(2001)})),
    "entities that open a file": ("reply.docx", lambda: declared(FILE)),
    "entities after a long comment": ("reply.docx", lambda: declared(AFTER + FILE)),
    "a billion laughs": ("reply.docx", lambda: declared(laughs())),
    "a billion laughs in a text document": ("reply.odt", lambda: made.odt("<text:p>Words.</text:p>", head=laughs())),
    "entities in UTF-16": (
        "reply.odt",
        lambda: made.packed({"mimetype": "", "content.xml": (FILE + "<a>&x;</a>").encode("utf-16")}),
    ),
    "a PDF stream that unpacks to 2 GB": ("reply.pdf", lambda: pdf_bomb()),
    "a PDF that declares a million pages": ("reply.pdf", lambda: tree(b"/Count 1000000/Kids[3 0 R]")),
    "a PDF whose pages are a loop": ("reply.pdf", lambda: tree(b"/Count 3/Kids[2 0 R 2 0 R]")),
    "a document that unpacks to 2 GB": ("reply.docx", lambda: bombs(20)),
    "an archive of ten thousand entries": ("case.zip", lambda: made.packed({f"{at}.txt": "x" for at in range(10_000)})),
    "bombs in an archive": ("case.zip", lambda: made.packed({f"{at}.docx": bombs(2) for at in range(20)})),
    "a spreadsheet that unpacks to 60 MB": ("list.xlsx", lambda: bomb("xl/workbook.xml")),
    "a mail of 1,000 nested parts": ("reply.eml", lambda: nested(1000)),
    "a mail of 100 nested parts": ("reply.eml", lambda: nested(100)),
    "a table of nothing but itself": ("reply.doc", lambda: made.old_word("W")[:512] + bytes(4) * 4000),
}


def bombs(count: int) -> bytes:
    """A document of many large parts: each of 100 MB packs into 100 KB; the sizes are in its directory only."""
    one = bytearray(bomb("word/0.xml", 100_000))
    out = io.BytesIO(bytes(one))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        for at in range(1, count):
            archive.writestr(f"word/{at}.xml", bytes(100_000))
        for entry in archive.infolist():
            entry.file_size = 100_000_000
    return out.getvalue()


def tree(pages: bytes) -> bytes:
    """A PDF with one page and another root of its pages."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
    return made.assembled([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages" + pages + b">>", page])


def pdf_bomb() -> bytes:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(64)) + packer.flush()
    twice = zlib.compress(packed, 9)
    stream = b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (len(twice), twice)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>"
    return made.assembled([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>", page, stream])


@pytest.mark.parametrize("case", list(REFUSED))
def test_refused_in_one_line(case: str) -> None:
    name, make = REFUSED[case]
    with pytest.raises(ReadError) as error:
        read_bytes(make(), name)
    assert "\n" not in str(error.value)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    data = bomb("word/document.xml")
    tracemalloc.start()
    with pytest.raises(ReadError):
        archive.check(data, "reply.docx")
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


def test_archives_in_archives_end_at_three() -> None:
    inner = {"letter.txt": b"Words of the letter."}
    for depth, readable in ((1, True), (2, True), (3, True), (4, False), (9, False)):
        data = made.packed(inner)
        for at in range(depth - 1):
            data = made.packed({f"{at}.zip": data})
        if readable:
            assert [source.id for source in read_bytes(data, "case.zip")] == ["letter.txt"]
        else:
            with pytest.raises(ReadError, match="packed too deep"):
                read_bytes(data, "case.zip")


def test_a_path_in_an_archive_is_only_a_name() -> None:
    names = ("../../x.txt", "/etc/y.txt", "C:\\z.txt", "a/../b/..\\w.txt")
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as out:
        for name in names:
            out.writestr(name, f"Words of {name}.")
    found = {source.id for source in read_bytes(data.getvalue(), "case.zip")}
    assert found == {"x.txt", "y.txt", "z.txt", "w.txt"}


def test_a_name_with_a_path_is_only_a_name() -> None:
    assert read_bytes(b"Some words.", "../../etc/reply.txt")[0].id == "reply.txt"
    message = made.mail("Words.")
    message.add_attachment(b"More words.", "text", "plain", filename="../../../x\x07.txt")
    assert read_bytes(message.as_bytes(), "reply.eml")[1].id == "x.txt"


@pytest.mark.parametrize(
    "value",
    [
        "=?utf-8?q?Hi=0ABcc=3A_evil=40x=2Eexample?=",
        "=?utf-8?q?Hi=0D=0ABcc=3A_evil=40x=2Eexample?=",
        "=?utf-8?b?SGkKQmNjOiBldmlsQHguZXhhbXBsZQ==?=",
        "=?utf-8?q?Hi=E2=80=A8Bcc=3A_evil=40x=2Eexample?=",
        "Hi =?no-such-charset?q?Bcc=3A_evil=40x=2Eexample?=",
        "=?utf-8?b?!!!?= Hi",
    ],
)
def test_a_header_inside_a_header_comes_out_as_words(value: str) -> None:
    data = (
        b"From: " + value.encode() + b" <a@vale.example>\nSubject: " + value.encode() + b"\n" + HEAD[21:] + b"\nWords."
    )
    mail = read_bytes(data, "reply.eml")[0].mail
    assert mail is not None
    for words in (mail.subject, mail.sender, mail.sender_address):
        assert words.isprintable()
    assert mail.sender_address == "a@vale.example"


def test_an_address_of_nothing_but_brackets() -> None:
    source = read_bytes(HEAD + b"To: Robin " + b"(" * 3_000 + b" <r@hale.example>\n\nWords.", "reply.eml")[0]
    assert source.mail is not None
    assert source.mail.to_address == ""


def test_100_000_headers() -> None:
    head = HEAD + b"".join(b"X-%d: v\n" % at for at in range(100_000))
    source = read_bytes(head + b"Subject: late\n\nWords of the mail.\n", "reply.eml")[0]
    assert source.text == "Words of the mail."


def test_a_mail_of_many_parts_gives_some() -> None:
    message = b"Content-Type: multipart/mixed; boundary=q\n\n" + b"--q\nContent-Type: text/plain\n\nWords.\n" * 20_000
    assert read_bytes(HEAD + message + b"--q--\n", "reply.eml")[0].text.startswith("Words.\n")


def test_a_mail_that_attaches_itself() -> None:
    message = made.mail("Words 0.")
    for at in range(1, 6):
        outer = made.mail(f"Words {at}.")
        outer.add_attachment(message)
        message = outer
    *letters, deeper = read_bytes(message.as_bytes(), "reply.eml")
    assert [source.text for source in letters] == [f"Words {at}." for at in (5, 4, 3, 2)]
    assert "packed too deep" in deeper.remarks[0]


LINES = {
    "brackets": b"(" * 100_000,
    "pairs": b"[]" * 50_000,
    "underscores": b"_" * 100_000,
    "quotation marks": b">" * 100_000,
    "one word": b"a" * 500_000,
    "hyphens": b"a-" * 100_000,
    "stars": b"# H\n**a " + b"**a *b " * 30_000,
    "links": b"[a](b" * 30_000,
    "spaces": b" " * 1_000_000 + b"\t" * 300_000,
    "blank lines": b"\n" * 500_000,
    "headers": b"From: a\n" * 20_000,
    "greetings": b"Yours sincerely\nDear Robin,\n" * 5_000,
    "writers": b"On 3 May 2024 Robin wrote:\n" * 5_000,
    "groups": b"{" * 100_000,
    "comments": b"<!--" * 50_000,
    "carets": b"1^" * 100_000,
}


@pytest.mark.parametrize("name", ["reply.txt", "reply.md", "reply.html"])
@pytest.mark.parametrize("case", list(LINES))
def test_endless_lines_become_harmless(case: str, name: str) -> None:
    from drafter.read.thread import thread, trailers

    (source,) = read_bytes(b"Dear Robin Hale,\n" + LINES[case] + b"\nWords.", name)
    assert max(len(word) for word in source.text.split()) <= 1_000
    thread([source], [])
    trailers(source)


@pytest.mark.parametrize(
    "tag", ["<table><tr><td>", "<div>", "<blockquote type=cite>", "<ul><li>", "<p><b>", "<svg>", "<pre>"]
)
def test_html_without_end(tag: str) -> None:
    if tag == "<svg>":
        with pytest.raises(ReadError):
            read_bytes(b"<html>" + tag.encode() * 20_000 + b"Words.", "reply.html")
    else:
        assert read_bytes(b"<html>" + tag.encode() * 20_000 + b"Words.", "reply.html")[0].text.endswith("Words.")


def test_a_chain_that_bites_its_tail() -> None:
    data = bytearray(made.compound({"WordDocument": bytes(9000)}))
    table = struct.unpack_from("<I", data, 76)[0]
    struct.pack_into("<I", data, (table + 1) * 512, 0)
    assert Compound(bytes(data)).open("WordDocument") == bytes(512)


def test_a_reader_that_hangs_or_eats_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "SECONDS", 0.3)
    monkeypatch.setattr(apart, "MEMORY", 64 << 20)
    if not hasattr(os, "fork"):
        pytest.skip("this system cannot fork")
    monkeypatch.setattr(apart, "may_fork", lambda: True)
    for work in (
        lambda *_: time.sleep(60),
        lambda *_: b"+" + bytes(1 << 30),
        lambda *_: os.kill(os.getpid(), signal.SIGKILL),
        lambda *_: 1 // 0,
    ):
        monkeypatch.setattr(apart, "work", work)
        with pytest.raises(ReadError, match="too much time or memory"):
            apart.read("pdf", b"", "reply.pdf")


def test_a_message_from_the_child_cannot_run() -> None:
    for answer in (b"+", b"+[]", b'+{"pages": 1}', b"+{}", b"*"):
        with pytest.raises(ReadError):
            apart.understood(answer, "reply.pdf")
