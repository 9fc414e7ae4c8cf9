"""Where quoted mail begins inside a text: header blocks, "… wrote:", ">" marks, and a letter after a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from drafter.read import memo, starts
from drafter.read.days import day

MARKS = re.compile(r"(?:>[ ]?)+")
FIELD = re.compile(r"\*?(From|Sent|Date|To|Cc|Bcc|Subject|Reply-To|Importance|Attachments?)\s?:\*?\s*(.*)$")
FLAT = re.compile(r"\*?From:\*?\s+(.{2,200}?)\s+\*?(?:Sent|Date):\*?\s+(.{6,80}?)\s+\*?To:.{2,400}?\*?Subject:\*?\s*")
PRINTED = re.compile(  # as Gmail prints a mail
    r"(.{1,100}?<[^\s<>]{1,100}@[^\s<>]{1,100}>)\s{1,3}([A-Z0-9][\w ,]{5,30}\d{4} at \d{1,2}:\d\d(?:\s?[AaPp][Mm])?)$"
)
WROTE = re.compile(r".{4,200}\b(?:wrote|writes):$")
ORIGINAL = re.compile(
    r"[-_ ]{2,}\s*(?:Original Message|Forwarded [Mm]essage|Original Appointment)\s*[-_ ]{2,}|Begin forwarded"
)
AROUND = ">>>"  # on both sides of what GroupWise writes above a quoted mail
GROUPWISE = re.compile(r">>>\s?(.{2,200}?)\s(\d{1,2}[/.\s].{5,40}?)\s?>>>$")
RULE = re.compile(r"[-_*=–—]{1,}$")
BARE = re.compile(r"<?[^\s@<>]+@[^\s@<>]+>?")
STAMP = re.compile(
    r"(?:(?:Sent|Date)\s*:?\s*)?\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},?\s+\d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?(?: [A-Z]{3,4})?",
    re.I,
)
LABEL = re.compile(r"\s*(To|cc|Subject)\s*(?::\s*|\s*$)(.*)", re.IGNORECASE)
DEAR = re.compile(r"Dear\b.{2,100}$")
LONGEST = 12  # lines of a header block
_KEPT = 16  # texts whose lines are kept: a few steps read those of one case


class Words(NamedTuple):
    """A line of the text without its ">" marks: how many it had, the words, where they start and end."""

    depth: int
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cut:
    """A quoted mail begins: at which line what introduces it stands, and at which its words."""

    line: int
    body: int
    sender: str = ""
    to: str = ""
    subject: str = ""
    sent: date | None = None


@lru_cache(maxsize=_KEPT)
def lines(text: str) -> tuple[Words, ...]:
    """The lines of a text that hold words."""
    found: list[Words] = []
    at = 0
    for line in text.split("\n"):
        mark = None if line.endswith(AROUND) else MARKS.match(line)
        words = line[mark.end() :] if mark else line
        if words.strip():
            found.append(Words(mark[0].count(">") if mark else 0, words, at + len(line) - len(words), at + len(line)))
        at += len(line) + 1
    return tuple(found)


@lru_cache(maxsize=_KEPT)
def cuts(text: str, letter: bool = False) -> tuple[Cut, ...]:
    """Every place in a text where a mail is introduced, in order, by the number of its line among those with words.

    The head of a memo, which only a document that is no mail has at its top, stays with its words.
    """
    found = lines(text)
    made: list[Cut] = []
    at = 0
    signed = False
    stamped = {number for number, one in enumerate(found) if STAMP.fullmatch(one.text.strip())}
    while at < len(found):
        headed = header(found, at)
        cut = headed or wrote(found, at) or original(found, at) or groupwise(found, at)
        cut = cut or (lotus(found, at) if not stamped.isdisjoint((at + 1, at + 2)) else None)
        cut = cut or (unmarked(found, at) if signed else None)
        if cut:
            heads = headed and letter and not made and heads_a_memo(found, headed)
            made.append(replace(cut, line=0, body=0) if heads else cut)
            signed = False
        signed = signed or bool(not found[at].depth and starts.SIGN_OFF.match(found[at].text))
        at = max(at + 1, cut.body if cut else 0)
    return tuple(made)


def heads_a_memo(found: Sequence[Words], cut: Cut) -> bool:
    """Whether only a letterhead stands above a header block, or it heads a mail that was printed."""
    first = found[cut.line]
    if PRINTED.match(first.text):
        return cut.line <= memo.MOST
    quoted = first.depth or ORIGINAL.match(first.text.strip())
    return not quoted and memo.headed([one.text for one in found[: cut.line]], cut.sender, cut.to)


def header(found: Sequence[Words], at: int) -> Cut | None:
    """A block of From, Sent, To and Subject, on lines of their own or run together into one."""
    flat = FLAT.match(found[at].text)
    if flat:
        return Cut(at, at + 1, sender=flat[1], sent=day(flat[2]))
    printed = PRINTED.match(found[at].text)
    fields = dict(fields_from(found, at + 1 if printed else at)) if at + 1 < len(found) else {}
    if printed and "To" in fields:
        last = max(line for _, line in fields.values())
        return Cut(at, last + 1, sender=printed[1], to=fields["To"][0], sent=day(printed[2]))
    if "From" not in fields or not ({"Sent", "Date"} & fields.keys() or {"To", "Subject"} <= fields.keys()):
        return None
    last = max(line for _, line in fields.values())
    said = {name: words for name, (words, _) in fields.items()}
    return Cut(
        introduced(found, at),
        last + 1,
        sender=said["From"],
        to=said.get("To", ""),
        subject=said.get("Subject", ""),
        sent=day(said.get("Sent") or said.get("Date", "")),
    )


def fields_from(found: Sequence[Words], at: int) -> Iterator[tuple[str, tuple[str, int]]]:
    """Name, words and last line of each header from a line on; a header may run on over two more lines."""
    if not FIELD.match(found[at].text):
        return
    gap = 0
    name, words = "", ""
    for line in range(at, min(at + LONGEST, len(found))):
        field = FIELD.match(found[line].text)
        if field:
            name, words, gap = field[1], field[2].strip(), 0
            yield name, (words, line)
        elif gap < 2 and name in ("To", "Cc", "Bcc", "From"):
            gap += 1  # an address on a line of its own; counts only if another header follows
        else:
            return


def introduced(found: Sequence[Words], at: int) -> int:
    """The line above a header block that belongs to it: a rule or "Original Message"."""
    above = found[at - 1].text.strip() if at else ""
    return at - 1 if at and (ORIGINAL.match(above) or (RULE.match(above) and len(above) > 4)) else at


def wrote(found: Sequence[Words], at: int) -> Cut | None:
    """A line such as "On 3 May 2024 at 10:11, Ann Example wrote:", or the two lines it was broken into."""
    for size in (1, 2):
        if not found[min(at + size, len(found)) - 1].text.endswith(("wrote:", "writes:")):
            continue
        text = " ".join(one.text for one in found[at : at + size])
        named = re.search(r"[<\[(][^<>\[\]()]*@?[^<>\[\]()]*[>\])]\s*(?:wrote|writes):$", text)
        dated = found[at].text.startswith("On ") and (day(text) or named)
        if WROTE.match(text) and (dated or (named and size == 1)):
            who = re.sub(r".*\d(?:[:.]\d\d){0,2}(?:\s?[ap]m)?,?\s*|\s*(?:wrote|writes):$", "", text, flags=re.I)
            return Cut(at, at + size, sender=who.strip(" ,"), sent=day(text))
    return None


def original(found: Sequence[Words], at: int) -> Cut | None:
    """ "-----Original Message-----" without headers below it."""
    below = at + 1 < len(found) and FIELD.match(found[at + 1].text)
    return Cut(at, at + 1) if ORIGINAL.match(found[at].text.strip()) and not below else None


def lotus(found: Sequence[Words], at: int) -> Cut | None:
    """Who, then when, then To and Subject, each with its words beside or below it, as Lotus Notes quotes."""
    lines = [one.text for one in found[at : at + LONGEST]]
    when = 2 if len(lines) > 2 and BARE.fullmatch(lines[1].strip()) else 1
    if len(lines) < 5 or not STAMP.fullmatch(lines[when].strip()) or len(lines[0]) > 80:
        return None
    labels = {
        label[1].lower(): (place, label[2]) for place, text in enumerate(lines) if (label := LABEL.fullmatch(text))
    }
    if not {"to", "subject"} <= labels.keys() or labels["to"][0] <= when:
        return None
    (place, subject), (below, to) = labels["subject"], labels["to"]
    body = place + (1 if subject else 2)
    words = subject or "".join(lines[place + 1 : place + 2])
    return Cut(at, at + body, lines[0].strip(), to or lines[below + 1], words.strip(), day(lines[when]))


def groupwise(found: Sequence[Words], at: int) -> Cut | None:
    """Who and when between two ">>>", as Novell GroupWise quotes it."""
    match = GROUPWISE.match(found[at].text) if found[at].text.endswith(AROUND) else None
    return Cut(at, at + 1, sender=match[1].strip(), sent=day(match[2])) if match else None


def unmarked(found: Sequence[Words], at: int) -> Cut | None:
    """A second letter after a signature, with nothing or a rule above its greeting."""
    if not DEAR.match(found[at].text) or found[at].depth:
        return None
    above = found[at - 1].text.strip() if at else ""
    return Cut(at - 1 if at and RULE.match(above) else at, at)
