"""The day of the reply and the day of the request, from mails, letters and what the reply tells."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from drafter.language.letterdates import letter_date
from drafter.language.lines import Line, lines
from drafter.language.passages import Passage, Zone
from drafter.language.requestdates import Told, received
from drafter.model import Evidence, Fact, Message

Sent = tuple[Message, Sequence[Passage]]  # a message and its passages
_NEAR = timedelta(days=5)  # between the sending of a request and the day on which it is said to have arrived


class Days:
    """Tells the days of one correspondence."""

    def __init__(
        self,
        letters: Sequence[Sent],
        replies: Sequence[int],
        requests: Sequence[int],
        reply: Sequence[Passage],
        laid_out: Sequence[Line],
    ) -> None:
        """Take all messages, which of them are the authority's replies and which the requests at hand.

        `reply` are the passages of the replies, with their zones, and `laid_out` its lines.
        """
        self.letters, self.replies, self.requests = letters, replies, requests
        self.reply, self.lines = reply, laid_out
        self.borne: dict[int, Fact | None] = {}  # as far as they were looked for
        self.told: dict[date | None, list[Told]] = {}

    def sent(self, place: int) -> date | None:
        """The day of a message: of the mail, else the one that the letter bears."""
        message, _ = self.letters[place]
        fact = None if message.sent or message.quoted else self._borne(place)
        return message.sent or (date.fromisoformat(fact.value) if fact else None)

    def _borne(self, place: int) -> Fact | None:
        """The day that a letter bears."""
        if place not in self.borne:
            self.borne[place] = letter_date(lines(self.letters[place][1]))
        return self.borne[place]

    def answered(self) -> Fact | None:
        """The day of the last reply."""
        for place in reversed(self.replies):
            message, _ = self.letters[place]
            if message.sent:
                return Fact("answered", message.sent.isoformat(), Evidence(message.body[0].source, 0, 0))
        found = next((fact for place in reversed(self.replies) if (fact := self._borne(place))), None)
        return None if found and self._older_than_told(date.fromisoformat(found.value)) else found

    def _older_than_told(self, day: date) -> bool:
        """Whether a letter's day is before one on which it says that the request came: one of the two is a slip."""
        return any(one.sure and one.day > day for one in self._told(day))

    def _told(self, answered: date | None) -> list[Told]:
        """The days of the request as the reply tells them, which depend on its own where no year is written."""
        if answered not in self.told:
            self.told[answered] = list(received(self.lines, answered))
        return self.told[answered]

    def requested(self, answered: date | None) -> Fact | None:
        """The day that the reply tells, where a request of about that day is at hand or none is; else the first sent."""
        at_hand = [(day, self.letters[at][0].body[0].source) for at in self.requests if (day := self.sent(at))]
        told = [one for one in self._told(answered) if not answered or one.day <= answered]
        for one in told:
            near = [day for day, _ in at_hand if timedelta(0) <= one.day - day <= _NEAR]
            if (near or (not at_hand and one.sure)) and not (self._reviewed() and at_hand):
                return Fact("requested", (near[0] if near else one.day).isoformat(), one.fact.said)
            if self._reviewed():
                break
        return Fact("requested", min(at_hand)[0].isoformat(), Evidence(min(at_hand)[1], 0, 0)) if at_hand else None

    def _reviewed(self) -> bool:
        """Whether the reply is the outcome of a review: its dates are then those of the review."""
        return any(
            passage.says("review-outcome") for passage in self.reply if passage.zone in (Zone.BODY, Zone.HEADING)
        )
