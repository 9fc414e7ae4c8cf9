"""A request page of WhatDoTheyKnow and its sister sites printed to PDF, as their archives have it, or copied as text.

Above each message stand the name of its writer and the day, in one line or one below the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from drafter.read import clean, site, starts
from drafter.read.raw import Raw

TOP = 60  # lines in which the page says who asked whom
TALL = 4  # lines of a heading
LEAST = 2  # lines of a message: an address with the day below it may open a letter
NAME = 100  # characters of a name
DAY = r"\d{1,2} [A-Z][a-z]{2,8} \d{4}"
STATUS = r"(?:Delivered|Sent|Failed|Delivery failed|Unknown)"
ASKED = re.compile(r"(.{2,100}?) made this .{3,80}? request to (.{2,200}?)(?: as part of a batch .*)?\.?$")
FIRST = re.compile(rf"(From:\s?)?(.{{2,300}}?)(?:,?\s{{1,3}}(?:{STATUS}\s)?({DAY})(?:\s{STATUS})?)?$")
WHEN = re.compile(rf"(?:{STATUS}\s+)?({DAY})(?:\s+{STATUS})?$")
COUNT = re.compile(r"\d{1,3} Attachments?$")
SIZE = re.compile(r"\d+(?:\.\d+)?\s?[KMG]?B?(?:\s+(?:View as HTML|View|Download))+$")
NOTE = re.compile(r"(?:.{2,100} |You )left an annotation\b")
PLAIN = re.compile(rf"Link to this$|Report$|{STATUS}$|(?:show|hide) quoted sections$")
FOOT = re.compile(
    r"Things to do with this request|Act on what you|Printed from https?:|Powered by Alaveteli"
    r"|We work to defend the right|.{0,80}\bis a project of .{0,40}mySociety|.{0,60}\bmySociety(?:\.org)?$"
)


class Heading(NamedTuple):
    """Where a message begins: its writer and day, the line after the heading, and whether the requester wrote it."""

    who: str
    sent: str
    body: int
    ours: bool


class Text(NamedTuple):
    """The lines of a page with words, which of them stand below a blank one, and who asked whom."""

    lines: Sequence[str]
    apart: set[int]
    requester: str
    body: str


def messages(raw: Raw, name: str) -> Raw | None:
    """The messages of a printed page as mails, in order; None for any other letter."""
    if not any("made this" in line.text for page in raw.pages[:1] for line in page[:TOP]):
        return None
    blocks = [block.split("\n") for block in clean.clean(raw)[0].split("\n\n")]
    lines = [line for block in blocks for line in block]
    top = next((at for at, line in enumerate(lines[:TOP]) if ASKED.match(line)), None)
    asked = ASKED.match(lines[top]) if top is not None else None
    if top is None or asked is None:
        return None
    ends = {0}
    for block in blocks:
        ends.add(max(ends) + len(block))
    text = Text(lines, ends, asked[1], asked[2])
    found, at = list[bytes](), top + 1
    while at < len(lines) and len(found) < site.MOST:
        begun = heading(text, at)
        at = ending(text, begun.body) if begun else at + 1
        if begun:
            found.append(mail(lines[max(0, top - 1)], begun, text, at))
    stem = name.rsplit(".", 1)[0] or "request"
    return Raw(pages=(), parts=tuple((f"{stem}-{at}.eml", one) for at, one in enumerate(found, 1))) if found else None


def heading(text: Text, at: int) -> Heading | None:
    """The heading that begins at a line, if one does: who, then the public body and the day beside or below it."""
    first = FIRST.match(text.lines[at])
    if not first:
        return None
    label, who, sent = first.groups()
    ours, named = who == text.requester, who == text.body or who.endswith((f", {text.body}", f" {text.body}"))
    end = at + 1
    while not sent and end < min(at + TALL, len(text.lines)) and (ours or named or label):
        when = WHEN.match(text.lines[end])
        sent = when[1] if when else None
        if not when and text.lines[end] != text.body and not re.fullmatch(STATUS, text.lines[end]):
            return None
        end += 1
    stranger = "\t" in text.lines[at] and not re.search(r"[\d.:]", who) and opens(text.lines, end)
    if not sent or len(who.removesuffix(text.body)) > NAME or not (ours or named or label or stranger):
        return None
    who = who if ours else who.removesuffix(text.body).strip(" ,") or text.body
    return Heading(" ".join(who.split()), sent, end, ours)


def opens(lines: Sequence[str], at: int) -> bool:
    """Whether a line begins a message: a greeting, or the list of its files."""
    return at < len(lines) and bool(starts.GREETING.match(lines[at]) or COUNT.match(lines[at]))


def ending(text: Text, at: int) -> int:
    """The line after a message: the next heading, somebody's note, or the foot of the page."""
    lines = text.lines
    for end in range(at + LEAST, len(lines)):
        foot = FOOT.match(lines[end]) or (lines[end] == "About" and FOOT.match("".join(lines[end + 1 : end + 2])))
        if foot or NOTE.match(lines[end]) or heading(text, end):
            return end
    return len(lines)


def mail(title: str, begun: Heading, text: Text, end: int) -> bytes:
    """One message as a mail; of its files only the names are known."""
    names, at = list[str](), begun.body
    at += bool(COUNT.match(text.lines[at])) if at < end else 0
    while at + 1 < end and SIZE.match(text.lines[at + 1]):
        names.append(text.lines[at])
        at += 2
    said = [one for one in range(at, end) if not PLAIN.match(text.lines[one])]
    words = "".join(("\n\n" if one in text.apart else "\n") + text.lines[one] for one in said)
    return site.mail(title, begun.ours, begun.who, begun.sent, words.strip(), names)
