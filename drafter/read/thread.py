"""Sources to parts: the words of each message, its own and those it quotes. No offset moves, nothing is deleted."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from drafter.model import Evidence, Mail, Side, Source
from drafter.read import history, inline, sides, starts
from drafter.read.history import Cut
from drafter.read.trailers import trailers

__all__ = ["Part", "body", "thread", "trailers"]

Piece = tuple["Part", Cut | None, int]

PREAMBLE = re.compile(r"This is a plain-text version of the\b.{0,60}\brequest\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One run of words by one writer: `start` to `end` of the source, without the headers above them.

    A message that quotes in its middle comes as several parts. `quoted` is false for the source's own words.
    """

    source: str
    start: int
    end: int
    side: Side | None = None
    sent: date | None = None
    sender: str = ""
    subject: str = ""
    quoted: bool = False


def thread(sources: Sequence[Source], requests: Sequence[Source] = ()) -> tuple[Part, ...]:
    """The parts of every source in order; `requests` are known to be written by the requester."""
    sources, requests = letters(sources), letters(requests)
    asked = {source.id for source in requests}
    others = [source for source in sources if source.id not in asked]
    requester = next((name for source in requests if (name := signed(source)) and not sides.BODY.search(name)), "")
    requester = requester or sides.requester([(source.text, signed(source)) for source in others])
    return tuple(
        part for source in [*others, *requests] for part in parts(source, source.id in asked, bool(asked), requester)
    )


def letters(sources: Sequence[Source]) -> list[Source]:
    """The sources in which somebody speaks."""
    return [source for source in sources if not source.data]


def signed(source: Source) -> str:
    """The name under the first letter of a source, or that of its sender, or a name in its last line."""
    found = history.lines(source.text)
    for at, line in enumerate(found[:-1]):
        if starts.SIGN_OFF.match(line.text) and len(found[at + 1].text) < 60:
            return found[at + 1].text
    if source.mail and source.mail.sender:
        return source.mail.sender
    return found[-1].text if found and sides.NAME.fullmatch(found[-1].text.strip()) else ""


def parts(source: Source, asked: bool, known: bool, requester: str) -> Iterator[Part]:
    """The parts of one source. Where nothing tells the side of a quoted one, it is that of the person answered."""
    mail = source.mail or Mail()
    above: dict[int, Side | None] = {}  # the side that wrote last, by depth
    begun: Cut | None = None  # where the message began whose own words these are
    spoken: Side | None = None  # and who wrote it
    for part, cut, depth in opened(source, list(pieces(source))):
        text = source.text[part.start : part.end]
        if part.quoted:
            found = cut or Cut(0, 0)
            before = above.get(depth - 1) if depth else above.get(0)
            side = (sides.guess(found.sender, found.to, text, requester) if cut else None) or other(before)
        else:
            found = cut or Cut(0, 0, f"{mail.sender} <{mail.sender_address}>".strip(" <>"), mail.to_address)
            side = spoken if cut is begun else None
            side = side or (Side.REQUESTER if asked else own(found, text, requester, known))
            begun, spoken = cut, side
        above[depth] = side
        named = found.sender if cut else "" if part.quoted else mail.sender
        subject = found.subject or ("" if part.quoted else mail.subject)
        yield replace(
            part, side=side, sent=found.sent or (None if part.quoted else mail.sent), sender=named, subject=subject
        )


def own(found: Cut, text: str, requester: str, known: bool) -> Side | None:
    """The side of a source's own words; where the requests are known, only its sender can make it one of them."""
    if not known:
        return sides.guess(found.sender or last(text), found.to, text, requester)
    mine = sides.SITE.search(found.sender) or (requester and sides.of_person(found.sender, requester))
    return Side.REQUESTER if mine else Side.AUTHORITY


def last(text: str) -> str:
    """The name in the last line of a text, if there is one."""
    line = text.rstrip().rsplit("\n", 1)[-1].strip()
    return line if sides.NAME.fullmatch(line) else ""


