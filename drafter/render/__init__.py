"""One letter in several formats, with the same words in each."""

from __future__ import annotations

from importlib import import_module

from drafter.errors import LetterError
from drafter.model import Letter

FORMATS = ("text", "docx", "eml", "html", "json")


def render(letter: Letter, format: str) -> str | bytes:
    """The letter in a format: text, html and json as str; docx and eml as bytes.

    Raises LetterError for a format that does not exist and for a letterhead that is broken.
    """
    if format not in FORMATS:
        raise LetterError(f"{format}: no such format; there are {', '.join(FORMATS)}")
    made: str | bytes = import_module(f"drafter.render.{format}").render(letter)
    return made
