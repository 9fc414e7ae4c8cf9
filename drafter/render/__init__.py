"""One letter in several formats, with the same words in each."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from drafter.errors import LetterError
from drafter.model import Letter

FORMATS = ("text", "docx", "eml", "html", "json")


def render(letter: Letter, format: str, templates: Path | None = None, remarks: Sequence[str] = ()) -> str | bytes:
    """The letter in a format: text, html and json as str; docx and eml as bytes.

    `templates` is a house style whose letterhead.docx is used instead of that of the program.
    `remarks` say what each block rests on; in a Word file they are comments, elsewhere they are left out.
    Raises LetterError for a format that does not exist and for a letterhead that is broken.
    """
    if format not in FORMATS:
        raise LetterError(f"{format}: no such format; there are {', '.join(FORMATS)}")
    module = import_module(f"drafter.render.{format}")
    if format == "docx":
        made: str | bytes = module.render(letter, templates, remarks)
    else:
        made = module.render(letter, templates) if format == "eml" else module.render(letter)
    return made
