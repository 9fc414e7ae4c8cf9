"""The day that a letter bears."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.language.daterows import DAYNAME, WEEKDAY, labels_above, with_left
from drafter.language.dates import Dated, dates
from drafter.language.lines import Line
from drafter.language.passages import Zone
from drafter.model import Fact
from drafter.patterns import cued

_SENT = cued(
    r"\b(?:date[d]?(?: of (?:this )?(?:letter|reply|response|issue|notice|decision|refusal|outcome|review))?|"
    r"sent|issued?|issue date|answered|"
    r"respon(?:ded(?: to)?|se)(?: date| sent)?|"
    r"completed|closed|this letter|notice dated|reply(?: date| sent)?|replied|decision date|letter date|dyddiad|"
    r"dated this)(?: on)?[\s:|/*.–-]*(?:the\s|this\s)?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s|(?:mon|tue|wed|thu|fri),?\s)?$",
    re.IGNORECASE,
)
_NAMED = cued(  # a row that says whose day it is: "Date of response: 3 May 2019"
    r"^\W*(?:date )?(?:of )?(?:the |our )?(?:respon(?:se|ded)|repl(?:y|ied)|answer(?:ed)?|disclosure|disclosed|decision|completed|"
    rf"closed|issued?|sent)(?: date| on| sent)?[\s:|–-]*{DAYNAME}$",
    re.IGNORECASE,
)
_OTHER = cued(
    r"\b(?:received|request(?:ed)?|of request|your (?:letter|e-?mail|ref\w*|request|enquiry|message|foi)|due|deadline|"
    r"birth|from|until|since|between|by|before|submitted|opened|logged|acknowledged|target|review(?:ed)?|to|published|"
    r"publication|updated|modified|uploaded|printed|extracted)\b(?: date)?(?: dated?| of| on)?[^\w]*$|"
    r"\byour\b[^:]{0,25}:?\s*$|\b(?:request|received)\b[^:;,|]{0,25}\bdated?\b\W*$|"
    r"\b(?:version|revision|form|page|v\d)\b[^:]{0,15}$",
    re.IGNORECASE,
)
_LABELLED = cued(r"(?:^|[/|:]\s?)date\s?[:/]\s?$", re.IGNORECASE)  # the label "Date:" and nothing before it but others
_SMALL = cued(
    r"(?<![\w’'/@.])(?!(?:of|and|for|the|in|on|our|ref|reference|date|dated|this|day|no|number|by|email|e-mail|quote|"
    r"please|upon|only|via)\b)[a-zà-ý]{3,}\b"
)
_PUBLISHED = cued(r"\b(?:date )?published(?: date| on)?[\s:|–-]*$|\bpublication date[\s:|–-]*$", re.IGNORECASE)
_RANGE = cued(r"^\s*(?:[-–—]|to|until)\s*$", re.IGNORECASE)
_LISTED = cued(r"^\W*[•◦▪●·*–—-]\s")
_FRONT = 12  # lines behind the letterhead that are searched


def letter_date(lines: Sequence[Line]) -> Fact | None:
    """The day of a letter: labelled in its head or foot, else a date there that has nothing but names beside it."""
    above = labels_above(lines)
    head = [line for line in lines if line.head]
    front = [line for line in lines if not line.head and line.zone is not Zone.ECHO]
    foot = [line for line in lines if line.zone is Zone.SIGNATURE]
    title = [line for line in front[:_FRONT] if line.words <= 20]
    tried = [
        (block, rule) for block in (head, title, foot, front[:40], front[-6:]) for rule in (_named, _labelled, _bare)
    ]
    for block, rule in (*tried, (head, _published), (title, _published)):
        found = [
            (line, dated)
            for line in block
            for dated, left in with_left(line, None, above.get(line.number, ""))
            if dated.whole and rule(line, dated, left)
        ]
        days = {dated.day for line, dated in found if rule is _bare and not line.head}
        if found and len(days) < 2:  # several days that stand alone are a list
            line, dated = found[0]
            return Fact("answered", dated.day.isoformat(), line.evidence(dated.start, dated.end))
    return None


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


def _published(line: Line, dated: Dated, left: str) -> bool:
    """Whether a date is that of the page on which an answer was published, which is the last day it can bear."""
    return bool(_PUBLISHED.search(left))


def _bare(line: Line, dated: Dated, left: str) -> bool:
    """Whether a date stands by itself, or beside names and codes."""
    right = line.text[dated.end :]
    if (
        _OTHER.search(left)
        or _LISTED.match(line.text)
        or ("\t" in line.text and not re.match(r"(?:\W*date\W*)?\t", line.text[: dated.start], re.IGNORECASE))
    ):
        return False
    if _RANGE.match(left) and dated.start > len(left):
        return False  # the end of a period
    if line.head:
        return not _SMALL.search(left) and len(_SMALL.findall(right)) <= 2
    others = [one for one in dates(line.text) if one.day != dated.day]
    beside = len(re.findall(r"[A-Za-z]{2,}", WEEKDAY.sub("", left + right)))
    return not others and beside <= (3 if line.zone in (Zone.SIGNATURE, Zone.HEADER) else 0)
