"""Damages small files for each reader, for a time: `make fuzz`. Each is read or refused in one line, soon."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from drafter.errors import ReadError
from drafter.read import ocr, read_bytes
from drafter.read.thread import thread, trailers
from tests import made_files as made

SLOW = 15.0  # seconds of work for one file; a busy machine says nothing by its clock
ROUND = 100  # files before the clock is asked
KEPT = Path("build/fuzz")  # where a file that broke a reader is put

LETTER = (
    "Dear Robin Hale,\n\nWe hold no list (section 1(1)(a)); our answers are in red.\n\n"
    "From: Robin Hale\nSent: 3 May 2024\nTo: FOI\nSubject: x\n\n1. How many elms?\nWe hold nine.\n"
    ">>> Robin Hale 3/5/2024 10:11 >>>\nThanks\n"
)
RICH = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}Dear \'93Robin\'94,\par \u8211? \trowd a\cell b\cell\row}"
PAGE = "<html><style>p{}</style><p>Dear &amp; <b>Robin</b><ol start=3><li>x</ol><table><tr><td>a<td>b</table><!-- x -->"
TOLD = [
    (True, "Robin Hale", "2024-03-05", "<p>Please list them.</p>", ["a.pdf"]),
    (False, "FOI", "2024-04-02", PAGE, []),
]
COPIED = (
    "Elms\n\nRobin Hale made this Freedom of Information request to Vale Council\n\nRobin Hale\t5 March 2024\nDelivered\n\n"
    "Dear Vale Council,\nPlease list them.\n\nFrom: FOI\nVale Council\n\n2 April 2024\n1 Attachment\na.pdf\n88K Download\n"
    "Dear Robin Hale,\nWe hold none.\n\nKim Marsh left an annotation (4 April 2024)\nWell.\n\nAbout\nA project of mySociety"
)
EVENTS = [
    {"event_type": "sent", "snippet": "Words <b>x", "outgoing_message_id": 1, "user": {"name": "R"}, "created_at": "x"}
]


def a_mail() -> bytes:
    message = made.mail(LETTER, Subject="=?utf-8?q?R=C3=A9f?= 12")
    message.add_alternative(PAGE, subtype="html")
    message.add_attachment(
        made.tnef({"list.txt": b"The list."}, rich=RICH.encode()), "application", "ms-tnef", filename="winmail.dat"
    )
    message.add_attachment(made.mail("The older mail."))
    return message.as_bytes()


def a_document(document: object) -> None:
    document.add_paragraph(LETTER)  # type: ignore[attr-defined]
    document.add_paragraph("one", style="List Number")  # type: ignore[attr-defined]
    document.add_table(1, 2).rows[0].cells[0].text = "Year"  # type: ignore[attr-defined]


LIST = "<text:list><text:list-item><text:p>Words<text:s/></text:p></text:list-item></text:list>"

SEEDS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "text": ("reply.txt", LETTER.encode),
    "markdown": ("reply.md", b"# Reply\n\n**Re: trees** [a](https://b.example)\n| a | b |\n|---|---|\n| c | d |".strip),
    "html": ("reply.html", PAGE.encode),
    "rtf": ("reply.rtf", RICH.encode),
    "mail": ("reply.eml", a_mail),
    "mailbox": ("all.mbox", lambda: (b"From x Tue Mar  5 09:30:00 2024\n" + a_mail() + b"\n") * 2),
    "outlook": ("reply.msg", lambda: made.outlook({"a.txt": b"More."}, [{"body": "Inner."}], RICH.encode(), subject="Trees")),
    "winmail": ("winmail.dat", lambda: made.tnef({"list.txt": b"The list."}, rich=RICH.encode())),
    "doc": ("reply.doc", lambda: made.old_word("Dear \x13 LINK \x14Robin\x15,\rYear\x07No.\x07\x07", b"Words.\r", notes="N\r")),
    "docx": ("reply.docx", lambda: made.word(a_document)),
    "odt": ("reply.odt", lambda: made.odt(LIST)),
    "pdf": ("reply.pdf", lambda: made.pdf(made.column(LETTER.split("\n")), more=b"\n0 g 60 620 400 60 re f")),
    "scan": ("scan.pdf", lambda: made.scanned(b"BT /F 11 Tf 60 780 Td (Words.) Tj ET", [])),
    "zip": ("case.zip", lambda: made.packed({"a/reply.txt": LETTER, "b.zip": made.packed({"c.eml": a_mail()})})),
    "xlsx": ("list.xlsx", lambda: made.sheet(("Elms", [("Street", "Elms"), ("High Street", "9")]))),
    "ods": ("list.ods", lambda: made.ods("Elms", ("Street", "Elms"))),
    "xls": ("list.xls", lambda: made.old_sheet("Elms", "Größe")),
    "csv": ("list.csv", lambda: b'Street,"Elms, all"\nHigh Street,9\n'),
    "page": ("page.html", lambda: made.request_page(*TOLD).encode()),
    "saved": ("page.mhtml", lambda: made.saved(PAGE)),
    "copied": ("page.txt", COPIED.encode),
    "json": ("request.json", lambda: json.dumps({"title": "x", "info_request_events": EVENTS}).encode()),
}  # fmt: skip
NASTY = [
    *(
        b"\0",
        b"\xff\xff\xff\xff",
        b"\x00\x00\x00\x80",
        b"(" * 500,
        b"<div>" * 200,
        b"{" * 500,
        b"\n\n",
        b"\r",
        b"--b\n",
    ),
    *(
        b"=?utf-8?q?=0A?=",
        b"From: x\nDate: y\n\n",
        b"<!--",
        b"]]>",
        b"&#99999999;",
        b"&#x;",
        b"\\u-99999?",
        b"\\bin9999 ",
    ),
    *(
        b"/Kids[2 0 R]",
        b"99999999999",
        b"-1",
        b"\xed\xa0\x80",
        "\u202e\u2028".encode(),
        b"<!DOCTYPE x>",
        b"\t" * 50,
        b"> " * 300,
    ),
]
EDIT = st.tuples(
    st.sampled_from(["over", "in", "cut", "drop", "again"]),
    st.floats(0, 1),
    st.one_of(st.sampled_from(NASTY), st.binary(max_size=8)),
)
EDITS = st.lists(EDIT, min_size=1, max_size=8)


def damaged(data: bytes, edits: list[tuple[str, float, bytes]]) -> bytes:
    """The bytes with pieces written over, put in, cut off, dropped or repeated."""
    out = bytearray(data)
    for how, place, piece in edits:
        at = int(place * len(out))
        if how == "over":
            out[at : at + len(piece)] = piece
        elif how == "in":
            out[at:at] = piece
        elif how == "cut":
            del out[max(at, 8) :]
        elif how == "drop":
            del out[at : at + len(piece)]
        else:
            out[at:at] = out[at : at + 100] * (1 + len(piece) % 20)
    return bytes(out)


def inside(data: bytes, member: float, edits: list[tuple[str, float, bytes]]) -> bytes:
    """An archive with one of its members damaged; other bytes damaged as they are."""
    if not data.startswith(b"PK"):
        return damaged(data, edits)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
    return made.changed(data, names[int(member * (len(names) - 1))], lambda one: damaged(one, edits))


@dataclass
class Tally:
    """What became of the files for one reader."""

    ends: Counter[str] = field(default_factory=Counter)
    longest: float = 0.0
    faults: list[str] = field(default_factory=list)


def check(data: bytes, name: str, tally: Tally) -> None:
    """Read a file as the program does; anything but sources or a ReadError of one line goes up."""
    started = worked()
    try:
        found = read_bytes(data, name)
        thread([one for one in found if not one.data])
        for one in found:
            trailers(one)
        tally.ends["read"] += 1
    except ReadError as error:
        if "\n" in str(error):
            raise AssertionError("more than one line") from error
        tally.ends["stopped" if "too much time" in str(error) else "refused"] += 1
    took = worked() - started
    tally.longest = max(tally.longest, took)
    if took > SLOW:
        raise AssertionError(f"took {took:.0f} s")


def worked() -> float:
    """Seconds that this process and its children have worked."""
    return sum(os.times()[:4])


def fuzz(reader: str, seconds: float) -> Tally:
    """Damage the files of one reader for a time."""
    name, make = SEEDS[reader]
    whole, tally, end, number = make(), Tally(), time.monotonic() + seconds, 0
    last = [whole]

    def attempt(edits: list[tuple[str, float, bytes]], member: float | None) -> None:
        last[0] = damaged(whole, edits) if member is None else inside(whole, member, edits)
        check(last[0], name, tally)

    check(whole, name, tally)
    while time.monotonic() < end and not tally.faults:
        number += 1
        try:
            a_round(number)(given(EDITS, st.one_of(st.none(), st.floats(0, 1)))(attempt))()
        except Exception as error:
            KEPT.mkdir(parents=True, exist_ok=True)
            kept = KEPT / f"{reader}-{number}-{name}"
            kept.write_bytes(last[0])
            tally.faults.append(f"{type(error).__name__}: {error}, with {kept}")
    return tally


def a_round(number: int) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """The settings of a round: its files hang on its number alone, and what breaks a reader is made small."""
    rules = settings(
        max_examples=ROUND,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
    )
    return lambda test: seed(number)(rules(test))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=5.0, help="for each reader")
    parser.add_argument("readers", nargs="*", help=f"of {', '.join(SEEDS)}; else all")
    chosen = parser.parse_args()
    ocr.program = lambda: None  # tesseract is not ours to test
    faults = 0
    for reader in chosen.readers or SEEDS:
        tally = fuzz(reader, 60 * chosen.minutes)
        told = ", ".join(f"{count} {end}" for end, count in sorted(tally.ends.items()))
        sys.stdout.write(f"{reader:9} {tally.ends.total():7} files: {told}; longest {tally.longest:.2f} s\n")
        sys.stdout.writelines(f"  {fault}\n" for fault in tally.faults)
        sys.stdout.flush()
        faults += len(tally.faults)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
