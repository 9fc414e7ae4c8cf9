"""A table row as one line: cells joined by tabs, unless they hold whole paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

LONGEST = 200  # characters of a cell with several paragraphs that may still become one line


def row(cells: Sequence[str]) -> str:
    """The line for a row, or several where its cells hold more than a line can."""
    cells = [cell.strip() for cell in cells]
    filled = [cell for cell in cells if cell]
    if len(filled) < 2:
        return "\n".join(filled)
    if any("\n" in cell and len(cell) > LONGEST for cell in filled):
        return "\n".join(filled)
    return "\t".join(" ".join(cell.split()) for cell in cells).rstrip("\t")
