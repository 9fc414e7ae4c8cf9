"""Addresses that open a letter elsewhere: in the mail program, and on the public site where the request stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

from drafter.files import LAWS
from drafter.law.rawrows import read
from drafter.model import Case, Letter
from drafter.render import text
from drafter.render.eml import mailbox, message_id, one_line

LONGEST_MAIL = 2_000  # a browser on Windows opens nothing, and says nothing, for more than 2,048
LONGEST_PAGE = 8_000  # what every web server takes
LONGEST_TITLE = 90
NEW, COMPLAINT = "new-request", "regulator-complaint"


@dataclass(frozen=True, slots=True)
class Link:
    """An address, and whether the letter is in it; where it is too long for one, it has to be pasted."""

    address: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A site by its name, and the page for a letter there; `find` is where its body is looked up, `body` its name."""

    name: str
    link: Link
    find: str = ""
    body: str = ""


def mail(letter: Letter) -> Link:
    """The letter for a mail program (RFC 6068), threaded on the mail that it answers."""
    to = "mailto:" + quote(mailbox(letter.to_email), safe="@")
    fields = {"subject": one_line(letter.about), "in-reply-to": message_id(letter.answers)}
    words = text.render(letter, width=text.UNWRAPPED).replace("\n", "\r\n")
    whole = to + _query({**fields, "body": words})
    return Link(whole, whole=True) if len(whole) <= LONGEST_MAIL else Link(to + _query(fields), whole=False)


def place(letter: Letter, case: Case) -> Place | None:
    """Where a letter goes on a public site: a new request filled in, else the page of a request that was sent there."""
    if letter.kind == NEW:
        return next((_new(site, letter) for site in _sites() if case.law in site["laws"]), None)
    return None if letter.kind == COMPLAINT else _page(case)  # what goes to a regulator is no reply to the authority


def ways(letter: Letter, case: Case) -> tuple[list[str], list[str]]:
    """Every address for a letter, the mail program first; and what to do where one does not hold the letter."""
    by_mail, there = mail(letter), place(letter, case)
    found, remarks = [by_mail.address], []
    if not by_mail.whole:
        remarks.append(
            "The letter is too long for a mail address, so that one opens an empty e-mail; -o letter.eml makes a whole one."
        )
    if there:
        found.append(there.link.address)
        if there.find:
            remarks.append(
                f"{there.name} may know {there.body} by a shorter name; if the page is not found, look it up: {there.find}"
            )
        if not there.link.whole:
            remarks.append(f"{there.name}: paste the letter there.")
    return found, remarks


def _new(site: Mapping[str, Any], letter: Letter) -> Place:
    body = one_line(letter.to[0]) if letter.to else ""
    find = site["find"] + (_query({site["query"]: body}) if body else "")
    if not (name := url_name(body)):
        return Place(site["name"], Link(find, whole=False))
    start = site["new"].format(body=name)
    fields = {site["title"]: title(letter), site["text"]: words(letter)}
    whole = start + _query(fields)
    if len(whole) > LONGEST_PAGE:
        return Place(site["name"], Link(start + _query({site["title"]: title(letter)}), whole=False), find, body)
    return Place(site["name"], Link(whole, whole=True), find, body)


def _page(case: Case) -> Place | None:
    for source in case.sources:
        own = (source.mail.to_address, source.mail.sender_address) if source.mail else ()
        for site in _sites():
            if found := re.search(site["mail"], "\n".join((source.text, *own)), re.IGNORECASE):
                return Place(site["name"], Link(site["page"].format(number=found[1]), whole=False))
    return None


def title(letter: Letter) -> str:
    """A request in a line: the first thing it asks for."""
    asked = next((block.text for block in letter.blocks if block.kind == "li"), letter.about)
    line = one_line(asked[:1].upper() + asked[1:])
    return line if len(line) <= LONGEST_TITLE else line[:LONGEST_TITLE].rpartition(" ")[0] + " …"


def words(letter: Letter) -> str:
    """The letter for a form that has its own place for sender, day, address and subject."""
    blocks = tuple(block for block in letter.blocks if block.kind not in ("tr", "h2"))
    return "\n\n".join(text.paragraph(block, text.UNWRAPPED) for block in blocks)


def url_name(name: str) -> str:
    """The name of a body as such sites put it into an address; it may be another where they know a short name."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"_+", "_", re.sub(r"[^a-z0-9_]", "", re.sub(r"[\s-]", "_", plain))).strip("_")


def _query(fields: Mapping[str, str]) -> str:
    told = {name: value for name, value in fields.items() if value}
    return "?" + urlencode(told, quote_via=quote, safe="") if told else ""


@cache
def _sites() -> tuple[dict[str, Any], ...]:
    return tuple(read(LAWS / "common" / "sites.toml")["site"])
