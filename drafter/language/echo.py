"""The request inside the reply: quoted or told back, found by its words or by the way it is introduced."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from drafter.language.passages import Passage, Zone
from drafter.language.voices import QUESTION, WANTED, asks, authority_speaks

_WORD = re.compile(r"[a-z0-9£%]+")
_NEAR = 0.86  # share of a passage's words that must stand in one passage of the request
_HEADING = re.compile(
    r"^\W*(?:your |the |foi |details of (?:your )?|original |specific )?(?:request|questions?|enquiry|query|you asked|information requested|"
    r"request details|scope of request)\W*$",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"^\W*(?:our |the |my |council |trust |foi |official )?(?:response|answers?|reply|decision|findings|outcome)\b[^.?]{0,40}[:.–-]*\s*$|^\W*A\d{0,2}[.:)]\s",
    re.IGNORECASE,
)
_STATES = re.compile(  # "1. The budget is £400": an answer, and nothing that is wanted
    r"^\W*(?:\w{1,3}[.):]\s*)?(?:[\w'’-]+ ){1,4}(?<!who )(?<!which )(?<!that )(?<!they )(?<!these )(?<!those )(?<!there )(?<!it )"
    r"(?:is|are|was|were|came to|comes to|totalled|amounts to)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"^\W{0,3}[\"“‘']")


def words(text: str) -> frozenset[str]:
    """The words of a text, for comparing; one-letter words count only as numbers."""
    return frozenset(word for word in _WORD.findall(text.lower()) if len(word) > 1 or word.isdigit())


def mark_known(reply: Sequence[Passage], asked: Sequence[Passage]) -> None:
    """Mark the passages of a reply that stand in a request that was given."""
    bags = [words(passage.text) for passage in asked]
    bags = [bag for bag in bags if len(bag) > 2]
    everything = frozenset().union(*bags)
    for passage in reply:
        if passage.zone not in (Zone.BODY, Zone.HEADING, Zone.STATUTE, Zone.COURTESY, Zone.LICENCE):
            continue
        bag = words(passage.text)
        if len(bag) < 3 or len(bag & everything) < _NEAR * len(bag):
            continue
        if any(len(bag & one) >= _NEAR * len(bag) for one in bags):
            passage.zone = Zone.ECHO


def mark_told(reply: Sequence[Passage], known: bool) -> None:
    """Mark the passages that tell the request back, where it is introduced as such ("You asked: …").

    With the request at hand (`known`), only what clearly asks for something is added.
    """
    told, seen = False, 0
    for _, group in groupby(reply, key=lambda passage: passage.line):
        line = list(group)
        if line[0].zone not in (Zone.BODY, Zone.HEADING, Zone.ECHO):
            continue
        if _ANSWER.match(line[0].text) and line[0].words < 9:
            told = False
            continue
        number = int(line[0].label) if line[0].label.isdecimal() else 0
        if told and _ends(line):
            told = False
        if not told and number and number == seen + 1 and _is_question(line):
            told = True
        for passage in line:
            if told and passage.zone is not Zone.ECHO and _belongs(passage, known):
                passage.zone = Zone.ECHO
            elif not told and passage.zone is Zone.BODY and _is_ask(passage, known):
                passage.zone = Zone.ECHO
        if told and number:
            seen = max(seen, number)
        if _introduces(line) and not (known and not line[-1].text.rstrip().endswith((":", "-"))):
            told = True


def _introduces(line: Sequence[Passage]) -> bool:
    """Whether the request follows."""
    last = line[-1]
    if _HEADING.match(last.text):
        return True
    return last.says("asked") and last.text.rstrip(" *").endswith((":", ":-", "-", "following information", "as follows"))


def _ends(line: Sequence[Passage]) -> bool:
    """Whether the authority speaks again."""
    head = line[0]
    if head.zone is Zone.HEADING and not _HEADING.match(head.text):
        return head.says("respond", "exempt") or bool(_ANSWER.match(head.text))
    if head.says("exempt", "not-held", "ncnd") and not asks(head.text):
        return True
    if asks(head.text) or QUESTION.match(head.text) or WANTED.match(head.text):
        return False
    strong = head.says("withhold", "exempt", "not-held", "ncnd", "cost", "supplied", "respond", "held", "attached")
    return not _QUOTED.match(head.text) and (authority_speaks(head.text) or strong)


def _belongs(passage: Passage, known: bool) -> bool:
    return not known or _is_ask(passage, known) or bool(WANTED.match(passage.text))


def _is_question(line: Sequence[Passage]) -> bool:
    wanted = WANTED.match(line[0].text) and not _STATES.match(line[0].text)
    return bool(wanted) or any(QUESTION.match(passage.text) or asks(passage.text) for passage in line)


def _is_ask(passage: Passage, known: bool) -> bool:
    """Whether a passage outside an introduced quotation is a question of the requester all the same."""
    text = passage.text
    if passage.says("withhold", "exempt", "cost", "query", "clarify", "narrow"):
        return False
    if text.rstrip(" *_'’\"”").endswith("?"):
        return bool(QUESTION.match(text) or asks(text))
    return asks(text) and bool(re.search(r"\bplease (?:can|could|provide|confirm|state|supply|list|advise how)\b", text, re.I)) and not (
        authority_speaks(text)
    )  # fmt: skip
