"""Page pictures of the letters about labelled cases, to be looked at: `python -m tests.pages CASES OUT [NAME…]`.

Names each letter that is longer than two pages for up to five points, or than three. LibreOffice and poppler are needed.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

from drafter.draft import examine, write
from drafter.evaluate import labelled
from drafter.model import Letter, Sender
from drafter.read import read_all
from drafter.render import render
from tests.house_style import converted

SENDER = Sender("Robin Hale", "1 Elm Row\nAshford\nAF1 1AA", "robin@hale.example", "")
FEW, SHORT, LONG = 5, 2, 3
SOON = timedelta(days=20)


def main(cases: Path, out: Path, names: list[str]) -> None:
    """Writes and counts the pages."""
    out.mkdir(parents=True, exist_ok=True)
    for case in labelled(cases):
        if names and case.name not in names:
            continue
        replies, requests = read_all(case.reply), read_all(case.request)
        answered = examine(replies, requests, today=date(2026, 12, 1)).case.answered or date(2026, 12, 1)
        found = examine(replies, requests, today=answered + SOON)
        if found.route.letter != "none":
            said = told(write(found, found.route.letter, SENDER), out / f"{case.name}.docx")
            sys.stdout.write(f"{case.name}: {found.route.letter}, {said}\n")


def told(letter: Letter, path: Path) -> str:
    """The pages of a letter as PNG files beside it; how many there are, and whether these are too many."""
    made = render(letter, "docx")
    assert isinstance(made, bytes)
    path.write_bytes(made)
    pdf = converted(path, "pdf", path.parent)
    subprocess.run(["pdftoppm", "-png", "-r", "80", str(pdf), str(path.with_suffix(""))], check=True, timeout=60)
    pages = len(list(path.parent.glob(f"{path.stem}-*.png")))
    points = sum(bool(block.number) for block in letter.blocks)
    many = pages > (SHORT if points <= FEW else LONG)
    return f"{points} points, {pages} pages{' TOO LONG' if many else ''}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
