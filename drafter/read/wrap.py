"""Soft line wraps: a break that stands only because the next word did not fit.

Mails are wrapped at some 72 columns, often without a blank line between paragraphs, and pages of
a PDF at their margin. A break is soft where the first word of the next line would have run over
the margin. The margin is read off the breaks that the words alone show to be soft.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from drafter.read import starts
from drafter.read.raw import Line

SURE = 20  # a line shorter than this says nothing about the margin
NARROW = 45  # characters from which a line may have been wrapped in a text that shows no margin
ALIKE = 0.85  # two margins agree where the smaller is at least this part of the larger
SPACED = 12  # one blank line in so many shows that paragraphs are parted by them
REMEMBERED = 12  # lines of a paragraph in which "(a)" is looked for where a line begins with "(b)"
TITLE = 0.6  # a heading is shorter than this part of a full line


class Margin(NamedTuple):
    """The right edge that wrapped lines reach, and the width of the widest."""

    edge: float
    width: float


class Setting(NamedTuple):
    """What is around a break: the margin that holds there, how the paragraph began, what comes after."""

    here: Margin | None
    head: str  # the first line of the paragraph that is being put together
    said: str  # all of it so far
    after: str  # the line after the two, in the same block
    within: bool  # whether the line before the break continued one itself
    spaced: bool  # whether blank lines part the paragraphs of the text


def soft(lines: Sequence[Line]) -> list[bool]:
    """For each line, whether it continues the line before it. Blank lines part blocks."""
    everywhere = margin(lines, range(1, len(lines)))
    spaced = sum(not line.text for line in lines) * SPACED >= len(lines)
    joins = [False] * len(lines)
    for first, last in blocks(lines):
        here = margin(lines, range(first + 1, last)) or everywhere
        head, said = lines[first].text, [lines[first].text]
        for at in range(first + 1, last):
            after = lines[at + 1].text if at + 1 < last else ""
            setting = Setting(here, head, " ".join(said[-REMEMBERED:]), after, joins[at - 1], spaced)
            joins[at] = continues(lines[at - 1], lines[at], setting)
            head, said = (
                (head, [*said[-REMEMBERED:], lines[at].text]) if joins[at] else (lines[at].text, [lines[at].text])
            )
    return joins


def blocks(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Half-open ranges of lines between blank lines and between the starts of quoted mails."""
    found: list[tuple[int, int]] = []
    first = 0
    for at, line in enumerate(lines):
        if not line.text or starts.HEADER.match(line.text) or starts.GREETING.match(line.text):
            found.append((first, at))
            first = at if line.text else at + 1
    return [(one, other) for one, other in [*found, (first, len(lines))] if one < other]


def margin(lines: Sequence[Line], breaks: Iterable[int]) -> Margin | None:
    """Where wrapped lines end, or None where fewer than two breaks are surely soft."""
    sure = [
        Margin(lines[at - 1].right, lines[at - 1].right - lines[at - 1].left)
        for at in breaks
        if len(lines[at - 1].text) >= SURE and starts.runs_on(lines[at - 1].text, lines[at].text)
    ]
    sure.sort()
    while len(sure) >= 2:
        if sure[-2].edge >= ALIKE * sure[-1].edge:
            return sure[-1]
        sure.pop()  # one long line alone is an address or an unwrapped paragraph
    return None


def continues(before: Line, line: Line, around: Setting) -> bool:
    """Whether the break between two lines is soft."""
    if not before.text or not line.text or before.right < 0:
        return False
    if starts.torn(before.text, line.text):
        return True
    if starts.opens(line.text, before.text, around.said) or starts.closes(before.text):
        return False
    if starts.ADDRESS.match(line.text):
        return bool(starts.MARK.search(before.text) or starts.BINDERS.search(before.text))
    if starts.MARK.fullmatch(line.text):
        return starts.unfinished(before.text)
    here = around.here
    if before.right - before.left < here.width / 2 if here else len(before.text) < NARROW:
        return False
    if starts.runs_on(before.text, line.text):
        return True
    if here is None or title(before, line, around.after, here):
        return False
    if around.within and abs(line.left - before.left) > 3 * line.unit:
        return False
    numbered = bool(starts.ITEM.match(around.head))
    if (numbered or not around.spaced) and before.text.endswith("?") and not line.text[0].islower():
        return False  # an answer follows its question
    return filled(before, line, here.edge, slack(before.text, around.head, around.within))


def title(before: Line, line: Line, after: str, here: Margin) -> bool:
    """Whether a line is a heading: after a full stop, short, capital first, no full stop, words after it."""
    return (
        not starts.unfinished(before.text.rstrip(")"))
        and line.right - line.left < TITLE * here.width
        and bool(starts.HEADING.match(line.text))
        and bool(after)
        and (starts.opens(after, line.text) or after[:1].isupper())
    )


def slack(before: str, head: str, within: bool) -> int:
    """How many characters may be free at the end of a line that was wrapped.

    None, unless the sentence is plainly not over: the columns of list items and of links were counted
    before their indentation and their addresses went.
    """
    if not starts.unfinished(before):
        return 0
    if starts.BINDERS.search(before) or before.endswith((",", "&", "–")):
        return 12
    if starts.ITEM.match(head):
        return 8
    return 3 if within else 0


def filled(before: Line, line: Line, edge: float, free: int) -> bool:
    """Whether the first word of a line would have run over the margin at the end of the line before."""
    word = (len(line.text.split(" ", 1)[0]) + 1 + free) * line.unit
    return before.right + word > edge + 0.5 * line.unit and before.right <= edge * 1.1
