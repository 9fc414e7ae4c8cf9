"""What an item asks for, part by part: a number, a person, a date, a breakdown, a document, the years it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from drafter.gaps.given import RANGE
from drafter.patterns import cued


class Want(StrEnum):
    """A kind of thing that is asked for and can be told from the words of an answer."""

    NUMBER = "number"
    WHO = "who"
    WHICH = "which"
    WHEN = "when"
    HOW_LONG = "how-long"
    BREAKDOWN = "breakdown"
    WHY = "why"
    SENT = "sent"  # papers to be sent
    PAPERS = "papers"  # papers named, where a list or a summary may do
    YES_NO = "yes-no"
    CONFIRM = "confirm"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an item."""

    want: Want
    text: str


_PAPERS = (
    r"minutes|e-?mails?|correspondence|applications|decisions|letters|documents?|records|receipts|invoices|"
    r"reports?|polic(?:y|ies)|contracts?|agendas?|papers|photographs|drawings|maps|plans|assessments?|guidance|"
    r"specifications?|surveys?|question bank|risk register|business case|protocols?|templates?|agreements?"
)
_LABEL = cued(
    r"^\W*(?:(?:Q|questions?|item|part|ground|point) ?\d{1,2}(?:\(?[a-z]\)?)?[.):]*\s+|\(?(?:\d{1,2}|"
    r"[a-z])(?:\([a-z]\))?[.):]+\s*)",
    re.IGNORECASE,
)
_ASKS = (
    r"how (?:many|much|long|often)|when|why|who|whose|by whom|to whom|with whom|for how long|what|which|where|"
    r"(?:on|at|by|in) (?:what|which) (?:date|day|year|time|price|cost)|"
    r"whether|its [a-z]+|"
    r"the (?:[a-z]+ of|names?|dates?|costs?|pricing|price|reasons?)|with (?:receipts|dates|copies|"
    r"the [a-z]+ of (?:each|every))"
)
_BY = r"by (?!the\b|an?\b|any|your|our|members|whom|e-?mail|post|phone)[a-z]+(?: and [a-z]+| for [a-z]+| [a-z]+)?"
_SPLIT = cued(
    rf"(?:[,;]? and |[,;] |\? (?:and )?|\. (?:and )?|\n\W*)(?=(?:also |please |then |if so,? |"
    rf"in each case,? )*(?:{_ASKS})\b)|"
    rf"(?=,? broken down by\b|, {_BY}\W*$)|,? (?=with (?:receipts|dates|copies|the [a-z]+ of (?:each|every))\b)",
    re.IGNORECASE,
)
_FACT = (  # what follows "confirm" where no fact is put to the authority
    r"(?! receipt)(?! (?:how|when|who|which|where|why|what (?:is|are|was|were|the|steps|action|proportion|"
    r"percentage|happened)|"
    r"the (?:number|names?|dates?|amount|cost|total))\b)"
)
_AFTER_PAPERS = r"of|for|from|to|between|about|relating|regarding|concerning|on|that|which|with|by|since|each|in"
_KINDLY = r"^(?:please |can you |could you |would you |kindly |also |and |tell me |state |say )*"
_WANTS = {
    Want.CONFIRM: rf"{_KINDLY}(?:confirm|verify)\b{_FACT}|\bis it (?:true|correct|right|the case)\b",
    Want.HOW_LONG: r"\bhow long\b(?! (?:is|are) (?:the|your))|\blength of (?:time|each|the (?:wait|breakdown|"
    r"closure|delay))|\bduration of\b",
    Want.NUMBER: r"\bhow (?:many|much|often)\b|\bhow long (?:is|are)\b|\b(?:number|numbers|percentage|"
    r"proportion|count) of\b|"
    r"\bwhat (?:does|did|do|will|would) [^.?]{3,60}? (?:costs?|pay|spend|charge|earn)\b|"
    r"^(?:what (?:was|is|were|are) )?(?:the )?(?:total |annual |overall )?(?:costs?|spend|amount|value|income|"
    r"pass mark)\b",
    Want.WHO: r"^(?:and |also )?(?:who|whose|(?:by|to|with|from) whom)\b|^(?:the )?names? (?:and [\w -]{3,40} )?of\b|"
    r"\bwhich (?:firm|company|companies|contractor|supplier|officer|person|agency|hospitals?)\b",
    Want.WHY: r"^(?:and |also )?why\b|^(?:the )?reasons?\b",
    Want.WHEN: rf"{_KINDLY}(?:when\b|(?:on )?what date|(?:on )?which (?:day|date)|the (?:date|day) (?:on|when|"
    rf"that|of)|dates? (?:of|on)\b)",
    Want.BREAKDOWN: r"^\W*(?:broken down )?by \w+",
    Want.SENT: rf"\bcop(?:y|ies) of\b|\b(?:provide|supply|send|disclose|"
    rf"release)\b[^.?]{{0,60}}\b(?:{_PAPERS})\b|^with (?:receipts|copies)",
    Want.PAPERS: rf"^(?:the |any |all |full )*(?:[\w'’-]+ )?(?:{_PAPERS})(?=,|$| (?:{_AFTER_PAPERS})\b)",
    Want.YES_NO: r"^(?:whether|if|(?:has|have|had|is|are|was|were|does|do|did|will|can|could)(?! you (?:please |"
    r"also |kindly )*"
    r"(?:provide|supply|send|tell|confirm|state|list|give|let|advise|explain))) ",
    Want.WHICH: r"^(?:please |can you |tell me )*(?:which|(?:the )?make and model|a list of|list )\b",
}
_KINDS = tuple((want, cued(pattern, re.IGNORECASE)) for want, pattern in _WANTS.items())
_POLITE = cued(
    r"^\W*(?:(?:please|kindly|also|and|could you|can you|would you|i would like(?: to (?:know|see|have|"
    r"receive))?|i want|tell me|say|"
    r"state|let me (?:know|have)|provide|supply|send(?: me)?|give(?: me)?|identify|advise)\W+){1,5}",
    re.IGNORECASE,
)
_LISTED = cued(r"(?:(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?(?:,? and |, | & )){1,9}(?:19|20)\d\d")


def bare(text: str) -> str:
    """The text of an item without its number."""
    return _LABEL.sub("", text, count=1) or text


@lru_cache(maxsize=256)
def parts(text: str) -> tuple[Part, ...]:
    """The parts of an item, in order, each with what it wants."""
    pieces = [piece.strip(" ,;.?") for piece in _SPLIT.split(bare(text)) if piece and piece.strip(" ,;.?")]
    return tuple(Part(_want(piece), piece) for piece in pieces[:9])


def _want(piece: str) -> Want:
    plain = _POLITE.sub("", piece)
    for want, pattern in _KINDS:
        if pattern.search(piece) or pattern.search(plain):
            return want
    return Want.OTHER


def years(text: str) -> tuple[int, ...]:
    """The years that an item lists, or spans from one to another: at least two, financial years by their first."""
    span = RANGE.search(text)
    if span:
        first, last = int(span[1] or span[3]), int(span[2] or span[4])
        return tuple(range(first, last + 1)) if 1 < last - first < 15 else ()
    listed = _LISTED.search(text)
    plain = re.sub(r"[/–-](?:19|20)?\d\d(?!\d)", "", listed[0]) if listed else ""
    return tuple(sorted({int(year) for year in re.findall(r"\d{4}", plain)}))
