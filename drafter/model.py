"""The nouns that pass between the stages of the program.

Every value is frozen. A `Source` is a text that never changes after reading, so
an `Evidence` (a half-open character range in it) stays true for ever.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple


class Side(StrEnum):
    """Who wrote a message."""

    REQUESTER = "requester"
    AUTHORITY = "authority"


class Kind(StrEnum):
    """What a message is, in the life of a request."""

    REQUEST = "request"
    CLARIFICATION = "clarification"
    ACKNOWLEDGEMENT = "acknowledgement"
    HOLDING = "holding"
    FEE_NOTICE = "fee-notice"
    REPLY = "reply"
    REVIEW_REQUEST = "review-request"
    REVIEW_OUTCOME = "review-outcome"
    AUTOMATIC = "automatic"
    OTHER = "other"


class Outcome(StrEnum):
    """What a passage of a reply does with what was asked for."""

    SUPPLIED = "supplied"
    WITHHELD = "withheld"
    NOT_HELD = "not-held"
    NEITHER_CONFIRM_NOR_DENY = "neither-confirm-nor-deny"
    OVER_COST_LIMIT = "over-cost-limit"
    VEXATIOUS = "vexatious"
    REPEATED = "repeated"
    AVAILABLE_ELSEWHERE = "available-elsewhere"
    FUTURE_PUBLICATION = "future-publication"
    SENT_ELSEWHERE = "sent-elsewhere"
    CLARIFICATION_WANTED = "clarification-wanted"
    DECISION_DEFERRED = "decision-deferred"
    FEE_WANTED = "fee-wanted"
    NOT_RECORDED_INFORMATION = "not-recorded-information"


class Certainty(StrEnum):
    """How sure a finding is: stated in a letter, asked in a letter, or only shown to the user."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Mail:
    """The headers of an e-mail, decoded and without control characters."""

    sender: str = ""
    sender_address: str = ""
    to: str = ""
    to_address: str = ""
    subject: str = ""
    sent: date | None = None
    message_id: str = ""
    references: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One file as read.

    `text` has paragraphs separated by newlines and no soft line wraps; `pages` are
    the offsets at which pages start; `attachments` name the files that came with it.
    `data` marks a file that came with the letters and is none, such as a spreadsheet (its text is the
    names of its sheets and their headings); `remarks` tell the user what could not be read, or not surely.
    """

    id: str
    text: str
    sha256: str
    pages: tuple[int, ...] = ()
    mail: Mail | None = None
    attachments: tuple[str, ...] = ()
    data: bool = False
    remarks: tuple[str, ...] = ()


class Evidence(NamedTuple):
    """Where something was said: `start` to `end` (exclusive) of the source with that id."""

    source: str
    start: int
    end: int

    def within(self, other: Evidence) -> bool:
        """Whether this range lies inside the other one."""
        return self.source == other.source and other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True)
class Message:
    """One letter or e-mail inside the sources; `body` is its own words, quoted mail excluded."""

    side: Side
    kind: Kind
    body: tuple[Evidence, ...]
    sent: date | None = None
    subject: str = ""
    sender: str = ""
    reference: str = ""
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was asked for; `number` is as the requester wrote it ("2(a)"), else counted."""

    number: str
    said: Evidence


class Fact(NamedTuple):
    """Something read off the correspondence: its kind, its value in canonical form, and where it stands.

    Dates are ISO 8601, provisions canonical ("FOIA s.40(2)"), amounts plain decimals.
    """

    kind: str
    value: str
    said: Evidence


@dataclass(frozen=True, slots=True)
class Answer:
    """What a passage of the reply does with some items (none: with the request as a whole).

    `around` is the part of the reply that deals with the same items, in which reasons are looked for.
    """

    items: tuple[str, ...]
    outcome: Outcome
    said: Evidence
    citations: tuple[Fact, ...] = ()
    certainty: Certainty = Certainty.CERTAIN
    around: Evidence | None = None

    @property
    def provisions(self) -> tuple[str, ...]:
        """The provisions relied on, in the order in which they are named."""
        return tuple(dict.fromkeys(fact.value for fact in self.citations))


