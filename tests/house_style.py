"""A house style as a clinic would make it with LibreOffice, and the pictures of docs/house-style.md: `python -m tests.house_style`.

What a person does there by hand is done here in the same places: the header, the styles, the footer, the words of one letter.
"""

from __future__ import annotations

import shutil
import struct
import subprocess
import tempfile
import zlib
from pathlib import Path
from typing import Any

from docx import Document
from docx.shared import Cm, Pt, RGBColor

from drafter.draft import write
from drafter.files import shipped
from drafter.model import Sender
from drafter.render import render
from tests.stories import STORIES

DOCS = Path(__file__).parent.parent / "docs"
SERIF, SANS, GREEN = "Liberation Serif", "DejaVu Sans", RGBColor(0x1F, 0x5C, 0x4A)
SENDER = Sender("Kelder Law Clinic", "", "casework@kelder-clinic.example", "KLC/204", "Tobias Penhale")
OPENING = "I {{ law.asks }}"
OURS = "Our clinic helps people to use their rights to information. I {{ law.asks }}"
CLOSE = "<p>Yours faithfully,</p>"
PHONE = "<p>If a call is quicker, our number is {{ fields.phone }}.</p>\n<p>Yours faithfully,</p>"
STORY = next(story for story in STORIES if story.folder.name == "depot-noise")


def make(folder: Path, libreoffice: bool = False) -> Path:
    """The house style in a folder; with `libreoffice` its letterhead was opened and saved by that program."""
    (folder / "internal-review").mkdir(parents=True)
    (folder / "shared").mkdir()
    letterhead(folder / "letterhead.docx", folder / "logo.png")
    if libreoffice:
        converted(folder / "letterhead.docx", "docx", folder / "saved")
        shutil.move(folder / "saved" / "letterhead.docx", folder / "letterhead.docx")
        (folder / "saved").rmdir()
    (folder / "logo.png").unlink()
    for name, theirs, ours in (("internal-review/letter.html", OPENING, OURS), ("shared/sign-off.html", CLOSE, PHONE)):
        words = (shipped("templates") / name).read_text(encoding="utf-8")
        assert theirs in words
        (folder / name).write_text(words.replace(theirs, ours), encoding="utf-8")
    (folder / "fields.toml").write_text('phone = "01632 960 204"\n', encoding="utf-8")
    return folder


def letterhead(path: Path, logo: Path) -> None:
    """The letterhead that comes with the program, with a logo, other typefaces and another footer."""
    document = Document(str(shipped("templates") / "letterhead.docx"))
    logo.write_bytes(picture())
    section = document.sections[0]
    header = section.header.paragraphs[0]
    shape = header.add_run().add_picture(str(logo), height=Cm(1.4))
    shape._inline.docPr.set("descr", "Kelder Law Clinic")
    name = header.add_run("   Kelder Law Clinic · 2 Corn Street, Kelder KD1 3AB")
    name.font.name, name.font.size, name.font.color.rgb = SANS, Pt(9), GREEN
    header.paragraph_format.space_after = Pt(18)
    told = section.footer.add_paragraph("Kelder Law Clinic is part of the University of Kelder.", "Footer")
    told.alignment = section.footer.paragraphs[0].alignment
    for style in document.styles:
        if style.type == 1 and style.name.startswith(("Letter", "Normal")):
            font(style, SERIF)
    document.styles["Normal"].font.size = Pt(11)
    for name in ("Heading 1", "Heading 2"):
        font(document.styles[name], SANS)
        document.styles[name].font.color.rgb = GREEN
    document.save(str(path))


def font(style: Any, name: str) -> None:
    """The typeface of a style."""
    style.font.name = name


def picture(wide: int = 96, high: int = 64) -> bytes:
    """A logo: a pale K on green, as a PNG."""

    def pale(x: int, y: int) -> bool:
        arm = abs((x - 40) - abs(y - high // 2)) < 7 and x > 36
        return 12 < y < high - 12 and (26 <= x < 38 or arm)

    rows = (b"".join(b"\xee\xf4\xf1" if pale(x, y) else b"\x1f\x5c\x4a" for x in range(wide)) for y in range(high))
    data = zlib.compress(b"".join(b"\0" + row for row in rows))
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", data), (b"IEND", b""))
    made = (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)


def converted(path: Path, format: str, folder: Path) -> Path:
    """A file as LibreOffice saves it, with a profile of its own so that a running one does no harm."""
    with tempfile.TemporaryDirectory() as profile:
        where = f"-env:UserInstallation=file://{profile}"
        command = ["soffice", where, "--headless", "--convert-to", format, "--outdir", str(folder), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"{path.stem}.{format}"


def letter(style: Path | None) -> bytes:
    """The letter about a story, in a house style or in none."""
    made = render(write(STORY.findings(), "internal-review", SENDER, style), "docx", style)
    assert isinstance(made, bytes)
    return made


def pictures() -> None:
    """docs/house-style-*.png: the first page of the letterhead, and of a letter without and with the house style."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        style = make(folder / "style", libreoffice=True)
        shutil.copy(style / "letterhead.docx", folder / "letterhead.docx")
        (folder / "before.docx").write_bytes(letter(None))
        (folder / "after.docx").write_bytes(letter(style))
        for name in ("letterhead", "before", "after"):
            pdf = converted(folder / f"{name}.docx", "pdf", folder)
            target = DOCS / f"house-style-{name}"
            command = ["pdftoppm", "-png", "-singlefile", "-r", "56", "-l", "1", str(pdf), str(target)]
            subprocess.run(command, check=True, timeout=60)


if __name__ == "__main__":
    pictures()
