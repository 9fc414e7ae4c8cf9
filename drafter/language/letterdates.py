"""The day of a letter, and the day of the request as the letter tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from drafter.language.dates import Dated, dates
from drafter.language.lines import Line
from drafter.language.passages import Zone
from drafter.model import Fact
from drafter.patterns import cued

_WEEKDAYS = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_DAYNAME = rf"(?:{_WEEKDAYS},? )?"
_SENT = cued(
    r"\b(?:date[d]?(?: of (?:this )?(?:letter|reply|response|issue|notice|decision|outcome|review))?|"
    r"sent|issued?|issue date|answered|"
    r"respon(?:ded(?: to)?|se)(?: date| sent)?|"
    r"completed|closed|this letter|notice dated|reply(?: date| sent)?|replied|decision date|letter date|dyddiad|"
    r"dated this)(?: on)?[\s:|/*.–-]*(?:the\s|this\s)?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s|(?:mon|tue|wed|thu|fri),?\s)?$",
    re.IGNORECASE,
)
_NAMED = cued(  # a row that says whose day it is: "Date of response: 3 May 2019"
    r"^\W*(?:date )?(?:of )?(?:the |our )?(?:respon(?:se|ded)|repl(?:y|ied)|answer(?:ed)?|disclosure|disclosed|decision|completed|"
    rf"closed|issued?|sent)(?: date| on| sent)?[\s:|–-]*{_DAYNAME}$",
    re.IGNORECASE,
)
_OTHER = cued(
    r"\b(?:received|request(?:ed)?|of request|your (?:letter|e-?mail|ref\w*|request|enquiry|message|foi)|due|deadline|"
    r"birth|from|until|since|between|by|before|submitted|"
    r"opened|logged|target|review|to)\b(?: date)?(?: dated?| of| on)?[^\w]*$|\byour\b[^:]{0,25}:?\s*$|\b(?:request|"
    r"received)\b[^:;,|]{0,25}\bdated?\b\W*$",
    re.IGNORECASE,
)
_LABELLED = cued(r"(?:^|[/|:]\s?)date\s?[:/]\s?$", re.IGNORECASE)  # the label "Date:" and nothing before it but others
_SMALL = cued(
    r"(?<![\w’'/@.])(?!(?:of|and|for|the|in|on|our|ref|reference|date|dated|this|day|no|number|by|email|e-mail|quote|"
    r"please|upon)\b)[a-zà-ý]{3,}\b"
)
_ROW = 5  # words of a line that names the date below it
_ROWED = cued(r"^\W*(?:date )?(?:of )?(?:request|requested|received)\b[^.;]{0,12}$", re.IGNORECASE)
_ROW_NAME = cued(  # "Date received", "Response date"
    r"^\W*(?:date\b[\w ]*|(?:request|response|reply|decision|issue|answer) date|received|responded|requested|answered|issued)\W*$",
    re.IGNORECASE,
)
_LETTERS = cued(r"[A-Za-z]")
_WEEKDAY = cued(_WEEKDAYS, re.IGNORECASE)
_LISTED = cued(r"^\W*[•◦▪●·*–—-]\s")
_FRONT = 12  # lines behind the letterhead that are searched
_THEIR = (
    r"(?:request|enquiry|enquiries|inquiry|correspondence|e-?mails?|letter|communication|application|questions?|query|"
    r"queries|foia?s?|eir|message|note|form|submission|fax)"
)
_YOU_DID = (
    r"you (?:have |had |also |first |originally |kindly )?(?:e-?mailed|wrote|written|asked|requested|put|sought|rang|"
    r"telephoned|phoned|contacted|sent|made|submitted|enquired|sought|posed|raised|ask(?= \())|"
    r"thank(?:s| you) for (?:asking|writing|e-?mailing|contacting|getting in touch)"
)
_ARRIVED = cued(
    r"\breceived your request\b[^.;]{0,110}\bon\W*$|"
    r"\b(?:received|receipt|had from you|reached (?:us|me|(?:the|this) [\w ]{1,20})|arrived|came(?! into)(?: to us| in)?|"
    r"got)\b[^.;]{0,35}?(?:\bon|\bdated?|\bof|\bit|\bthe|[:|(])?\W*"
    rf"{_DAYNAME}(?:the )?$",
    re.IGNORECASE,
)
_MADE = cued(
    rf"\b(?:your|the|an?|this|recent|following|of)\b[^.;]{{0,60}}\b{_THEIR}\b(?P<gap>[^.;]{{0,90}})$|"
    rf"\b(?:{_YOU_DID})(?!\w)(?P<did>[^.;]{{0,60}})$|(?:^\W*(?:in re |re\W+)?(?:information |foi |eir )?{_THEIR}|\byours)"
    rf"(?P<label>(?:\s[A-Z\d][\w./-]*){{0,3}}\W*(?:of|dated|date|received|made|sent)?\W*)$",
    re.IGNORECASE,
)
_LABEL = cued(
    r"\b(?:date (?:of )?(?:your )?(?:request(?: (?:was )?received)?|received|receipt)|"
    r"(?:request|date|enquiry|case) (?:dated|received|made|"
    r"submitted|date|opened|logged)|received|(?<!your )request of|your e-?mail|your letter|your request)\s?(?:on)?[\s:|*,–-]*"
    rf"{_DAYNAME}$|^\W*(?:date )?(?:request )?(?:requested|received)\s?(?:on|date)?[\s:|*,–-]*{_DAYNAME}$",
    re.IGNORECASE,
)
_JOINS = cued(
    rf"(?:\b(?:of|dated|on|sent|made|submitted|received|date|emailed|e-mailed|wrote|us|from|in|arrived|which)\b|"
    rf"[(,:–—-]|^)\W*{_DAYNAME}(?:the )?$",
    re.IGNORECASE,
)
_STRAYS = cued(
    r"\b(?:for|about|regarding|concerning|relating|relation|respect|between|since|during|covering|until|after|before|"
    r"whether|where|that|how|what|as at|up to|from)\b"
    r"(?! on\b| information\b| (?:recorded )?information|(?: \w+){0,3} (?:dated|received|made|submitted|sent) )",
    re.IGNORECASE,
)
_SAYS = cued(
    r"\b(?:dated|received|sent|made|submitted|e-?mailed|reached|arrived)\b\W*(?:(?:by|to|from) \w+(?: \w+)?\W*)?(?:on|"
    r"in)?\W*(?:the )?$",
    re.IGNORECASE,
)
_ASKED_ON = cued(
    rf"\b(?:information|data|details|documents)(?: that| which)?(?: you)?(?: have| had)? (?:requested|asked for|sought)"
    rf"(?: by you)? on {_DAYNAME}(?:the )?$",
    re.IGNORECASE,
)
_THEN = cued(
    rf"^,? (?:{_YOU_DID})\b|^,? (?:we|the \w+|I) (?:received|had|got)\b[^.]{{0,40}}\b{_THEIR}\b", re.IGNORECASE
)
_YOUR_REQUEST = cued(rf"\b(?:your {_THEIR}|we received|from you)\b", re.IGNORECASE)
_BREAK = cued(r"[.?!;]\s+(?=[A-Z(])")


def letter_date(lines: Sequence[Line]) -> Fact | None:
    """The day of a letter: labelled in its head or foot, else a date there that has nothing but names beside it."""
    above = _labels_above(lines)
    head = [line for line in lines if line.head]
    front = [line for line in lines if not line.head and line.zone is not Zone.ECHO]
    foot = [line for line in lines if line.zone is Zone.SIGNATURE]
    for block in (head, [line for line in front[:_FRONT] if line.words <= 20], foot, front[:40], front[-6:]):
        for rule in (_named, _labelled, _bare):
            for line in block:
                for dated, left in _with_left(line, None, above.get(line.number, "")):
                    if dated.whole and rule(line, dated, left):
                        return Fact("answered", dated.day.isoformat(), line.evidence(dated.start, dated.end))
    return None


def _labels_above(lines: Sequence[Line]) -> dict[int, str]:
    """For each line that is only a date, the short line right above it, which may say whose it is ("Date received")."""
    found: dict[int, str] = {}
    for above, line in pairwise(lines):
        only = any(
            not _LETTERS.search(_WEEKDAY.sub("", line.text[: one.start] + line.text[one.end :]))
            for one in dates(line.text)
        )
        if only and above.number == line.number - 1 and above.words <= _ROW and _ROW_NAME.match(above.text):
            found[line.number] = above.text.rstrip() + " "
    return found


def _with_left(line: Line, year: int | None, above: str = "") -> Iterator[tuple[Dated, str]]:
    """Every date of a line with the words before it, back to the date before; `above` stands before the first."""
    last = 0
    for dated in dates(line.text, year):
        yield dated, above + line.text[last : dated.start]
        last, above = dated.end, ""


def _named(line: Line, dated: Dated, left: str) -> bool:
    """Whether a row says that it gives the day of the answer."""
    return bool(_NAMED.match(left))


def _labelled(line: Line, dated: Dated, left: str) -> bool:
    if _LABELLED.search(left):
        return True
    return (
        bool(_SENT.search(left))
        and not _OTHER.search(_SENT.sub("", left))
        and not re.search(r"\byour\b[^:|]*$", left, re.IGNORECASE)
    )


def _bare(line: Line, dated: Dated, left: str) -> bool:
    """Whether a date stands by itself, or beside names and codes."""
    right = line.text[dated.end :]
    if (
        _OTHER.search(left)
        or _LISTED.match(line.text)
        or ("\t" in line.text and not re.match(r"(?:\W*date\W*)?\t", line.text[: dated.start], re.IGNORECASE))
    ):
        return False
    if line.head:
        return not _SMALL.search(left) and len(_SMALL.findall(right)) <= 2
    others = [one for one in dates(line.text) if one.day != dated.day]
    return not others and len(re.findall(r"[A-Za-z]{2,}", left + right)) <= 3


@dataclass(frozen=True, slots=True)
class Told:
    """A day on which the reply says that the request was made or arrived; `sure` where its words leave little doubt."""

    day: date
    fact: Fact
    sure: bool


def received(lines: Sequence[Line], answered: date | None) -> Iterator[Told]:
    """The days of the request as the reply tells them: in each sentence its arrival before its date, in the order of the text."""
    above = _labels_above(lines)
    for line in lines:
        if line.zone in (Zone.STATUTE, Zone.LICENCE, Zone.SIGNATURE, Zone.REVIEW):
            continue
        found = [
            (_rank(line, dated, left), dated)
            for dated, left in _with_left(line, answered.year if answered else None, above.get(line.number, ""))
        ]
        for rank, dated in sorted((one for one in found if one[0]), key=lambda one: one[0]):
            day = dated.day
            if answered and not dated.whole and day > answered:
                day = day.replace(year=day.year - 1) if (day.month, day.day) != (2, 29) else day
            fact = Fact("received", day.isoformat(), line.evidence(dated.start, dated.end))
            yield Told(day, fact, rank < 3)


def _rank(line: Line, dated: Dated, left: str) -> int:
    """1: it arrived then; 2: it was made then; 3: perhaps; 0: another date."""
    breaks = [match.end() for match in _BREAK.finditer(left)]
    left = left[breaks[-1] if breaks else 0 :]
    if (line.zone is not Zone.ECHO or _YOUR_REQUEST.search(left) or _ROWED.match(left)) and (
        _LABEL.search(left) or (_ARRIVED.search(left) and not re.search(r"\breview\b", left))
    ):
        return 1
    if _THEN.match(line.text[dated.end :]) and re.search(rf"(?:^|\W)on {_DAYNAME}(?:the )?$", left, re.IGNORECASE):
        return 2
    if _ASKED_ON.search(left):
        return 2
    made = _MADE.search(left)
    if not made:
        return 0
    gap = made["gap"] if made["gap"] is not None else made["did"] if made["did"] is not None else made["label"] or ""
    if _SAYS.search(gap) or (_JOINS.search(gap) and not _STRAYS.search(re.sub(r"\bfrom\W*$", "", gap))):
        return 2
    return 3 if _JOINS.search(gap) and line.zone is not Zone.ECHO else 0
