"""Everything that changes the words of a letter, done once, before there are offsets.

After this the text of a source never changes, so evidence in it stays true.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.read import markdown, running, starts, wrap
from drafter.read.characters import squeeze, tidy
from drafter.read.raw import Line, Page, Raw, measured

QUOTED = re.compile(r"(?:>[ ]?)+")
WORD = re.compile(r"[^\W\d_]+")
HYPHEN = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,40})-$")
BROKEN = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,40}-\n[^\W\d_]+")
PREFIXES = frozenset(
    [
        *("all", "anti", "co", "cross", "ex", "full", "half", "high", "in", "inter", "long", "low", "mid", "mis"),
        *("multi", "no", "non", "off", "on", "one", "out", "over", "part", "post", "pre", "pro", "re", "self"),
        *("semi", "short", "sub", "third", "time", "two", "under", "up", "well", "year"),
    ]
)
HARD = -1.0  # the right edge of a line whose break stays


def clean(raw: Raw) -> tuple[str, tuple[int, ...]]:
    """The text of a letter, a paragraph to a line, and the offsets where its pages start (none if it has one)."""
    pages = [undressed(one) if raw.markdown else cleaned(one) for one in raw.pages]
    kept = running.without(pages) if len(pages) > 1 else [list(one) for one in pages]
    lines = [line for one in kept for line in one]
    joins = softly(lines) if raw.wrapped else [False] * len(lines)
    text, offsets = joined(lines, joins)
    firsts, at = [], 0
    for one in kept:
        firsts.append(offsets[at] if at < len(offsets) else len(text))
        at += len(one)
    return text, tuple(min(first, len(text)) for first in firsts) if len(firsts) > 1 else ()


def cleaned(lines: Page) -> Page:
    """The same lines in plain characters; a line that holds line ends becomes several."""
    return tuple(line._replace(text=squeeze(text)) for line in lines for text in tidy(line.text).split("\n"))


def undressed(lines: Page) -> Page:
    """The lines of a markdown text without its marks; two spaces at the end of a line keep its break."""
    text = markdown.words(tidy("\n".join(line.text for line in lines)))
    return tuple(
        line._replace(text=squeeze(line.text), right=HARD if hard else line.right)
        for line, hard in ((measured(one), one.endswith("  ")) for one in text.split("\n"))
    )


def softly(lines: Sequence[Line]) -> list[bool]:
    """Which lines continue the one before; within quoted mail only lines of the same depth do."""
    depths = [depth(line.text) for line in lines]
    bare = [unquoted(line) for line in lines]
    joins = wrap.soft(bare)
    return [join and bool(at) and depths[at] == depths[at - 1] for at, join in enumerate(joins)]


def depth(text: str) -> int:
    """How many quotation marks (">") a line carries."""
    mark = QUOTED.match(text)
    return mark[0].count(">") if mark else 0


def unquoted(line: Line) -> Line:
    """A line without its quotation marks."""
    return line._replace(text=QUOTED.sub("", line.text, count=1)) if line.text.startswith(">") else line


def joined(lines: Sequence[Line], joins: Sequence[bool]) -> tuple[str, list[int]]:
    """The lines put together, and the offset at which each of them starts."""
    torn = any(join and line.text.endswith("-") for line, join in zip(lines, joins[1:], strict=False))
    known = vocabulary(lines) if torn else set()
    offsets: list[int] = []
    parts: list[str] = []
    length, blank = 0, False
    for line, join in zip(lines, joins, strict=True):
        words = unquoted(line).text if join else line.text
        glue = ("\n\n" if blank else "\n") if parts and words else ""
        if join:
            glue, cut = seam(parts[-1], words, known)
            parts[-1] = parts[-1][: len(parts[-1]) - cut]
            length -= cut
        offsets.append(length + len(glue))
        blank = bool(parts) and not words
        if words:
            parts.append(glue + words)
            length += len(glue) + len(words)
    return "".join(parts), offsets


def vocabulary(lines: Sequence[Line]) -> set[str]:
    """The words of a text, without the halves that a hyphen at a line end leaves."""
    text = BROKEN.sub(" ", "\n".join(line.text for line in lines))
    return {word.lower() for word in WORD.findall(text)}


def seam(before: str, words: str, known: set[str]) -> tuple[str, int]:
    """What to put between two halves of a paragraph, and how many characters to take off the first.

    A hyphen at the end of a line belongs to the word where the text or the prefix says so ("non-disclosure",
    "decision-making"), and is the typesetter's where the text has the whole word, or neither half.
    "4" and "th March" were a raised "th".
    """
    if (before[-1:].isdigit() and starts.RAISED.match(words)) or before.endswith("[") or words[0] in "]).,;:":
        return "", 0
    halves = HYPHEN.search(before), WORD.match(words)
    if not (halves[0] and halves[1] and words[0].islower()):
        return ("", 0) if before.endswith(("-", "/")) and "://" in before.rsplit(" ", 1)[-1] else (" ", 0)
    head, tail = halves[0][1].lower(), halves[1][0].lower()
    real = head in PREFIXES or head in known or tail in known
    return "", 0 if real and head + tail not in known else 1
