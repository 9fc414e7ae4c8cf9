"""One reading of a correspondence, step by step: cut, tell apart, find what was asked, what was answered, by whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from drafter.language import documents, echo, governing, guidance, listed, parties, reviewing, zones
from drafter.language.answering import Answering
from drafter.language.authority import authority
from drafter.language.blocks import Block, blocks
from drafter.language.corrected import WHEN, WHO, corrected
from drafter.language.days import Days
from drafter.language.gathering import gather
from drafter.language.kinds import kind
from drafter.language.lines import Line, lines
from drafter.language.passages import Passage, Zone, passages
from drafter.language.references import references
from drafter.language.referred import referred
from drafter.language.silence import silent
from drafter.language.voices import is_review_request, written_by_requester
from drafter.law import Law
from drafter.model import Answer, Case, Evidence, Fact, Item, Kind, Mail, Message, Side, Source

ANSWERS = (Kind.REPLY, Kind.REVIEW_OUTCOME)
_COVER = 60  # words of a mail around a letter
_NOTES = (Kind.ACKNOWLEDGEMENT, Kind.HOLDING, Kind.AUTOMATIC)
_SPOKEN = (Zone.BODY, Zone.HEADING, Zone.STATUTE)
_SAID_IN_BODY = (Zone.BODY, Zone.STATUTE, Zone.COURTESY)


class Reading:
    """Reads one correspondence. Each property is one step, done once."""

    def __init__(
        self,
        sources: Sequence[Source],
        messages: Sequence[Message],
        today: date,
        laws: Sequence[Law],
        law: str | None = None,
        told: Mapping[str, str] | None = None,
    ) -> None:
        """`messages` as threaded; `laws` are the packs that may be cited; `law` overrides which of them governs.

        `told` are facts as a person corrects them, by kind.
        """
        self.told = told or {}
        self.sources, self.today, self.laws, self.given = tuple(sources), today, laws, law
        self.texts = {source.id: source for source in sources}
        self.plain = {source.id: source.text for source in sources}
        self.cut: dict[int, list[Passage]] = {}
        self.messages = [self._sided(place, message) for place, message in enumerate(messages)]

    def _sided(self, place: int, message: Message) -> Message:
        """Cut a message into passages; a quoted message of unknown author is told by its words."""
        theirs = message.side is not Side.REQUESTER or message.quoted  # signals are looked for in what a body says
        found = [p for body in message.body for p in passages(self.texts[body.source], body.start, body.end, theirs)]
        self.cut[place] = found
        if message.quoted and written_by_requester(" ".join(passage.text for passage in found)):
            return replace(message, side=Side.REQUESTER)
        return message

    def case(self) -> Case:
        """The case as understood."""
        facts = [*self.who, *self.when, *self.said, *self.dealt, *self.silence, *self.referred]
        machine = [body for message in self.dated if message.kind is Kind.AUTOMATIC for body in message.body]
        answers = tuple(one for one in self.answers if not _within(one.said, machine))
        return Case(self.sources, self.dated, self.items, answers, tuple(facts), self.given or self.law, self.today)

    # --- who wrote what ------------------------------------------------------------------

    @cached_property
    def asked(self) -> list[Passage]:
        """The passages of the requests: those given, else those quoted below the reply."""
        own = self._from(lambda message: message.side is Side.REQUESTER and not message.quoted)
        return own or self._from(lambda message: message.side is Side.REQUESTER)

    def _from(self, wanted: object) -> list[Passage]:
        chosen = [place for place, message in enumerate(self.messages) if wanted(message)]  # type: ignore[operator]
        return [passage for place in chosen for passage in self.cut[place]]

    @cached_property
    def replies(self) -> list[int]:
        """The authority's own messages, in order; the last one that answers is judged."""
        return [p for p, m in enumerate(self.messages) if m.side is Side.AUTHORITY and not m.quoted and self.cut[p]]

    @cached_property
    def reply(self) -> list[Passage]:
        """The passages of the authority's own words, with their zones."""
        found = [passage for place in self.replies for passage in self._zoned(place)]
        echo.mark_known(found, self.asked)
        own = [passage for passage in found if passage.zone is not Zone.ECHO]
        echo.mark_told(found, bool(self.asked))
        documents.reclaim([passage for passage in own if passage.zone is Zone.ECHO])
        documents.mark(found)
        guidance.mark(found)
        listed.join(found)
        return found

    def _zoned(self, place: int) -> list[Passage]:
        zones.assign(self.cut[place])
        return self.cut[place]

    @cached_property
    def quoted(self) -> list[Passage]:
        """The authority's earlier mail, quoted below the reply."""
        return self._from(lambda message: message.side is Side.AUTHORITY and message.quoted)

    # --- what was asked, what was answered ------------------------------------------------

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The things asked for, in the requests and, where it tells more, in the reply."""
        return gather(list(self._requests()), self.reply, self.asked, self.plain)

    def _requests(self) -> Iterator[list[Passage]]:
        """The requests for information: those given, else those quoted below the reply."""
        for place, message in enumerate(self.messages):
            own = message.side is Side.REQUESTER and (not message.quoted or self.asked_is_quoted)
            if own and not is_review_request(" ".join(passage.text for passage in self.cut[place])):
                yield self.cut[place]

    @cached_property
    def asked_is_quoted(self) -> bool:
        """Whether the request is only known from mail quoted below the reply."""
        return not any(message.side is Side.REQUESTER and not message.quoted for message in self.messages)

    def _text(self, said: Evidence) -> str:
        return self.texts[said.source].text[said.start : said.end]

    @cached_property
    def questions(self) -> dict[str, str]:
        """The words of each item, by its number."""
        return {item.number: self._text(item.said) for item in self.items}

    @cached_property
    def blocks(self) -> list[Block]:
        """The reply by the items it deals with."""
        return blocks(self.reply, self.items, self.plain)

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """What the reply does with each item."""
        laws = sorted(self.laws, key=lambda law: law.id != self.law)
        return tuple(Answering(laws, self.scottish, self._text, self.questions, self._about).answers(self.blocks))

    @cached_property
    def dealt(self) -> list[Fact]:
        """A fact for each passage that answers: "dealt" with one item, "dealt-by-words" with it, or "spoken" of none or several."""
        return [
            Fact(_dealt(block.sure, passage.items), ",".join(passage.items), passage.evidence)
            for block in self.blocks
            for passage in block.passages
            if passage.zone in _SPOKEN and not passage.says("query")
        ]

    @cached_property
    def silence(self) -> list[Fact]:
        """A fact "silent" for each item that the reply passes over."""
        aside = self._aside
        blocks = [block for block in self.blocks if not _within(block.around, aside)]
        answers = [answer for answer in self.answers if not _within(answer.said, aside)]
        reply = [passage for passage in self.reply if not _within(passage.evidence, aside)]
        passed = silent(self.items, self.questions, reply, blocks, answers, self.plain)
        return [Fact("silent", item.number, item.said) for item in passed]

    @cached_property
    def _aside(self) -> list[Evidence]:
        """What the body wrote beside its reply: letters that held the requester off, a mail around the letter itself."""
        own = [self.dated[place] for place in self.replies]
        told = {body.source for message in own if message.kind in ANSWERS for body in message.body}
        return [
            body
            for message in own
            for body in message.body
            if (told and message.kind in _NOTES) or (told - {body.source} and self._covers(body.source))
        ]

    def _covers(self, source: str) -> bool:
        """Whether a mail is only the cover of letters that were read with it: a few words, and none about an item."""
        files = self.texts[source].attachments
        read = bool(files) and all(name in self.texts and not self.texts[name].data for name in files)
        said = [passage for passage in self.reply if passage.source == source and passage.zone in _SPOKEN]
        dealt = any(block.items for block in self.blocks if block.around.source == source)
        return read and not dealt and sum(passage.words for passage in said) < _COVER

    @property
    def referred(self) -> list[Fact]:
        """The bodies to which the reply sends the requester on."""
        return list(referred(self.answers, self._text, self.who))

    @cached_property
    def _about(self) -> frozenset[str]:
        """The sections that the request itself names."""
        return frozenset(citation.number for passage in self.asked for citation in passage.cited)

    @cached_property
    def dated(self) -> tuple[Message, ...]:
        """The messages with their kinds, and with the days that letters bear."""
        return tuple(
            replace(message, kind=self._kind(place, message), sent=self._days.sent(place))
            for place, message in enumerate(self.messages)
        )

    def _kind(self, place: int, message: Message) -> Kind:
        if message.side is Side.REQUESTER:
            review = is_review_request(" ".join(passage.text for passage in self.cut[place]))
            return Kind.REVIEW_REQUEST if review else Kind.REQUEST
        if message.quoted:
            return Kind.OTHER
        return kind(self.cut[place], [one for one in self.answers if any(one.said.within(b) for b in message.body)])

    # --- which law, who, when ---------------------------------------------------------------

    @cached_property
    def _votes(self) -> governing.Votes:
        return governing.votes([*self.reply, *self.quoted])

    @cached_property
    def scottish(self) -> bool:
        """Whether Scotland's laws govern: as the user says, else as the letters and the body tell."""
        given = next((law for law in self.laws if law.id == self.given), None)
        if given:
            return given.territory == "scotland"
        if governing.names_scotland(self._votes, self.reply, self.laws):
            return True
        named = next((fact.value for fact in self.who if fact.kind == "authority"), None)
        return governing.is_of_scotland(named, self._votes, self.asked)

    @cached_property
    def law(self) -> str:
        """The law that governs, as the reply names it, else as its citations tell."""
        return governing.law(self._votes, self.scottish)

    @cached_property
    def lines(self) -> list[Line]:
        """The reply line by line, for what is laid out rather than said."""
        return lines(self.reply)

    @cached_property
    def mail(self) -> Mail:
        """The headers of the first reply; empty where it is a letter."""
        first = self.messages[self.replies[0]].body[0].source if self.replies else ""
        return (self.texts[first].mail if first else None) or Mail()

    @cached_property
    def who(self) -> list[Fact]:
        """Authority, requester, references, and where the authority can be reached."""
        sender = self.messages[self.replies[0]].sender if self.replies else ""
        found = [
            authority(self.lines, self.reply, sender, self.mail.sender_address),
            parties.requester(self.reply, self.lines),
        ]
        found += [*references(self.lines, self._subjects()), *references(lines(self.quoted))]
        found += parties.contact(self.lines, self.mail.sender_address, self.mail.to_address)
        return corrected((fact for fact in found if fact), self.told, WHO, self.sources)

    def _subjects(self) -> list[tuple[str, Line]]:
        """The subjects of the authority's mails, each with the line at whose start its evidence stands."""
        found = []
        for message in self.messages:
            if message.side is Side.AUTHORITY and message.subject:
                source = self.texts[message.body[0].source]
                start = max(0, source.text.find(message.subject[:20]))
                found.append((message.subject, Line(source.id, start, 0, "", Zone.HEADER)))
        return found

    @cached_property
    def when(self) -> list[Fact]:
        """The day of the reply, the day of the request, and until when a review may be asked for."""
        answered = self._corrected("answered", self._days.answered())
        day = date.fromisoformat(answered.value) if answered else None
        requested = self._corrected("requested", self._days.requested(day))
        law = next((law for law in self.laws if law.id == self.law), None)
        review = reviewing.review_facts(self.reply, day, law, self.mail.to_address.lower())
        review += reviewing.review_days(self.dated)
        found = [fact for fact in (answered, requested) if fact]
        return found + corrected(review, self.told, WHEN, self.sources)

    def _corrected(self, kind: str, found: Fact | None) -> Fact | None:
        """A fact as it was read, or as a person tells it."""
        return next(iter(corrected([found] if found else [], self.told, (kind,), self.sources)), None)

    @cached_property
    def _days(self) -> Days:
        letters = [(message, self.cut[place]) for place, message in enumerate(self.messages)]
        requests = [
            place
            for place, message in enumerate(self.messages)
            if message.side is Side.REQUESTER and (not message.quoted or self.asked_is_quoted)
        ]
        return Days(letters, self.replies, requests, self.reply, self.lines)

    # --- everything else that was said --------------------------------------------------------

    @cached_property
    def said(self) -> list[Fact]:
        """A fact for each signal of each passage of the reply ("search", "apology"…), and "cited" for each provision."""
        found = []
        for passage in self.reply:
            if passage.zone is Zone.ECHO:
                continue
            prefix = "" if passage.zone in _SAID_IN_BODY else f"{passage.zone.value}:"
            for signal in dict.fromkeys(mark.signal for mark in passage.marks):
                found.append(Fact(prefix + signal, "", passage.evidence))
            for provision in dict.fromkeys(one.provision(self.scottish) for one in passage.cited):
                found.append(Fact(prefix + "cited", provision, passage.evidence))
        return found


def _dealt(sure: bool, items: tuple[str, ...]) -> str:
    """How a passage deals with its items."""
    return "spoken" if len(items) != 1 else "dealt" if sure else "dealt-by-words"


def _within(said: Evidence, others: Sequence[Evidence]) -> bool:
    """Whether a range lies inside one of others."""
    return any(said.within(other) for other in others)
