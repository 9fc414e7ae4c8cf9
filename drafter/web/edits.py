"""What a user changed in the letter, kept beside the words that were drafted.

An edit belongs to the words it replaces: where these come back after a change of ticks or facts, so does the edit;
where they do not, it is set aside and shown, never lost.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from drafter.model import Block, Letter

TO = "to"  # the key of the address lines
COUNTED = re.compile(r"\d{1,3}\.")
LONGEST = 20_000  # characters of a paragraph


@dataclass(frozen=True, slots=True)
class Edit:
    """The words that were drafted and the words that replace them; "" takes the paragraph out."""

    drafted: str
    words: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A block as the page shows it: `drafted` is None for a paragraph of the user's own."""

    key: str
    block: Block
    drafted: str | None

    @property
    def changed(self) -> bool:
        """Whether the user changed it."""
        return self.drafted is not None and self.drafted != self.block.text


@dataclass(slots=True)
class Edits:
    """The edits of one letter by key, and paragraphs of the user's own, which stand before the closing."""

    made: dict[str, Edit] = field(default_factory=dict)
    own: dict[str, str] = field(default_factory=dict)

    def change(self, letter: Letter, key: str, words: str) -> None:
        """Keep the words of a user for a block; the drafted words given back are no edit. Unknown keys change nothing."""
        words = tidy(words)
        drafted = originals(letter).get(key)
        if key in self.own:
            self.own[key] = words
        elif drafted is not None and words != tidy(drafted):
            self.made[key] = Edit(drafted, words)
        elif drafted is not None:
            self.made.pop(key, None)

    def undo(self, key: str) -> None:
        """Back to the drafted words; a paragraph of the user's own goes."""
        self.made.pop(key, None)
        self.own.pop(key, None)

    def add(self, words: str = "") -> str:
        """A paragraph of the user's own; its key."""
        key = f"own-{max((int(one[4:]) for one in self.own), default=0) + 1}"
        self.own[key] = tidy(words)
        return key

    def put_back(self, key: str) -> None:
        """An edit that was set aside, as a paragraph of the user's own."""
        edit = self.made.pop(key, None)
        if edit and edit.words:
            self.add(edit.words)

    def shown(self, letter: Letter) -> list[Shown]:
        """The letter with the edits in it, block by block; what was taken out is there with no words."""
        keyed = zip(keys(letter.blocks), letter.blocks, strict=True)
        found = [Shown(key, self._edited(key, block), block.text) for key, block in keyed]
        own = [Shown(key, Block("p", words), None) for key, words in self.own.items()]
        closing = 2 if letter.blocks and letter.blocks[-1].text == letter.sender.name else 1
        place = max(0, len(found) - closing)
        return numbered([*found[:place], *own, *found[place:]])

    def _edited(self, key: str, block: Block) -> Block:
        edit = self.made.get(key)
        return replace(block, text=edit.words) if edit else block

    def aside(self, letter: Letter) -> dict[str, Edit]:
        """The edits whose drafted words are not in the letter now."""
        there = originals(letter)
        return {key: edit for key, edit in self.made.items() if key not in there and edit.words}

    def finished(self, letter: Letter) -> Letter:
        """The letter as it is sent: the user's words in place, their line breaks as paragraphs."""
        blocks = tuple(part for one in self.shown(letter) for part in parts(one.block))
        to = self.made.get(TO)
        lines = tuple(line for line in to.words.split("\n") if line) if to and TO in originals(letter) else letter.to
        return replace(letter, blocks=blocks, to=lines)


def tidy(words: str) -> str:
    """Words as a browser hands them over: plain spaces, single line breaks, nothing at the ends."""
    lines = (" ".join(line.split()) for line in words.replace("\r", "\n")[:LONGEST].split("\n"))
    return "\n".join(line for line in lines if line)


def keys(blocks: Sequence[Block]) -> list[str]:
    """A key for each block, by its kind, its words and what it rests on: it stays the same where these do."""
    seen: Counter[str] = Counter()
    found = []
    for block in blocks:
        said = f"{block.kind}\n{block.text}\n{block.evidence}"
        name = hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:12]
        found.append(f"b{name}-{seen[name]}")
        seen[name] += 1
    return found


def originals(letter: Letter) -> dict[str, str]:
    """The drafted words by key, the lines of the address among them."""
    blocks = zip(keys(letter.blocks), letter.blocks, strict=True)
    return {TO: "\n".join(letter.to), **{key: block.text for key, block in blocks}}


def parts(block: Block) -> Iterator[Block]:
    """A block with line breaks in its words as several, of which the first keeps the number."""
    if block.kind == "tr":
        yield from [block] if block.text else []
        return
    for place, line in enumerate(line for line in block.text.split("\n") if line):
        yield replace(block, text=line, number="" if place else block.number)


def numbered(blocks: Sequence[Shown]) -> list[Shown]:
    """The blocks with the points counted anew, those that were taken out not counted."""
    count, found = 0, []
    for one in blocks:
        if COUNTED.fullmatch(one.block.number):
            count += bool(one.block.text)
            one = replace(one, block=replace(one.block, number=f"{count}." if one.block.text else ""))
        found.append(one)
    return found