def other(side: Side | None) -> Side | None:
    """The other side."""
    return {None: None, Side.REQUESTER: Side.AUTHORITY, Side.AUTHORITY: Side.REQUESTER}[side]


def pieces(source: Source) -> Iterator[Piece]:
    """Runs of lines of one writer, with the cut that introduces them (None: the source itself) and their depth."""
    found = history.lines(source.text)
    cuts = {cut.line: cut for cut in history.cuts(source.text, source.mail is None)}
    own = messages(found, list(cuts.values()))
    level: dict[int, Cut | None] = {0: None}
    run: list[history.Words] = []
    key: tuple[int, Cut | None] = (0, None)
    at = 0
    while at <= len(found):
        cut = cuts.pop(at, None)
        line = found[at] if at < len(found) else None
        now = (line.depth, level.get(line.depth)) if line and not cut else None
        if run and now != key:
            depth, by = key
            quoted = depth > 0 or (by is not None and by not in own)
            yield Part(source.id, run[0].start, run[-1].end, quoted=quoted), by, depth
            run = []
        if cut:
            below = cut.body < len(found) and found[cut.body].depth > found[at].depth
            depth = found[at].depth + below
            level = {one: by for one, by in level.items() if one < depth} | {depth: cut}
            at = cut.body
            continue
        if line and now:
            run.append(line)
            key = now
        at += 1


def opened(source: Source, found: Sequence[Piece]) -> Iterator[Piece]:
    """The same runs, with the answers taken out that stand between the questions of a mail quoted right below."""
    every = history.lines(source.text)
    begins = [line.start for line in every]
    for before, (part, cut, depth) in zip([None, *found], found, strict=False):
        own = source.text[before[0].start : before[0].end] if before and cut and not before[0].quoted else ""
        lines = every[bisect_left(begins, part.start) : bisect_left(begins, part.end)] if own else []
        at = part.start
        for first, last in inline.answers(own, lines) if part.quoted else ():
            if at < lines[first].start:
                yield replace(part, start=at, end=lines[first - 1].end), cut, depth
            yield replace(part, start=lines[first].start, end=lines[last - 1].end, quoted=False), None, 0
            at = lines[last].start if last < len(lines) else part.end
        if at < part.end:
            yield replace(part, start=at), cut, depth


def messages(found: Sequence[history.Words], cuts: Sequence[Cut]) -> list[Cut]:
    """The cuts that begin a message of the source itself: the one at its top, and in a transcript those after it.

    What is quoted is older than what quotes it. So where a later day stands below the top, the messages follow
    one another.
    """
    first = next((at for at, line in enumerate(found) if not (line.depth or PREAMBLE.match(line.text))), 0)
    own = [cut for cut in cuts if cut.line <= first]
    newest = own[0].sent if own else None
    if not newest or not any(cut.sent and cut.sent > newest for cut in cuts):
        return own
    for cut in cuts[1:]:
        if cut.sent and cut.sent >= newest:
            own.append(cut)
            newest = cut.sent
    return own


def body(part: Part, source: Source) -> tuple[Evidence, ...]:
    """The words of a part without the trailers in it, as ranges of its source."""
    found: list[Evidence] = []
    at = part.start
    for trailer in trailers(source):
        if trailer.end > at and trailer.start < part.end:
            found.append(Evidence(source.id, at, trailer.start))
            at = trailer.end
    found.append(Evidence(source.id, at, part.end))
    return tuple(trimmed for one in found for trimmed in [trim(one, source)] if trimmed.start < trimmed.end)


def trim(said: Evidence, source: Source) -> Evidence:
    """A range without the white space at its ends."""
    text = source.text[said.start : said.end]
    left = len(text) - len(text.lstrip())
    return Evidence(said.source, said.start + left, max(said.start + left, said.start + len(text.rstrip())))
