"""A letter in the user's own editor: its words as Markdown, and back to blocks.

A heading starts with #, a quotation with >, a point with its number, a row of a table with |; what stands under a point
is indented. Whatever else comes back is a paragraph, so no word that was typed is lost.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import groupby
from pathlib import Path
from textwrap import TextWrapper

from drafter.errors import DrafterError
from drafter.model import Block, Letter

TOLD = "<!-- Change what you like, then save and close. To give up, delete everything. This line is left out. -->"
COMMENT = re.compile(r"\A\s*<!--.*?-->", re.DOTALL)
MARK = re.compile(r"[#>|\\]|\d{1,3}\.(?:\s|\Z)|To:")  # what would be read as something else at the start of words
NUMBER = re.compile(r"(\d{1,3}\.)(?:\s+|\Z)")
CELL = re.compile(r"(?<!\\)\|")
BORDER = re.compile(r"\A\||(?<!\\)\|\Z")
WIDTH = 72
INSIDE = "    "  # under the words of a point
LIKE = 0.6  # how much of a paragraph stays where it was changed and not replaced


@contextmanager
def edited(letter: Letter) -> Iterator[Letter]:
    """The letter as it comes back from the editor; the words are kept in a file where what follows goes wrong.

    Raises DrafterError where there is no terminal, the editor fails or nothing comes back.
    """
    refuse()
    drafted = words(letter)
    descriptor, name = tempfile.mkstemp(prefix="drafter-", suffix=".md")
    path = Path(name)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(drafted)
    try:
        _open(path)
        yield letter if _read(path) == drafted else letter_of(_read(path), letter)
    except BaseException:
        typed = _read(path)
        if typed != drafted and COMMENT.sub("", typed).strip():
            sys.stderr.write(f"Your words are kept in {path}\n")
        else:
            path.unlink(missing_ok=True)
        raise
    path.unlink(missing_ok=True)


def refuse() -> None:
    """An editor needs a terminal, and would write into a pipe. Raises DrafterError."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise DrafterError("--edit: there is no terminal to edit on; name files, and where to write with -o FILE")


def _open(path: Path) -> None:
    import click

    try:
        click.edit(filename=str(path))
    except click.ClickException as error:
        raise DrafterError(f"--edit: {error.message}; name an editor in VISUAL or EDITOR") from None


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        raise DrafterError(f"{path}: cannot be read any more ({error.strerror or error})") from None


def words(letter: Letter) -> str:
    """The address and the words of a letter as Markdown."""
    parts = [TOLD, "\n".join(f"To: {line}" for line in letter.to)] if letter.to else [TOLD]
    for table, found in groupby(letter.blocks, key=lambda block: block.kind == "tr"):
        blocks = list(found)
        parts += ["\n".join(map(_row, blocks))] if table else map(_paragraph, blocks)
    return "\n\n".join(parts) + "\n"


def _row(block: Block) -> str:
    cells = (cell.replace("|", "\\|") for cell in block.text.split("\t"))
    return f"| {' | '.join(cells)} |"


def _paragraph(block: Block) -> str:
    inside = INSIDE if block.kind == "li" and not block.number else ""
    if block.kind == "blockquote":
        return _wrapped(block.text, "> ", "> ")
    if block.kind == "h2" and not block.number:
        return f"# {block.text}"
    lead = f"{block.number} ".ljust(len(INSIDE)) if block.number else inside
    return _wrapped(block.text, lead, INSIDE if block.number else inside)


def _wrapped(text: str, first: str, rest: str) -> str:
    """Words in lines; one that would be read as something else has a backslash before it."""
    wrapper = TextWrapper(WIDTH - len(rest), break_long_words=False, break_on_hyphens=False)
    shielded = (f"\\{line}" if MARK.match(line) else line for line in wrapper.wrap(text))
    return "\n".join(f"{rest if place else first}{line}" for place, line in enumerate(shielded))


def letter_of(text: str, letter: Letter) -> Letter:
    """The letter with the words that came back. Raises DrafterError where nothing did."""
    chunks = [chunk for chunk in re.split(r"\n[ \t]*\n", COMMENT.sub("", _plain(text))) if chunk.strip()]
    to = chunks.pop(0).splitlines() if chunks and chunks[0].lstrip().startswith("To:") else []
    numbered = next((block.kind for block in letter.blocks if block.number), "li")
    found = tuple(_resting(_blocks(chunks, numbered), letter))
    if not found:
        raise DrafterError("--edit: nothing came back, so nothing was written")
    lines = tuple(line for line in (line.strip().removeprefix("To:").strip() for line in to) if line)
    return replace(letter, to=lines, blocks=found, about=_subject(letter, found))


def _plain(text: str) -> str:
    """Line ends of every system as one, nothing that an XML file cannot hold."""
    return "".join(char for char in text.replace("\r\n", "\n").replace("\r", "\n") if char >= " " or char in "\n\t")


def _blocks(chunks: list[str], numbered: str) -> Iterator[Block]:
    """The paragraphs by their marks; `numbered` is the kind of one with a number."""
    points = False
    for chunk in chunks:
        inside = chunk[:1] in (" ", "\t") and points
        for mark, lines in _parts(line.strip() for line in chunk.splitlines() if line.strip()):
            block = _block(mark, lines, inside, numbered)
            points = bool(block.number) or (points and block.kind in ("li", "blockquote"))
            if block.text.strip():
                yield block


def _parts(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Lines that belong together, with the mark of the first."""
    mark, found = "", list[str]()
    for line in lines:
        begins = "1" if NUMBER.match(line) else line[0] if line[0] in "#>|" else ""
        if found and (begins in ("1", "#", "|") or mark in ("#", "|") or (begins and begins != mark)):
            yield mark, found
            found = []
        mark = mark if found else begins
        found.append(line)
    if found:
        yield mark, found


def _block(mark: str, lines: list[str], inside: bool, numbered: str) -> Block:
    if mark == "|":
        cells = CELL.split(BORDER.sub("", lines[0]))
        return Block("tr", "\t".join(_line(cell.replace("\\|", "|")) for cell in cells))
    number = NUMBER.match(lines[0]) if mark == "1" else None
    if number:
        lines = [lines[0][number.end() :], *lines[1:]]
    elif mark == "#":
        lines = [lines[0].lstrip("#")]
    elif mark == ">":
        lines = [line.removeprefix(">").strip() for line in lines]
    text = _line(" ".join(line.removeprefix("\\") for line in lines))
    kind = {"#": "h2", ">": "blockquote", "1": numbered}.get(mark, "li" if inside else "p")
    return Block(kind, text, number[1] if number else "")


def _line(text: str) -> str:
    return " ".join(text.split())


def _resting(blocks: Iterable[Block], letter: Letter) -> Iterator[Block]:
    """The blocks with the evidence of the drafted ones that they are, or that they were made from, in their order."""
    left = list(letter.blocks)
    for block in blocks:
        alike = [one for one in left if one.kind == block.kind]
        best = next((one for one in alike if one.text == block.text), None)
        best = best or max(alike, key=lambda one: _alike(block.text, one.text), default=None)
        if best and _alike(block.text, best.text) >= LIKE:
            left.remove(best)
            block = replace(block, evidence=best.evidence)
        yield block


def _alike(one: str, other: str) -> float:
    return 1.0 if one == other else SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _subject(letter: Letter, blocks: tuple[Block, ...]) -> str:
    """What the letter is about: its heading, where the drafted one had it there too."""
    drafted, now = (
        next((block.text for block in found if block.kind == "h2" and not block.number), "")
        for found in (letter.blocks, blocks)
    )
    return now if now and drafted == letter.about else letter.about
