"""Plain text and markdown."""

from __future__ import annotations

from drafter.read import markdown
from drafter.read.characters import tidy
from drafter.read.decode import decode
from drafter.read.raw import Raw, page


def read(data: bytes, name: str = "", charset: str = "") -> Raw:
    """A letter from text in any charset; a form feed starts a page."""
    text = decode(data, charset)
    marked = name.lower().endswith((".md", ".markdown")) or markdown.plainly(text)
    pages = tuple(page(tidy(one)) for one in text.split("\f"))
    return Raw(pages, wrapped=True, markdown=marked)
