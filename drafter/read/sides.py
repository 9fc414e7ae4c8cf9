"""Who wrote a message, as far as its headers, its greeting and its words tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.model import Side

BODY = re.compile(
    r"\b(?:council|trust|office|department|ministry|police|constabulary|university|college|school|authority|agency|board"
    r"|commission(?:er)?|service|nhs|borough|county|team|officer|foi|freedom of information|information"
    r"|government|executive|parliament|assembly|\.gov|\.ac\.uk|\.police)\b",
    re.IGNORECASE,
)
SITE = re.compile(
    r"request-\d+-[0-9a-f]+@|\[?FOI #\d+ email|@(?:whatdotheyknow|fragdenstaat|asktheeu)\.", re.IGNORECASE
)
GREETING = re.compile(r"^(?:>[ ]?)*(?:Dear|Hello|Hi)[^\S\n]+([^,:\n]{2,80}?)(?:[,:]|[.]?[^\S\n]*$)", re.MULTILINE)
ANSWERS = re.compile(
    r"\b(?:thank you for your (?:\w+ ){0,4}(?:request|e-?mail|letter|enquiry|correspondence|clarification)"
    r"|your request for information|(?:received|considered|handled) your request"
    r"|you (?:have )?(?:asked|requested)|we (?:can confirm|hold|do not hold)|(?:your|an) internal review of our"
    r"|the (?:council|trust|department|authority|force|university) (?:holds?|does|do|has|have|will|currently)"
    r"|dissatisfied|our response|please find (?:attached|below|our))|^(?:our )?response:?\s*$",
    re.IGNORECASE | re.MULTILINE,
)
OPENS = re.compile(  # said to whoever made the request, even where that is a team of some firm
    r"\bthank you for (?:your|the) (?:\w+ ){0,4}(?:request|enquiry|FOI)\b(?! for (?:clarification|comment))",
    re.IGNORECASE,
)
ASKS = re.compile(
    r"\b(?:I (?:would like|wish|am (?:writing|requesting|asking)|request|hereby)"
    r"|I (?:would|should) be (?:\w+ )?(?:grateful|glad|pleased)"
    r"|please (?:can|could|provide|supply|tell|send) |(?:can|could|would) you (?:please|provide|tell)"
    r"|under the freedom of information act|yours faithfully)",
    re.IGNORECASE,
)


MOST = 100  # names that are compared
NOBODY = re.compile(r"\b(?:sirs?|madam|clerk|all|colleagues?|chief|director|head|manager|editor|whom)\b", re.IGNORECASE)
NAME = re.compile(r"(?:[A-Z][\w.'’-]{0,30}\s+){1,4}(?:[A-Z][\w'’-]{1,30})")


def requester(letters: Sequence[tuple[str, str]]) -> str:
    """Who asked, as far as some letters tell, each with the name under it; empty where nobody is greeted by name.

    It is who is greeted in what reads like an answer; best, whoever also signs another one.
    """
    greeting = [(text, names) for text, _ in letters if (names := [*persons(text)])]
    if len(greeting) > 1:
        greeting.sort(key=lambda one: by_words(one[0]) is not Side.AUTHORITY)
    named = [name for _, names in greeting for name in names][:MOST]
    signed = [name for _, name in letters if name][:MOST]
    return next((name for name in named if any(of_person(name, one) for one in signed)), named[0] if named else "")


def persons(text: str) -> Iterator[str]:
    """The names of persons whom a text greets."""
    for found in GREETING.finditer(text):
        if not (BODY.search(found[1]) or NOBODY.search(found[1])):
            yield found[1]


def greeted(text: str) -> str:
    """The name in the first greeting of a text."""
    found = GREETING.search(text)
    return found[1] if found else ""


def of_person(name: str, requester: str) -> bool:
    """Whether two names share a surname-like word."""
    titles = {"mr", "mrs", "ms", "miss", "dr", "dear", "the"}
    one, other = (set(re.findall(r"[^\W\d_]{3,}", text.lower())) - titles for text in (name, requester))
    return bool(one & other)


def guess(sender: str, to: str, text: str, requester: str) -> Side | None:
    """The side that wrote a message, or None where nothing tells."""
    if SITE.search(sender):
        return Side.REQUESTER
    if SITE.search(to):
        return Side.AUTHORITY
    name = greeted(text)
    if requester and name and of_person(name, requester):
        return Side.AUTHORITY
    if requester and sender and of_person(sender, requester):
        return Side.REQUESTER
    ours, theirs = (bool(one and BODY.search(one)) for one in (to, sender))
    if to and sender and ours != theirs:
        return Side.REQUESTER if ours else Side.AUTHORITY
    if name and BODY.search(name):
        return Side.AUTHORITY if OPENS.search(text) else Side.REQUESTER
    if sender and BODY.search(sender):
        return Side.AUTHORITY
    return by_words(text)


def by_words(text: str) -> Side | None:
    """The side whose usual phrases prevail; those of a reply count three times, since it often repeats the request."""
    answers, asks = 3 * len(ANSWERS.findall(text)), len(ASKS.findall(text))
    if answers == asks:
        return None
    return Side.AUTHORITY if answers > asks else Side.REQUESTER
