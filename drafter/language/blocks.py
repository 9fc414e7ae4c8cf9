"""A reply cut into blocks: runs of passages that deal with the same items.

A block begins where the request is quoted again, where a numbered answer begins, or where the
letter changes zone. Its items come from the quoted question above it, from its own number, or
from the numbers it names ("for questions 3 and 5").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from drafter.language.echo import words
from drafter.language.naming import named, only_labels
from drafter.language.passages import Passage, Zone
from drafter.language.pointing import POINTS
from drafter.model import Evidence, Item
from drafter.patterns import cued

_SUBSECTION = cued(r"(\d{1,2})\.1\b(?!\d)")  # "2.1": the letter numbers its own sections
_PARAGRAPH = cued(r"\d{1,2}\.\s")
_NUMBERED = cued(r"\d\W{0,4}\w?$")  # before the words of a question
_HEADS = cued(r"\W*(?:questions?|q|points?|items?|parts?|requests?|grounds?)\b[^.]*$", re.IGNORECASE)
_ANSWER = cued(  # "Response 2:", "Answer to question 2"
    r"^\W*(?:our )?(?:response|answer|reply)(?: to)?(?: question| q)? ?(?:no\.? ?)?(?P<number>\d{1,2}[a-z]?)\W*$",
    re.IGNORECASE,
)
_BARE = cued(r"\W*(?:q|question|part|item|point|answer|response)?\W{0,3}(?P<number>\d{1,2})[.):]?\W*", re.IGNORECASE)
_WORDS = cued(r"\w")
_TITLE = 5  # words of a line that only names items: "Questions 1 and 2"
_SAME, _ALIKE = 0.7, 0.3  # of the words; less will do where the number agrees
_YOUR_LETTER = cued(
    r"\b(?:your|the) (?:\w+ )?(?:request|e-?mail|letter|enquiry|correspondence)\b|^\W*(?:thank|i refer|we refer|"
    r"further to)\b",
    re.IGNORECASE,
)
_WHOLE = cued(  # said of the request, and of no question in it
    r"\b(?:comply|complying|compliance|deal|dealing) with (?:a|an|the|your|this|any) (?:\w+ )?request\b|"
    r"\byour request (?:as a whole|in (?:full|its entirety)|as it (?:stands|is framed))\b",
    re.IGNORECASE,
)
_SUBJECT = cued(  # "The tender evaluation is", and not "The information is"
    r"^\W*(?:the|a|an|any) (?!(?:requested |withheld |same |remaining |other )?(?:information|data|request|exemption|rest|"
    r"remainder|council|trust|force|department|authority|university|public|act)\b)([\w’' -]{4,60}?) (?:is|are|was|were|has|have|"
    r"cannot|can)\b",
    re.IGNORECASE,
)
_OPENING = 10  # words at the start of a paragraph that tell what it is about
_TURNS = cued(
    r"^\W*(?:as (?:to|for|regards)|with (?:regard|respect|reference) to|regarding|in (?:relation|respect|"
    r"regard) (?:to|of)|"
    r"concerning|turning to|on (?:the question|your (?:question|point)) of|your (?:other|second|third|last|next|"
    r"final) (?:question|point))\b",
    re.IGNORECASE,
)
_REASONS = (
    "interest-test",
    "factors",
    "harm",
    "narrow-how",
    "likelihood",
    "considered",
    "recital",
    "query",
    "respond",
    "asked",
    "apology",
)
_COMPARED = 200  # items that a quoted passage is compared with; no request has more


@dataclass(slots=True)
class Block:
    """Passages that deal with the same items (none: with the request as a whole, or unknown)."""

    passages: list[Passage] = field(default_factory=list)
    items: tuple[str, ...] = ()
    sure: bool = False  # by number or quotation, so that what follows belongs to it

    @property
    def around(self) -> Evidence:
        """The range of the block."""
        return Evidence(self.passages[0].source, self.passages[0].start, self.passages[-1].end)


def is_label(passage: Passage) -> bool:
    """Whether a line is only the number of a question in several parts, with nothing said to them yet."""
    bare = _BARE.fullmatch(passage.text) if passage.items else None
    return bare is not None and all(number.startswith(f"{bare['number']}(") for number in passage.items)


def blocks(reply: Sequence[Passage], items: Sequence[Item], texts: dict[str, str]) -> list[Block]:
    """The blocks of a reply, in order; every passage gets the items of its block."""
    cutter = _Cutter(items, texts, reply)
    for passage in reply:
        cutter.take(passage)
    for block in cutter.found:
        for passage in block.passages:
            other = () if passage.first and POINTS.match(passage.text) else named(passage.text, items)
            passage.items = other or only_labels(passage.text, items) or block.items
    return cutter.found


class _Cutter:
    """Reads a reply passage by passage and opens a block wherever another item is dealt with."""

    def __init__(self, items: Sequence[Item], texts: dict[str, str], reply: Sequence[Passage]) -> None:
        from drafter.match import Matcher

        self.items, self.found = items, list[Block]()
        self.places = sorted((item.said.source, item.said.start, item.number) for item in items)
        self.said = {item.number: item.said for item in items}
        self.words = {item.number: texts[item.said.source][item.said.start : item.said.end] for item in items}
        paragraphs = any(p.label == "1" and p.first and p.says("asked") for p in reply)  # numbered by the authority
        first = next((p.label for p in reply if p.first and p.zone is Zone.BODY and _PARAGRAPH.match(p.text)), "1")
        before = [texts[item.said.source][max(0, item.said.start - 12) : item.said.start + 1] for item in items]
        counted = not any(_NUMBERED.search(text) for text in before)
        paragraphs = paragraphs or (counted and first != "1")
        self.numbers = {} if paragraphs else {item.number.lower(): item.number for item in items}
        self.bags = {number: words(text) for number, text in self.words.items()}
        self.matcher = Matcher(self.words)
        self.quoted: list[str] = []
        self.block: Block | None = None
        self.listed = self.by_words = self.closed = False
        self.line = -1  # of the last quoted passage
        self.main = ""
        self.last: Passage | None = None
        own = {passage.source for passage in reply}
        self.told = any(item.said.source in own for item in items)
        labels = {p.label.lower() for p in reply if p.label and p.first and p.zone is Zone.BODY}
        self.sections = {match[1] for p in reply if p.first and (match := _SUBSECTION.match(p.text))}
        self.numbered = len(labels & set(self.numbers)) > 1  # the answers have the numbers of the questions

    def take(self, passage: Passage) -> None:
        """Put a passage into the block it belongs to."""
        between = self._between(passage)
        self.last = passage
        if between:
            self.quoted, self.block = list(between), None
        if passage.zone is Zone.ECHO:
            goes_on = self.block is None and bool(self.quoted) and passage.line == self.line
            numbers = self._standing_in(passage) or (
                self.quoted[-1:] if goes_on else [_quoted_item(passage, self.bags)]
            )
            if self.block is not None or self.closed:
                self.quoted = []
            self.quoted += numbers
            self.closed = self._holds_answer(passage, numbers)
            self.block, self.line = None, passage.line
            return
        if passage.zone in (Zone.HEADER, Zone.GREETING, Zone.REVIEW, Zone.SIGNATURE, Zone.LICENCE):
            if passage.zone is not Zone.HEADER:
                self.quoted, self.block = [], None
            return
        own = self._own(passage)
        if self.block is None or own or self._is_another(passage) or self._strays(passage):
            self.listed = self.listed or len({one for one in self.quoted if one}) > 1
            items = own or (() if self.block is not None else _known(self.quoted, self.items))
            self.block = Block(items=items, sure=bool(items) and not self.by_words)
            self.found.append(self.block)
        self.block.passages.append(passage)

    def _own(self, passage: Passage) -> tuple[str, ...]:
        """The item that a passage turns to: its head repeats it, it has its number, or it shares its words."""
        self.by_words = False
        standing = self._standing_in(passage)
        if standing:
            return tuple(standing)
        if not passage.first:
            return ()
        listed = only_labels(passage.text, self.items)
        if passage.words <= _TITLE and _HEADS.match(passage.text):
            listed = listed or named(passage.text, self.items)
        if listed:
            return listed
        answer = _ANSWER.match(passage.text)
        if answer and self.numbers.get(answer["number"].lower()):
            return (self.numbers[answer["number"].lower()],)
        if passage.label:
            if passage.label.isdecimal():
                self.main = passage.label  # of which a letter below is a part
            label = passage.label.lower()
            numbered = self.numbers.get(label) or self.numbers.get(f"{self.main}({label})")
            below = (
                [numbered]
                if numbered
                else [one for one in self.numbers.values() if one.startswith(passage.label + "(")]
            )
            if below and passage.label not in self.sections:
                return tuple(below)
        turns = bool(_TURNS.match(passage.text))
        several = self.block is None and len({one for one in self.quoted if one}) == 1
        unsaid = self.told and not self.quoted and self.block is None
        if several or unsaid or self.numbered or not self._may_turn(passage, turns):
            return ()
        if _WHOLE.search(passage.text):
            return ()
        reasons = not turns and (passage.says(*_REASONS) or bool(_YOUR_LETTER.search(passage.text)))
        number = self.matcher.best(" ".join(passage.text.split()[:_OPENING]), 2 if reasons else 1)
        if self.block is None and any(self.quoted) and number not in self.quoted:
            return ()  # it stands below other questions
        self.by_words = bool(number) and not turns
        return (number,) if number else ()

    def _is_another(self, passage: Passage) -> bool:
        """Whether a passage has the next label after that of its block, so that it answers what is no known item."""
        if self.block is None or not self.block.sure or len(self.block.items) != 1 or not passage.first:
            return False
        number, label = self.block.items[0].lower(), passage.label.lower()
        if number.isdecimal() and label.isdecimal():
            return int(label) == int(number) + 1
        return len(number) == len(label) == 1 and label.isalpha() and ord(label) == ord(number) + 1

    def _strays(self, passage: Passage) -> bool:
        """Whether a paragraph refuses a thing of its own, after one whose item only shared words told."""
        if self.block is None or not self.block.items or self.block.sure or not passage.first:
            return False
        subject = _SUBJECT.match(passage.text)
        if not subject or not passage.says("exempt", "withhold"):
            return False
        return not any(words(subject[1]) & self.bags[number] for number in self.block.items)

    def _may_turn(self, passage: Passage, turns: bool) -> bool:
        """Whether the words of a passage may show which of several items it turns to."""
        if (len(self.items) < 2 and not turns) or passage.zone is not Zone.BODY:
            return False
        if self.block is None or not self.block.items or not self.block.sure:
            return True
        return self.listed and len(self.block.items) > 1

    def _between(self, passage: Passage) -> list[str]:
        """The items that stand between a passage and the one before: in quoted mail, with the answers between the lines."""
        if self.last is None or self.last.source != passage.source:
            return []
        first = bisect_left(self.places, (passage.source, self.last.end, ""))
        last = bisect_left(self.places, (passage.source, passage.start, ""))
        return [number for _, _, number in self.places[first:last]]

    def _holds_answer(self, passage: Passage, numbers: Sequence[str]) -> bool:
        """Whether words stand after the last question of a passage, so that the next question is not joined to it."""
        said = self.said.get(numbers[-1]) if numbers else None
        if not said or said.source != passage.source or not passage.start < said.end <= passage.end:
            return False
        return bool(_WORDS.search(passage.text[said.end - passage.start :]))

    def _standing_in(self, passage: Passage) -> list[str]:
        """The items whose words stand in this very passage."""
        first = bisect_left(self.places, (passage.source, passage.start, ""))
        last = bisect_left(self.places, (passage.source, passage.end, ""))
        return [number for _, _, number in self.places[first:last]]


def _known(quoted: Sequence[str], items: Sequence[Item]) -> tuple[str, ...]:
    """The quoted questions just above; a block below the whole list deals with nothing in particular."""
    numbers = tuple(dict.fromkeys(number for number in quoted if number))
    return () if len(numbers) > 1 and len(numbers) == len(items) else numbers


Bags = dict[str, frozenset[str]]  # the words of each item, by its number


def _quoted_item(passage: Passage, bags: Bags) -> str:
    """The item that a quoted passage repeats; empty where it repeats none."""
    bag = words(passage.text)
    labelled = bags.get(passage.label)
    if labelled and _share(bag, labelled) > _ALIKE:
        return passage.label
    best = max(islice(bags, _COMPARED), key=lambda number: _share(bag, bags[number]), default="")
    return best if best and _share(bag, bags[best]) >= _SAME else ""


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the words of the shorter text that the other has too."""
    return len(one & other) / max(1, min(len(one), len(other)))
