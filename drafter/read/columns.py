"""Columns side by side that a PDF writes line by line across the page: read the left one first, then the right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from drafter.read import starts

NEAR = 8.0  # points within which two lines stand in the same column
GROUPS = 200  # of rows on a page that are compared
LEVEL = 2.0  # points within which two words stand on one line
GAP = 1.8  # a blank of this many heights of a letter parts columns
SPACE = 0.12  # a blank of this many heights is a space
LONG = 18  # characters from which a line in a column may run on
TALL = 1.8  # heights of a letter from line to line at most
CLOSE = 1.2  # a step down of more than this many usual steps begins another row of a table


class Cell(NamedTuple):
    """Words between two wide blanks, and their edges in points."""

    text: str
    left: float
    right: float


class Row(NamedTuple):
    """A line of a page: its cells and its box in points; `bold` is None where only a part is."""

    cells: tuple[Cell, ...]
    bottom: float
    top: float
    bold: bool | None

    @property
    def text(self) -> str:
        """The words of the line, cells parted by tabs."""
        return "\t".join(cell.text for cell in self.cells)


def settled(rows: Iterable[Row]) -> list[Row]:
    """The rows from the top down where a program drew some of them too early, as a browser does with what floats.

    Rows that begin higher than those before them are another column where they stand beside them. Where the two
    groups reach over each other there is only one column.
    """
    groups: list[list[Row]] = []
    for row in rows:
        if groups and row.bottom - groups[-1][-1].bottom <= row.top - row.bottom:
            groups[-1].append(row)
        else:
            groups.append([row])
    done: list[list[Row]] = []
    for group in groups:
        if done and len(groups) <= GROUPS and over(done[-1], group):
            done[-1] = downwards([*done[-1], *group])
        else:
            done.append(group)
    return [row for group in done for row in group]


def over(one: Sequence[Row], other: Sequence[Row]) -> bool:
    """Whether two groups of rows reach over each other, seen only where they stand at the same height."""
    sides = [beside(one, other), beside(other, one)]
    lefts = [min((row.cells[0].left for row in rows), default=0.0) for rows in sides]
    rights = [max((row.cells[-1].right for row in rows), default=0.0) for rows in sides]
    return min(rights) - max(lefts) > NEAR


def beside(rows: Sequence[Row], others: Sequence[Row]) -> list[Row]:
    """The rows between the highest and the lowest of others."""
    low, high = min(row.bottom for row in others), max(row.bottom for row in others)
    return [row for row in rows if low - LEVEL <= row.bottom <= high + LEVEL]


def downwards(rows: Sequence[Row]) -> list[Row]:
    """The rows from the top down, those on one line from left to right."""
    lines: list[list[Row]] = []
    for row in sorted(rows, key=lambda row: -row.bottom):
        if lines and lines[-1][0].bottom - row.bottom <= LEVEL:
            lines[-1].append(row)
        else:
            lines.append([row])
    return [row for line in lines for row in sorted(line, key=lambda row: row.cells[0].left)]


def levelled(rows: Iterable[Row]) -> list[Row]:
    """The rows with those put together that stand on one line of the page, from left to right."""
    done: list[Row] = []
    for row in rows:
        gap = row.cells[0].left - done[-1].cells[-1].right if done else 0.0
        if not done or gap < -1 or abs(row.bottom - done[-1].bottom) > LEVEL:
            done.append(row)
            continue
        before, height = done.pop(), row.top - row.bottom
        last, first = before.cells[-1], row.cells[0]
        cells: tuple[Cell, ...] = (last, first)
        if gap <= GAP * height:
            glue = " " if gap > SPACE * height else ""
            cells = (Cell(last.text + glue + first.text, last.left, first.right),)
        bold = row.bold if row.bold == before.bold else None
        done.append(Row((*before.cells[:-1], *cells, *row.cells[1:]), before.bottom, before.top, bold))
    return done


def unwoven(rows: Sequence[Row]) -> list[Row]:
    """The rows with every pair of running columns put one after the other; tables stay as they are."""
    done: list[Row] = []
    at = 0
    while at < len(rows):
        end = together(rows, at)
        group = rows[at:end]
        if len(group) > 1 and (runs(group, 0) or runs(group, 1)):
            for side in (0, 1):
                done += [
                    Row((cell,), row.bottom, row.top, row.bold) for row in group for cell in column(group, row, side)
                ]
        else:
            done += group
        at = end
    return done


def together(rows: Sequence[Row], at: int) -> int:
    """The end of the rows from one on that stand in the same two columns, and in the same row of a table."""
    end = at + 1
    if len(rows[at].cells) != 2:
        return end
    lefts = [cell.left for cell in rows[at].cells]
    usual = 0.0
    while end < len(rows):
        step = rows[end - 1].bottom - rows[end].bottom
        usual = usual or min(step, TALL * (rows[at].top - rows[at].bottom))
        if not 0 < step <= CLOSE * usual or starts.ITEM.match(rows[end].text):
            break
        if not all(any(abs(cell.left - left) < NEAR for left in lefts) for cell in rows[end].cells):
            break
        end += 1
    return end


def column(group: Sequence[Row], row: Row, side: int) -> list[Cell]:
    """The cells of a row that stand in the left (0) or right (1) column of its group."""
    return [cell for cell in row.cells if abs(cell.left - group[0].cells[side].left) < NEAR]


def runs(group: Sequence[Row], side: int) -> bool:
    """Whether a sentence runs on from line to line inside a column."""
    texts = [cell.text for row in group for cell in column(group, row, side)]
    return any(len(one) >= LONG and starts.runs_on(one, after) for one, after in pairwise(texts))
