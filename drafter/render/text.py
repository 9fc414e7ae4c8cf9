"""A letter as plain text, 72 columns wide."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from textwrap import TextWrapper

from drafter.model import Block, Letter
from drafter.render.page import head

WIDTH = 72
UNWRAPPED = 10**9  # for programs that wrap lines themselves
POINT = "    "  # under the words of a numbered point
QUOTE = "      "


def render(letter: Letter, width: int = WIDTH) -> str:
    """The letter, paragraphs apart by an empty line, ending in a newline."""
    parts = ["\n".join(lines) for _, lines in head(letter)]
    for table, found in groupby(letter.blocks, key=lambda block: block.kind == "tr"):
        blocks = list(found)
        parts += ["\n".join(rows(blocks))] if table else [paragraph(block, width) for block in blocks]
    return "\n\n".join(parts) + "\n"


def paragraph(block: Block, width: int = WIDTH) -> str:
    """One block, wrapped and indented by its kind."""
    lead = f"{block.number} ".ljust(len(POINT)) if block.number else ""
    if block.kind == "blockquote":
        return wrapped(block.text, width, QUOTE, QUOTE)
    if block.kind == "li" or block.number:
        return wrapped(block.text, width, lead or POINT, POINT)
    return wrapped(block.text, width)


def wrapped(text: str, width: int = WIDTH, first: str = "", rest: str = "") -> str:
    """Words in lines; a word that is too long, such as a link, stays whole."""
    wrapper = TextWrapper(width, initial_indent=first, subsequent_indent=rest)
    wrapper.break_long_words = wrapper.break_on_hyphens = False
    return wrapper.fill(text)


def rows(blocks: list[Block]) -> Iterator[str]:
    """The rows of a table, their cells in columns."""
    table = [block.text.split("\t") for block in blocks]
    widths = [max(len(cell) for cell in column) for column in zip(*table, strict=False)]
    for row in table:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip()
