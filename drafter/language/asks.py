"""The items of a request: numbered questions, lettered and bulleted parts, and what is asked in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from drafter.language import told
from drafter.language.passages import Passage
from drafter.language.voices import WANTED, asks, is_lead_in
from drafter.model import Evidence, Item

_CLOSING = re.compile(
    r"^\W*(?:yours |kind(?:est)? regards|regards|best (?:wishes|regards)|many thanks|thanks?(?:,| you| in advance|$)|"
    r"sincerely|faithfully|"
    r"all the best|i look forward|warm regards|cheers)",
    re.IGNORECASE,
)
_GREETING = re.compile(r"^\W*(?:dear|hello|hi|good (?:morning|afternoon|evening)|to whom|f\.?a\.?o)\b", re.IGNORECASE)
_LISTS = re.compile(r"\b(?:i|we|you|require|need|want|details|following|questions|request)\b[^.?]*:\W*$", re.IGNORECASE)
_LINE = 4000  # characters of a line that is looked into for parts
_NAME = re.compile(
    r"^\W*[A-Z]\. ?(?:[A-Z]\. ?)*[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?:,? \(?(?:Mr|Mrs|Ms|Miss|Dr)\)?)?\W*$"
)
_FORM = re.compile(
    r"\b(?:i would like|please (?:send|provide|supply)) (?:the |your |all )?(?:answers?|response|reply|information|"
    r"data)\b[^.?]{0,40}\b(?:in|as|by|via) (?:an? )?(?:excel|csv|spreadsheet|"
    r"electronic|pdf|e-?mail)",
    re.IGNORECASE,
)
_LONGEST = 90  # words of an item; what follows is commentary


@dataclass(slots=True)
class _Block:
    """Lines that belong together: a numbered question with what hangs on it, a bullet, or a line of prose."""

    label: str
    bullet: str
    passages: list[Passage]

    @property
    def text(self) -> str:
        return " ".join(passage.text for passage in self.passages)


def items(passages: Iterable[Passage], told_back: bool = False) -> list[Item]:
    """The things asked for in a request, in order. Items are numbered as written, else counted from 1.

    `told_back` says that the authority tells the request back, so that a sentence of its own may hold several.
    """
    found: list[Item] = []
    parent, listing = "", told_back
    blocks = list(_blocks(passages, told_back))
    for block, following in zip(blocks, [*blocks[1:], None], strict=False):
        if block.label and not block.label.isalpha():
            parent = block.label
        if not block.bullet:
            listing = bool(block.label) or asks(block.text) or bool(_LISTS.search(block.text)) or told_back
        if block.bullet and not listing:
            continue
        parts = _parts(block, told_back)
        source = block.passages[0].source
        for thing in parts:
            found.append(_item(thing.label or str(len(found) + 1), Evidence(source, thing.start, thing.end), found))
        for said in [] if parts else _asked(block, following, bool(found)):
            number = _number(block, parent) if said[0] is block.passages[0] else ""
            found.append(_item(number or str(len(found) + 1), Evidence(source, said[0].start, said[-1].end), found))
    return found


def _parts(block: _Block, told_back: bool) -> list[told.Thing]:
    """The several things that one line of prose asks for, by their numbers or joined by commas and "and"."""
    if told_back:
        things = told.things(block.passages)
        return things or ([] if block.label or block.bullet else told.listed(block.passages))
    if block.label or block.bullet or not (asks(block.text) or is_lead_in(block.text)):
        return []
    text, base = told.whole(block.passages), block.passages[0].start
    if len(text) > _LINE:
        return []
    return [told.Thing(label, base + first, base + last) for label, first, last in told.enumerated(text)]


def numbered(said: Iterable[tuple[str, Evidence]]) -> list[Item]:
    """Items with the labels they have, else counted."""
    found: list[Item] = []
    for label, evidence in said:
        found.append(_item(label or str(len(found) + 1), evidence, found))
    return found


def _number(block: _Block, parent: str) -> str:
    if not block.label:
        return ""
    return f"{parent}({block.label})" if block.label.isalpha() and parent else block.label


def _item(number: str, said: Evidence, found: list[Item]) -> Item:
    taken = {item.number for item in found}
    while number in taken:
        number = str(int(number) + 1) if number.isdecimal() else number + "′"
    return Item(number, said)


def _blocks(passages: Iterable[Passage], told_back: bool) -> Iterator[_Block]:
    """Group the lines of a request; it ends at the closing words, it starts after the greeting, unless it is told back."""
    block: _Block | None = None
    for _, group in groupby(passages, key=lambda passage: passage.line):
        line = list(group)
        if _CLOSING.match(line[0].text) and not told_back:
            break
        if _GREETING.match(line[0].text):
            line = line[1:]
            if not line:
                continue
        head = line[0]
        hangs = block is not None and bool(block.label) and not head.label and not (told_back and told.things(line))
        nested = hangs and (bool(head.bullet) or not _stands_alone(line))
        if block is not None and block.bullet and head.bullet and head.bullet != block.bullet:
            nested = True
        if block is not None and nested:
            block.passages += line
            continue
        if block is not None:
            yield block
        block = _Block(head.label, head.bullet, line)
    if block is not None:
        yield block


def _stands_alone(line: list[Passage]) -> bool:
    """Whether a line after a numbered question is prose of its own (thanks, or remarks about the whole request)."""
    text = " ".join(passage.text for passage in line)
    return len(text.split()) > 12 and not asks(text) and not WANTED.match(text)


def _asked(block: _Block, following: _Block | None, some: bool) -> Iterator[list[Passage]]:
    """What a block asks for: nothing, one thing (numbered or bulleted), or a thing a sentence (prose)."""
    if block.label or block.bullet:
        if _NAME.match(block.text) or (block.label and _FORM.search(block.text)):
            return
        only_leads = following is not None and block.text.rstrip().endswith((":", ",", ";")) and (
            (following.label.isalpha() and not block.label.isalpha()) or (following.bullet and not block.bullet)
        )  # fmt: skip
        if not only_leads and len(block.text.split()) > (2 if block.bullet else 1):
            yield _shortened(block.passages)
        return
    listed = following is not None and bool(following.label or following.bullet)
    for passage in block.passages:
        announced = (listed and passage.text.rstrip().endswith((":", "-", ","))) or is_lead_in(passage.text)
        if (asks(passage.text) and not (announced and following is not None)) or (
            WANTED.match(passage.text) and some and passage.words > 5 and not announced
        ):
            yield [passage]


def _shortened(passages: list[Passage]) -> list[Passage]:
    total = 0
    for count, passage in enumerate(passages):
        total += passage.words
        if total > _LONGEST and count:
            return passages[:count]
    return passages
