"""The request inside the reply: quoted or told back, found by its words or by the way it is introduced."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from drafter.language import told
from drafter.language.passages import Passage, Zone
from drafter.language.voices import QUESTION, WANTED, asks, authority_speaks

_WORD = re.compile(r"[a-z0-9£%]+")
_NEAR = 0.86  # share of a passage's words that must stand in one passage of the request
_HEADING = re.compile(
    r"^\W*(?:your |the |foi |details of (?:your )?|original |specific )?(?:request|questions?|enquiry|query|you asked|"
    r"information requested|"
    r"request details|scope of request|information sought|(?:what )?you(?: have)? asked(?: for)?|\w+ / questions|"
    r"terms of (?:your |the )?request|your questions)\W*$",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"^\W*(?:our |the |my |council |trust |foi |official |\w+ / )?(?:response|answers?|reply|decision|findings|outcome|"
    r"what we (?:can|hold|found|have))\b[^.?]{0,40}[:.–-]*\s*$|^\W*A\d{0,2}[.:)]\s",
    re.IGNORECASE,
)
_STATES = re.compile(  # "1. The budget is £400": an answer, and nothing that is wanted
    r"^\W*(?:\w{1,3}[.):]\s*)?(?:[\w'’-]+ ){1,4}(?<!who )(?<!which )(?<!that )(?<!they )(?<!these )(?<!those )(?<!there )(?<!it )"
    r"(?:is|are|was|were|came to|comes to|totalled|amounts to)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\W*Question \d{1,2}\W+(?=\w)", re.IGNORECASE)
_HEADS = 3  # numbered headings that make a list of questions
_REST = 40  # characters of a sentence after what it tells back; more of them are an answer
_PLEASE = re.compile(r"\bplease (?:can|could|provide|confirm|state|supply|list|advise how)\b", re.IGNORECASE)
_OWN_QUESTION = re.compile(
    r"^\W*(?:(?:still |if )?(?:not (?:happy|satisfied|content)|unhappy|dissatisfied|happy|unclear|disagree|anything|"
    r"any (?:questions|quer)|questions|need|still|want|would you|can we|may we|"
    r"is (?:the|this|any) (?:information|data) held|(?:were|was|are|is) (?:these|this|those|it|they)\b|what (?:happens|"
    r"next|if|to do|we)|how to|how (?:do|can) (?:you|i)|a review|which would)\b)",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[\"”’'][ .*_]*$")
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
        if passage.text.count("\t") > 1 and not passage.text.rstrip().endswith("?"):
            continue  # the columns of a table
        if len(bag) < 3 or len(bag & everything) < _NEAR * len(bag):
            continue
        if any(len(bag & one) >= _NEAR * len(bag) for one in bags):
            passage.zone = Zone.ECHO


def mark_told(reply: Sequence[Passage], known: bool) -> None:
    """Mark the passages that tell the request back, where it is introduced as such ("You asked: …").

    With the request at hand (`known`), only what clearly asks for something is added.
    """
    quotation = _Quotation(known)
    lines = [list(group) for _, group in groupby(reply, key=lambda passage: passage.line)]
    if not known:
        _mark_headings(lines)
    for line in lines:
        if line[0].zone in (Zone.BODY, Zone.HEADING, Zone.ECHO, Zone.COURTESY):
            quotation.read(line)
        elif line[0].zone in (Zone.REVIEW, Zone.SIGNATURE):
            quotation.inside = False


def _mark_headings(lines: Sequence[Sequence[Passage]]) -> None:
    """Mark "Question 1: …" over each answer, where three or more of them follow one another and each has lines of its own below."""
    heads = [
        line
        for line, below in pairwise(lines)
        if _NUMBERED.match(line[0].text) and not below[0].label and not line[0].marks and not line[0].cited
    ]
    if len(heads) >= _HEADS and [line[0].label for line in heads] == [str(n + 1) for n in range(len(heads))]:
        for passage in (passage for line in heads for passage in line):
            passage.zone = Zone.ECHO


@dataclass(slots=True)
class _Quotation:
    """The state of reading a reply line by line: inside the request told back, in which form, up to which number."""

    known: bool
    inside: bool = False
    form: str = ""  # of the lines told back: "label", "bullet", "quote", or "" for plain ones
    labels: set[str] = field(default_factory=set)
    seen: int = 0
    closed: bool = False  # whether the quotation marks were closed
    told: int = 0  # lines told back so far
    last: int = 0  # of them, the number of the last one

    def read(self, line: Sequence[Passage]) -> None:
        """Mark a line, and tell what the next one is."""
        if _ANSWER.match(line[0].text) and line[0].words < 9:
            self.inside = False
            return
        number = int(line[0].label) if line[0].label.isdecimal() else 0
        if self.inside and (self._over(line) or (not self._goes_on(line) and _ends(line))):
            self.inside = False
        if not self.inside and number and number == self.seen + 1 and _is_question(line):
            self.inside, self.form = True, "label"
        self._mark(line)
        if self.inside and number:
            self.seen = max(self.seen, number)
        if _introduces(line) and not (self.known and not line[-1].text.rstrip().endswith((":", "-"))):
            self.inside, self.form, self.labels, self.told = True, "", set(), 0

    def _mark(self, line: Sequence[Passage]) -> None:
        spoken = () if self.known else told.things(line)
        for passage in line:
            tells = any(
                passage.start <= one.start and passage.end - one.end < _REST and one.start < passage.end
                for one in spoken
            )
            if (self.inside and passage.zone is not Zone.ECHO and _belongs(passage, self.known)) or (
                not self.inside and passage.zone is Zone.BODY and (tells or _is_ask(passage, self.known))
            ):
                passage.zone = Zone.ECHO

    def _goes_on(self, line: Sequence[Passage]) -> bool:
        """Whether a line is the next of a list that was told back."""
        head = line[0]
        listed = bool(head.label) if self.form == "label" else bool(head.bullet) and self.form == "bullet"
        return (
            listed
            and not self.known
            and not any(passage.says("exempt", "not-held", "ncnd", "withhold", "cost") for passage in line)
        )

    def _over(self, line: Sequence[Passage]) -> bool:
        """Whether the list or the quotation that was told back has come to its end."""
        head = line[0]
        if self.known:
            return False
        if self.form == "quote":
            over = self.closed and not _QUOTED.match(head.text)
            self.closed = bool(_CLOSED.search(line[-1].text))
            return over
        form = "label" if head.label else "bullet" if head.bullet else "quote" if _QUOTED.match(head.text) else ""
        asks_on = _is_question(line) or head.zone is Zone.ECHO
        again = bool(head.label) and head.label in self.labels and not asks_on
        gap = self.told > 0 and head.line > self.last + 1
        over = again or ((bool(self.form) or gap) and not form and not asks_on)
        self.told, self.last = self.told + 1, head.line
        if head.label.isdecimal():
            self.labels = {label for label in self.labels if label.isdecimal()}
        self.labels.add(head.label)
        self.closed = form == "quote" and bool(_CLOSED.search(line[-1].text))
        self.form = form if form in ("label", "bullet") else self.form or form
        return over


def _introduces(line: Sequence[Passage]) -> bool:
    """Whether the request follows."""
    last = line[-1]
    if _HEADING.match(last.text):
        return True
    text = last.text.rstrip(" *_")
    return (
        last.says("asked") and text.endswith((":", ":-", "-", "following information", "as follows"))
    ) or told.introduces(text)


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
    if _OWN_QUESTION.match(text) or passage.says(
        "dissatisfied", "withhold", "exempt", "cost", "query", "clarify", "narrow"
    ):
        return False
    if text.rstrip(" *_'’\"”").endswith("?"):
        return bool(QUESTION.match(text) or asks(text))
    return asks(text) and bool(_PLEASE.search(text)) and not authority_speaks(text)
