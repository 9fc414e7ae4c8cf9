"""The items of a request: numbered questions, lettered and bulleted parts, and what is asked in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from drafter.language import told
from drafter.language.announced import (
    announces,
    counts_parts,
    instructs,
    leads_over,
    named_below,
    names_thing,
    offers_answers,
    plain_list,
    without_values,
)
from drafter.language.grouping import Block, blocks
from drafter.language.inline import several
from drafter.language.nesting import apart
from drafter.language.passages import Passage
from drafter.language.prose import asked, is_remark
from drafter.language.restated import Found, without
from drafter.language.voices import asks, is_lead_in
from drafter.model import Evidence, Item
from drafter.patterns import cued

_REASONS = cued(  # a heading over numbered remarks: why it is asked, what is to be kept in mind
    r"^\W*(?:\w+ ){0,3}(?:public interest|background|reasons?|grounds|context|purpose|justification|notes?|definitions?|"
    r"conditions)(?: \w+){0,4}:\W*$",
    re.IGNORECASE,
)
_CLARIFIES = cued(
    r"^\W*(?:your )?(?:requests? for )?clarifications?(?: (?:requested|required|sought|needed|questions?|points?))?\W*$",
    re.IGNORECASE,
)
_REVIEW = cued(r"\b(?:internal review|review of (?:your|this|my))\b", re.IGNORECASE)
_SUMS_UP = cued(
    r"^\W*(?:so,? )?(?:to (?:summari[sz]e|sum up)|in (?:summary|short|sum))\b[^.?]{0,80}[:,]?\W*$", re.IGNORECASE
)
_ROW = 8  # words that name a column, at most
_MOST = 1_000  # things; no request asks for more
_MARKS = " \t\n\"“”‘’'*_>"
_JOINED = cued(r"(?:[;,]\s*(?:and|or)?|:)\s*$", re.IGNORECASE)  # what leads over to the next of a list


def items(runs: Iterable[Sequence[Passage]], told_back: bool = False) -> list[Item]:
    """The things asked for in a request, in order. Items are numbered as written, else counted from 1.

    `runs` are passages that follow each other: a whole request, or what of it stands between answers. `told_back`
    says that the authority tells the request back, so that a sentence of its own may hold several.
    """
    grouped = [part for run in runs for block in blocks(run, told_back) for part in apart(block)]
    grouped = without_values(grouped)
    written = {block.label for block in grouped if block.label.isdecimal()}
    grounds = told_back or any(_REVIEW.search(block.text) for block in grouped)
    reading = _Reading(told_back, written, plain_list(grouped), listing=told_back, grounds=grounds)
    for before, block, following in zip([None, *grouped], grouped, [*grouped[1:], None], strict=False):
        if len(reading.found) >= _MOST:
            break
        reading.take(before, block, following)
    return without(reading.told) or reading.topics or ([] if told_back else _only_named(grouped))


def _only_named(grouped: Sequence[Block]) -> list[Item]:
    """The things that a request names where it asks for nothing in so many words ("All complaints of May 2022.")."""
    named = [block for block in grouped if not block.bullet and names_thing(block)]
    return numbered((block.label, _words_of(block.passages)) for block in named)


def numbered(said: Iterable[tuple[str, Evidence]]) -> list[Item]:
    """Items with the labels they have, else counted."""
    found: list[Item] = []
    for label, evidence in said:
        found.append(_item(label or str(len(found) + 1), evidence, found))
    return found


@dataclass(slots=True)
class _Reading:
    """The state of reading a request block by block: what was found, and in what kind of list the next block stands."""

    told_back: bool
    written: set[str]  # the numbers that the request uses
    plain: set[int]  # the identities of the lines that name a thing each
    listing: bool  # whether the bullets are asked for
    grounds: bool  # whether the numbers may be the grounds of a complaint
    found: list[Item] = field(default_factory=list)
    told: list[Found] = field(default_factory=list)  # the same, with their words
    topics: list[Item] = field(default_factory=list)
    clarifies: bool = False  # whether the numbers below are what the authority wanted to be explained
    kinds: bool = False  # whether they are kinds of what the line above them asks for
    formed: bool = False  # whether the lines name columns or other parts of the form of the answer
    unled: int | None = None  # how many were found before a list that nothing announces
    reasons: bool = False  # whether the numbers below are remarks
    parent: str = ""  # the number to which the letters below belong

    def take(self, before: Block | None, block: Block, following: Block | None) -> None:
        """Add what a block asks for."""
        self._place(before, block, following)
        if self.formed:
            return
        if block.bullet and not (self.listing or block.number):
            return
        if block.label and (self.clarifies or ((self.reasons or self.kinds) and not asks(block.text))):
            return
        if block.label == "1" and not self._announced(before):
            self.unled = len(self.found)
        elif block.label == "1" and self.unled is not None:
            self._forget(self.unled)
        if not self.grounds and is_remark(block):
            return
        parts = [] if leads_over(block, following) else several(block, self.told_back)
        for thing in parts:
            said_so = Evidence(block.passages[0].source, thing.start, thing.end)
            if thing.topic:
                self.topics.append(_item(str(len(self.topics) + 1), said_so, self.topics))
            else:
                self._add(thing.label, said_so, told.cut(block.passages, thing), bool(thing.label))
        for said in self._wanted(before, block, following, bool(parts)):
            number = block.number or _number(block, self.parent) if said[0] is block.passages[0] else ""
            self._add(number, _words_of(said), " ".join(one.text for one in said), bool(block.label or block.bullet))

    def _announced(self, before: Block | None) -> bool:
        return before is None or asks(before.text) or is_lead_in(before.text) or announces(before.text)

    def _forget(self, count: int) -> None:
        """Leave out a list of remarks that a list of questions follows, with the same numbers."""
        if not any(asks(one.text) for one in self.told[count:]):
            del self.found[count:], self.told[count:]
        self.unled = None

    def _place(self, before: Block | None, block: Block, following: Block | None) -> None:
        """Tell in what kind of list a block stands."""
        self.formed = not (block.label or block.bullet) and (
            (before is not None and not (before.label or before.bullet) and instructs(before.text))
            or (self.formed and len(block.text.split()) <= _ROW and not asks(block.text))
        )
        if block.label and not block.label.isalpha():
            self.parent = block.label
        if not block.bullet:
            listing = bool(block.label) or asks(block.text) or announces(block.text) or self.told_back
            self.listing = listing and not (instructs(block.text) and not block.label)
            self.listing = self.listing and not (counts_parts(block, following) or offers_answers(block, following))
        if not (block.label or block.bullet):
            self.kinds = counts_parts(block, following)
            self.reasons = bool(_REASONS.match(block.text)) or instructs(block.text)
            self.clarifies = self.clarifies or bool(_CLARIFIES.match(block.text))
            if _SUMS_UP.match(block.text) and following and following.label == "1":
                self.found.clear()  # what was asked in prose is numbered now
                self.told.clear()
        self.listing = self.listing or (bool(block.bullet) and asks(block.text))

    def _wanted(self, before: Block | None, block: Block, following: Block | None, parted: bool) -> list[list[Passage]]:
        """The passages of each thing that a block asks for, where it was not `parted` before."""
        if leads_over(block, following):
            return []
        said = [] if parted else list(asked(block, following, bool(self.found), self.told_back))
        if counts_parts(block, following):
            said = [block.passages[-1:]]
        if id(block) in self.plain or (not (parted or said) and before and named_below(before, block)):
            said = [block.passages[:1]]
        return said

    def _add(self, number: str, said: Evidence, text: str, listed: bool) -> None:
        """Add an item; one without a number has the count, or where the request uses that one the next free one."""
        count = len(self.found) + 1
        free = (one for one in map(str, range(count, count + len(self.written) + 1)) if one not in self.written)
        self.found.append(_item(number or next(free), said, self.found))
        self.told.append(Found(self.found[-1], text, listed))


def _words_of(said: Sequence[Passage]) -> Evidence:
    """The words of an item, without its number and the quotation marks around it."""
    first, last = said[0], said[-1]
    before = first.text[first.opens :]
    start = first.start + first.opens + len(before) - len(before.lstrip(_MARKS))
    end = last.start + len(_JOINED.sub("", last.text.rstrip(_MARKS)))
    return Evidence(first.source, start, max(start, end))


def _number(block: Block, parent: str) -> str:
    if not block.label:
        return ""
    return f"{parent}({block.label})" if block.label.isalpha() and parent else block.label


def _item(number: str, said: Evidence, found: list[Item]) -> Item:
    taken = {item.number for item in found}
    while number in taken:
        number = str(int(number) + 1) if number.isdecimal() else number + "′"
    return Item(number, said)