@dataclass(frozen=True)  # without slots, for the indices are made when they are first asked for
class Case:
    """Everything that was understood of one correspondence."""

    sources: tuple[Source, ...]
    messages: tuple[Message, ...]
    items: tuple[Item, ...]
    answers: tuple[Answer, ...]
    facts: tuple[Fact, ...]
    law: str
    today: date

    def whole(self, source: str) -> str:
        """The whole text of the source with this id; raises KeyError where there is none."""
        return self._texts[source]

    def text(self, said: Evidence) -> str:
        """The exact words of a piece of evidence."""
        return self._texts[said.source][said.start : said.end]

    def all(self, kind: str) -> tuple[Fact, ...]:
        """Every fact of a kind, in the order of the text."""
        return self._by_kind.get(kind, ())

    def first(self, kind: str) -> Fact | None:
        """The first fact of a kind."""
        return next(iter(self.all(kind)), None)

    def within(self, said: Evidence, kinds: Collection[str]) -> list[Fact]:
        """The facts of these kinds that stand inside a passage, in the order of `facts`."""
        places, facts = self._by_place.get(said.source, ((), ()))
        near = facts[bisect_left(places, said.start) : bisect_right(places, said.end)]
        inside = [(order, fact) for order, fact in near if fact.kind in kinds and fact.said.end <= said.end]
        return [fact for _, fact in sorted(inside)]

    def value(self, kind: str) -> str | None:
        """The value of the first fact of a kind."""
        fact = self.first(kind)
        return fact.value if fact else None

    def day(self, kind: str) -> date | None:
        """The first fact of a kind, as a date."""
        value = self.value(kind)
        return date.fromisoformat(value) if value else None

    @property
    def requested(self) -> date | None:
        """The day the request was made or received, as far as the correspondence tells."""
        return self.day("requested")

    @property
    def answered(self) -> date | None:
        """The day of the reply."""
        return self.day("answered")

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {source.id: source.text for source in self.sources}

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Fact, ...]]:
        found: dict[str, list[Fact]] = {}
        for fact in self.facts:
            found.setdefault(fact.kind, []).append(fact)
        return {kind: tuple(facts) for kind, facts in found.items()}

    @cached_property
    def _by_place(self) -> dict[str, tuple[list[int], list[tuple[int, Fact]]]]:
        """The facts of each source by where they begin: their places, and each with its number in `facts`."""
        found: dict[str, list[tuple[int, Fact]]] = {}
        for order, fact in sorted(enumerate(self.facts), key=lambda one: one[1].said.start):
            found.setdefault(fact.said.source, []).append((order, fact))
        return {source: ([fact.said.start for _, fact in facts], facts) for source, facts in found.items()}


@dataclass(frozen=True, slots=True)
class Gap:
    """Something asked for or promised by law that the reply does not give, with the words that show it.

    `reckoned` is a figure that drafter worked out, such as what a column really comes to; "" where there is none.
    """

    rule: str
    duty: str
    certainty: Certainty
    evidence: tuple[Evidence, ...]
    items: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    reckoned: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """A gap joined to the law in force on the day that matters; no provision where none imposes the duty."""

    gap: Gap
    provision: str = ""
    wording: str = ""
    source: str = ""
    binding: bool = False


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit: what is to be done, by when, under which provision, and the working in words."""

    what: str
    on: date
    provision: str
    working: str
    binding: bool


@dataclass(frozen=True, slots=True)
class Route:
    """The letter that comes next, and why; `letter` is "none" where nothing is to be done."""

    letter: str
    why: str


@dataclass(frozen=True, slots=True)
class Sender:
    """Who signs the letter, for themselves or for a client; what is not given stays blank and is listed to the user."""

    name: str = ""
    address: str = ""
    email: str = ""
    reference: str = ""
    client: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a letter: `kind` is p, h2, li, blockquote or tr; `number` is printed before it.

    An li without a number goes on with the point above it; the cells of a tr are parted by tabs.
    """

    kind: str
    text: str
    number: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """Something that no letter tells and only its sender knows, put as a question that yes or no answers."""

    id: str
    asks: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter without a look: whom it goes to, what it is about, and its blocks in order.

    `blanks` are details that were not known and are left out; `notes` are for the person who
    sends it, never for the reader. `answers` is the message id of the e-mail it replies to;
    `questions` are those whose answer by its sender would change it.
    """

    kind: str
    to: tuple[str, ...]
    to_email: str
    about: str
    blocks: tuple[Block, ...]
    blanks: tuple[str, ...] = field(default=())
    sender: Sender = field(default=Sender())
    dated: date | None = None
    notes: tuple[str, ...] = ()
    answers: str = ""
    questions: tuple[Question, ...] = ()
