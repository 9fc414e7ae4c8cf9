"""The request told back in a reply, followed line by line: where it goes on, and where the authority speaks again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from drafter.language import signs, told
from drafter.language.passages import Passage, Zone
from drafter.language.voices import is_lead_in

_JUMP = 5  # numbers that may be left out in a list
_HEADED = 4  # lines around a heading between two lists
_FAR = 14  # lines
_SHORT = 9  # words of a heading


@dataclass(slots=True)
class Quotation:
    """The state of reading a reply line by line: inside the request told back, in which form, up to which number."""

    known: bool
    alternate: bool = False  # whether each question has its answer in the same line
    held: frozenset[int] = frozenset()  # the lines between quotation marks that were opened behind "You wrote:"
    inside: bool = False
    form: str = ""  # of the lines told back: "label", "bullet", "quote", or "" for plain ones
    labels: set[str] = field(default_factory=set)
    seen: int = 0
    letter: str = ""  # of the last lettered part that was told back
    none: bool = True  # whether nothing was told back so far
    list: int = -_FAR  # the line of the last number that was told back, before any answer
    colon: bool = False  # whether the last line was told back, and ended in one
    heading: bool = False  # whether it was told back, and has a number and no mark behind it
    answering: bool = False  # whether the last numbered line had its answer behind it
    closed: bool = False  # whether the quotation marks were closed
    told: int = 0  # lines told back so far
    last: int = 0  # of them, the number of the last one
    broken: bool = False  # whether the last line broke off in a list with numbers
    leads: bool = False  # whether it led over to a list

    def read(self, line: Sequence[Passage]) -> None:
        """Mark a line, and tell what the next one is."""
        leads = self.colon or (self.heading and ":" not in line[0].text)
        part = leads and bool(line[0].label) and (signs.is_question(line) or (self.heading and signs.names_thing(line)))
        asks = line[0].text.rstrip().endswith("?")
        if signs.ANSWER.match(line[0].text) and line[0].words < _SHORT and not (part or asks):
            self.inside = self.colon = self.heading = False
            self.list = -_FAR
            return
        number = int(line[0].label) if line[0].label.isdecimal() else 0
        if self.inside and line[0].line in self.held:
            self._over(line)
        elif self.inside and (self._over(line) or (not self._goes_on(line) and signs.ends(line))):
            self.inside = False
        if not self.inside and (self._next_number(line, number) or self._next_letter(line)):
            self.inside, self.form = True, "label"
        self._mark(line)
        if self.inside and number:
            self.seen, self.list = max(self.seen, number), line[0].line
        said = line[-1].text.rstrip() if line[-1].zone is Zone.ECHO else ""
        self.colon, self.heading = (
            said.endswith(":"),
            bool(number) and said[-1:].isalnum() and len(line) == 1 and line[0].words < _SHORT,
        )
        if line[0].label:
            self.letter = line[0].label if line[0].zone is Zone.ECHO and not number else ""
        if (
            self.broken
            or (signs.introduces(line) and not (self.known and not line[-1].text.rstrip().endswith((":", "-"))))
            or (not (self.inside or self.known) and line[-1].zone is Zone.ECHO and is_lead_in(line[-1].text))
        ):
            self.inside, self.form, self.labels, self.told = True, "", set(), 0

    def _next_number(self, line: Sequence[Passage], number: int) -> bool:
        """Whether a question has the next number, or begins another list below a heading right behind the last one."""
        again = number == 1 and self.seen > 1 and self.list <= line[0].line - 2 <= self.list + _HEADED
        return bool(number) and (number == self.seen + 1 or again) and signs.is_question(line)

    def _next_letter(self, line: Sequence[Passage]) -> bool:
        """Whether a line is the next lettered part, with the answer to the last one above it."""
        label = line[0].label
        if self.known or not (len(label) == len(self.letter) == 1 and ord(label) == ord(self.letter) + 1):
            return False
        return signs.is_question(line) or (len(line) == 1 and signs.names_thing(line))

    def _mark(self, line: Sequence[Passage]) -> None:
        spoken = [] if self.known else [one for one in told.things(line) if not one.topic]
        self.broken = told.breaks_off(line, spoken)
        answered = signs.answered_from(line, self.alternate) if line[0].label else len(line)
        if self.answering and not line[0].label and not signs.is_question(line):
            return
        self.answering = answered < len(line)
        whole = self.none and not self.known and signs.requests_all(line)
        for place, passage in enumerate(line[:answered]):
            inside = whole or (self.inside and signs.belongs(passage, self.known))
            outside = not self.inside and passage.zone is Zone.BODY and self._is_ask(passage)
            quoted = place > 0 and not self.known and signs.is_quoted(line[place - 1], passage)
            if inside or outside or quoted or (not self.inside and signs.only_tells(passage, spoken)):
                passage.zone, self.none = Zone.ECHO, False

    def _is_ask(self, passage: Passage) -> bool:
        return signs.is_ask(passage, self.known) or (not self.known and self.none and signs.requests(passage))

    def _goes_on(self, line: Sequence[Passage]) -> bool:
        """Whether a line is the next of a list that was told back."""
        head = line[0]
        if self.known:
            return False
        if self.form == "label" and head.label.isdecimal() and self.labels:
            return str(int(head.label) - 1) in self.labels and not signs.OURS.search(head.text)
        listed = bool(head.label) if self.form == "label" else bool(head.bullet) and self.form == "bullet"
        return listed and not any(
            passage.says("exempt", "not-held", "ncnd", "withhold", "cost") and not signs.only_names(passage)
            for passage in line
        )

    def _over(self, line: Sequence[Passage]) -> bool:
        """Whether the list or the quotation that was told back has come to its end."""
        head = line[0]
        if self.known:
            return False
        if self.form == "quote":
            over = self.closed and not signs.QUOTED.match(head.text)
            self.closed = bool(signs.CLOSED.search(line[-1].text))
            return over
        form = "label" if head.label else "bullet" if head.bullet else "quote" if signs.QUOTED.match(head.text) else ""
        asks_on = signs.is_question(line) or head.zone is Zone.ECHO
        again = bool(head.label) and head.label in self.labels and not asks_on
        jumps = head.label.isdecimal() and 0 < self.seen < int(head.label) - _JUMP and not asks_on
        gap = self.told > 0 and head.line > self.last + 1 and not self.leads
        over = again or jumps or ((bool(self.form) or gap) and not form and not asks_on)
        self.told, self.last, self.leads = self.told + 1, head.line, line[-1].text.rstrip().endswith(":")
        if head.label.isdecimal():
            self.labels = {label for label in self.labels if label.isdecimal()}
        self.labels.add(head.label)
        self.closed = form == "quote" and bool(signs.CLOSED.search(line[-1].text))
        self.form = form if form in ("label", "bullet") else self.form or form
        return over
