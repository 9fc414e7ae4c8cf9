"""Request pages of WhatDoTheyKnow and its sister sites, as saved (HTML) or as data (JSON): a mail for each message."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from drafter.errors import ReadError
from drafter.read import html
from drafter.read.decode import decode
from drafter.read.markup import Token, tokens
from drafter.read.mime import composed
from drafter.read.raw import Raw

MESSAGE = re.compile(rb"<div\b[^>]{0,200}\bclass=[\"'](?:outgoing|incoming)\s[^\"'>]{0,100}\bcorrespondence\b", re.I)
SITE = "request-0-0@whatdotheyknow.com"  # stands for the requester's address, as the site makes them
MOST = 500  # messages of a page
OURS = {"sent", "resent", "followup_sent", "followup_resent", "request", "outgoing"}
THEIRS = {"response", "incoming"}

SIDES = {"outgoing", "incoming"}
MISSED = 50  # tags left open that a closing one may pass over
VOID = {"br", "hr", "img", "input", "meta", "link", "wbr", "area", "col", "source"}
PARTS = {
    "correspondence_text": "words",
    "attachments": "files",
    "attachment__name": "file",
    "correspondence__header__date": "date",
    "correspondence__header__delivery-status": "date",
    "correspondence__header": "who",
    "request-header__subtitle": "by",
}

Found = tuple[bool, str, str, str, list[str]]  # by the requester? who, when, the words, the names of the files


def looks(data: bytes) -> bool:
    """Whether an HTML page shows the messages of a request."""
    return MESSAGE.search(data) is not None


def read(data: bytes, name: str = "") -> Raw:
    """The messages of a request page as mails, in order. Raises ReadError where it shows no words of any."""
    text = decode(data)
    if text.lstrip("\ufeff \r\n\t")[:1] in ("{", "["):
        title, found = of_json(text, name)
    else:
        page = Page(text)
        title, found = page.title, page.found
    stem = name.rsplit(".", 1)[0] or "request"
    mails = [mail(title, *one) for one in found[:MOST] if one[3].strip()]
    if not mails:
        raise ReadError(f"{name}: lists messages without their words; save the request's page itself, or its archive")
    return Raw(pages=(), parts=tuple((f"{stem}-{at}.eml", one) for at, one in enumerate(mails, 1)))


def mail(title: str, ours: bool, who: str, sent: str, words: str, names: list[str]) -> bytes:
    """One message as a mail; of its files only the names are known."""
    parties = {"From": f'"{plain(who)}" <{SITE}>'} if ours else {"From": plain(who), "To": SITE}
    return composed({**parties, "Subject": title, "Date": sent}, words, [(one, b"") for one in names])


def plain(who: str) -> str:
    """A name without what has a meaning in a header."""
    return re.sub(r'["<>@,;:\\]', " ", who)


class Page:
    """Walks through a page: which message, and which part of it, each word belongs to."""

    def __init__(self, markup: str) -> None:
        """Find title and messages."""
        self.title = ""
        self.found: list[Found] = []
        self.open: list[tuple[str, str]] = []  # the tags that are open, each with what it holds
        self.inside: list[str] = []  # what they hold, where it is known
        self.within: Counter[str] = Counter(self.inside)
        self.begin()
        for token in tokens(markup):
            self.take(token)

    def begin(self) -> None:
        """Start a message: nothing is known yet."""
        self.who, self.sent, self.names, self.words = "", "", list[str](), html.Reader()

    def take(self, token: Token) -> None:
        """A tag or some words."""
        if token.kind == "<" and token.text not in VOID:
            self.opened(token)
        elif token.kind == "/":
            self.closed(token.text)
        elif token.kind == "" and self.inside:
            self.said(token.text)
        if self.within["words"] and not self.within["files"]:
            self.words.take(token)

    def opened(self, token: Token) -> None:
        """A tag opens; its class tells what it holds."""
        what = self.holds(token)
        if what in SIDES:
            self.begin()
        elif what == "file":
            self.names.append("")
        if token.text == "time" and not self.sent:
            self.sent = token.get("datetime").replace("T", " ")
        self.open.append((token.text, what))
        if what:
            self.inside.append(what)
            self.within[what] += 1

    def holds(self, token: Token) -> str:
        """What an element holds; empty where it is nothing in particular."""
        classes = token.get("class").split()
        if "correspondence" in classes:
            return next((side for side in SIDES if side in classes), "")
        if token.text == "h1" and not self.title:
            return "title"
        if token.text == "h2" and self.inside:
            return "who"
        if token.text == "strong" and self.within["files"]:
            return "file"
        return next((PARTS[one] for one in classes if one in PARTS), "")

    def closed(self, tag: str) -> None:
        """A tag closes, and with it all that was left open inside."""
        last = len(self.open) - 1
        at = next((at for at in range(last, max(-1, last - MISSED), -1) if self.open[at][0] == tag), None)
        if at is None:
            return
        done = [what for _, what in self.open[at:] if what]
        del self.open[at:]
        del self.inside[len(self.inside) - len(done) :]
        self.within.subtract(done)
        for side in SIDES & set(done):
            names = [" ".join(one.split()) for one in self.names if one.strip()]
            who = " ".join(self.who.split())
            self.found.append((side == "outgoing", name(who), self.sent or who, self.words.text(), names))

    def said(self, words: str) -> None:
        """Words that belong to the title, to who wrote a message, or to the name of a file."""
        if self.inside[-1] == "title":
            self.title += words
        elif self.inside[-1] == "file":
            self.names[-1:] = [one + words for one in self.names[-1:]]
        elif self.inside[-1] == "who":
            self.who += words + " "


def name(who: str) -> str:
    """The name in the head of a message, which goes on with the day."""
    return re.split(r"\s\d", who.removeprefix("From:"), maxsplit=1)[0].strip(" ,")


def of_json(text: str, name: str) -> tuple[str, list[Found]]:
    """Title and messages from the site's data: a request with its events, or a list of events. Raises ReadError."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        raise ReadError(f"{name}: the JSON file is broken; save it anew, or save the request's page") from None
    whole = told if isinstance(told, dict) else {}
    events = told if isinstance(told, list) else listed(whole, "info_request_events") or listed(whole, "correspondence")
    title = str(whole.get("title") or "")
    return title, [found for one in events if isinstance(one, dict) for found in event(one, whole)]


def event(one: dict[str, Any], whole: dict[str, Any]) -> Iterator[Found]:
    """The message of an event, if it is one."""
    kind = str(one.get("event_type") or one.get("direction") or "")
    if kind not in OURS | THEIRS:
        return
    side = "user" if kind in OURS else "public_body"
    named = one.get(side) or whole.get(side)
    who = str(named.get("name") or "") if isinstance(named, dict) else ""
    words = next((str(one[key]) for key in ("body", "text", "snippet") if one.get(key)), "")
    files = [str(file.get("filename") or "") for file in listed(one, "attachments") if isinstance(file, dict)]
    sent = str(one.get("sent_at") or one.get("created_at") or "").replace("T", " ")
    yield kind in OURS, who, sent, html.lines(words.replace("\n", "<br>")), files


def listed(values: dict[str, Any], key: str) -> list[Any]:
    """A list in the data, empty where there is none."""
    value = values.get(key)
    return value if isinstance(value, list) else []
