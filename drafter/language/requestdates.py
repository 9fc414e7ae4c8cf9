"""The days of the request, as the reply tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from drafter.language.daterows import DAYNAME, labels_above, with_left
from drafter.language.dates import Dated, opens_range
from drafter.language.lines import Line
from drafter.language.passages import Zone
from drafter.model import Fact
from drafter.patterns import cued

_ROWED = cued(r"^\W*(?:date )?(?:of )?(?:request|requested|received)\b[^.;]{0,12}$", re.IGNORECASE)
_THEIR = (
    r"(?:request|enquiry|enquiries|inquiry|correspondence|e-?mails?|letter|communication|application|questions?|query|"
    r"queries|foia?s?|eir|message|note|form|submission|fax)"
)
_YOU_DID = (
    r"you (?:have |had |also |first |originally |kindly )?(?:e-?mailed|wrote|written|asked|requested|put|sought|rang|"
    r"telephoned|phoned|contacted|sent|made|submitted|enquired|sought|posed|raised|ask(?= \())|"
    r"thank(?:s| you) for (?:asking|writing|e-?mailing|contacting|getting in touch)"
)
_CAME_ON = r"\breceived your request\b[^.;]{0,110}\bon\W*$"
_ARRIVED = cued(
    rf"{_CAME_ON}|"
    r"\b(?:received|receipt|had from you|reached (?:us|me|(?:the|this) [\w ]{1,20})|arrived|came(?! into)(?: to us| in)?|"
    r"got)\b[^.;]{0,35}?(?:\bon|\bdated?|\bof|\bit|\bthe|[:|(])?\W*"
    rf"{DAYNAME}(?:the )?$",
    re.IGNORECASE,
)
_REQUEST = r"(?:requests?|enquir(?:y|ies)|inquiry|application|foia?s?|eir)"
_MADE = cued(
    rf"\b(?:your\b[^.;]{{0,60}}?\b{_THEIR}|(?:the|an?|this|recent|following|of)\b[^.;]{{0,60}}?\b{_REQUEST})\b"
    rf"(?P<gap>[^.;]{{0,90}})$|"
    rf"\b(?:{_YOU_DID})(?!\w)(?P<did>[^.;]{{0,60}})$|(?:^\W*(?:in re |re\W+)?(?:information |foi |eir )?{_THEIR}|\byours)"
    rf"(?P<label>(?:\s[A-Z\d][\w./-]*){{0,3}}\W*(?:of|dated|date|received|made|sent)?\W*)$",
    re.IGNORECASE,
)
_NOUN = cued(  # what may bear a date or arrive: what the requester sent, and other things
    r"(?<!by )(?<!via )\b(?!(?:foia?|eir)[ /-]?\d)(?:(?P<asked>requests?|enquir(?:y|ies)|inquiry|quer(?:y|ies)|foia?s?|eir)|"
    rf"(?P<theirs>{_THEIR})|"
    r"(?:repl(?:y|ies)|responses?|complaints?|reports?|documents?|minutes|meetings?|decisions?|notices?|contracts?|"
    r"agreements?|reviews?|statements?|invoices?|articles?|incidents?|events?|hearings?|elections?|inspections?|appeals?|"
    r"orders?|plans?|polic(?:y|ies)|surveys?|interviews?|accidents?|consultations?|licen[cs]es?|"
    r"permits?|visits?|objections?|bids?|tenders?|claims?|payments?|publications?|acknowledge?ments?))\b",
    re.IGNORECASE,
)
_BEFORE = 45  # characters in which the words that belong to a noun stand
_RECEIVED = cued(_CAME_ON, re.IGNORECASE)
_BY_YOU = cued(rf"\bfrom you\b|\byou sent\b|\b(?:{_YOU_DID})", re.IGNORECASE)
_YOURS = cued(r"\b(?:your|above|following)\b[^,;]*$", re.IGNORECASE)
_TITLE = cued(r"^\W*(?:re\W+)?$", re.IGNORECASE)
_OLDER = cued(r"\b(?:previous|earlier|other|last|related|similar|separate)\b[\w /-]*$", re.IGNORECASE)
_PASSIVE = cued(r"^[\w ]{0,30}\b(?:was|were|has been|have been|had been|is|came|arrived|reached)\b", re.IGNORECASE)
_WANTED = cued(  # a request that is itself a thing asked for
    rf"\b(?:cop(?:y|ies) of|asked for|requested|seeking|sought) (?:the|an?|any|all|every|each) (?:\w+ ){{0,3}}{_REQUEST}\b"
    r"[^.;]{0,90}$",
    re.IGNORECASE,
)
_ANOTHER = cued(  # what was done with it, or by somebody else
    r"\backnowledged (?:receipt of )?(?:your|this|the|it)\b[^.;,]{0,40}\bon\W*$|\b(?:was|were|been) (?:acknowledged|answered|"
    r"clarified|refused|extended|closed|completed|processed|published|held|issued)\b[^.;,]{0,40}$|"
    r"\b(?:request(?:ed|ing)?|ask(?:ed|ing)?) (?:for |that )?(?:an? |your )?(?:internal |formal |official )?(?:review|"
    r"reconsideration)\b(?:(?!your (?:\w+ )?request )[^;]){0,160}$|\breview request\b(?:(?!your (?:\w+ )?request )[^;]){0,160}$|"
    r"\b(?:made|submitted|sent) by (?!you\b|e-?mail|post|letter|phone|telephone|fax|web|way|means)[^.;,]{0,40}$",
    re.IGNORECASE,
)
_NOT_YET = cued(  # a day that is still to come, or by which something is due
    r"\b(?:by|before|until|till)(?: the)?\W*$|\b(?:will|shall|hope to|expect to|aim to) (?:\w+ ){0,2}(?:answer|respond|reply|"
    r"complete|close|deal with|write|be in touch)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_LABEL = cued(
    r"\b(?:date (?:of )?(?:your )?(?:request(?: (?:was )?received)?|received|receipt)|"
    r"(?:request|date|enquiry|case) (?:dated|received|made|"
    r"submitted|date|opened|logged)|received|(?<!your )request of|your e-?mail|your letter|your request)\s?(?:on)?[\s:|*,–-]*"
    rf"{DAYNAME}$|^\W*(?:date )?(?:request )?(?:requested|received)\s?(?:on|date)?[\s:|*,–-]*{DAYNAME}$",
    re.IGNORECASE,
)
_JOINS = cued(
    rf"(?:\b(?:of|dated|on|sent|made|submitted|received|date|emailed|e-mailed|wrote|us|from|in|arrived|which)\b|"
    rf"[(,:–—-]|^)\W*{DAYNAME}(?:the )?$",
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
_FOR_REVIEW = cued(  # the request that was made then is one for a review
    r"^[^.;]{0,60}?\b(?:request(?:ing|ed)?|ask(?:ing|ed)?|seek(?:ing)?|sought) (?:for |that |(?:us|the \w+) to )?"
    r"(?:an? |carry out an? )?(?:internal |formal |official )?(?:review|reconsider)",
    re.IGNORECASE,
)
_ASKED_ON = cued(
    rf"\b(?:information|data|details|documents)(?: that| which)?(?: you)?(?: have| had)? (?:requested|asked for|sought)"
    rf"(?: by you)? on {DAYNAME}(?:the )?$",
    re.IGNORECASE,
)
_THEN = cued(
    rf"^,? (?:{_YOU_DID})\b|^,? (?:we|the \w+|I) (?:received|had|got)\b[^.]{{0,40}}\b{_THEIR}\b", re.IGNORECASE
)
_YOUR_REQUEST = cued(rf"\b(?:your {_THEIR}|we received|from you)\b", re.IGNORECASE)
_BREAK = cued(r"[.?!;]\s+(?=[A-Z(])")


@dataclass(frozen=True, slots=True)
class Told:
    """A day on which the reply says that the request was made or arrived; `sure` where its words leave little doubt."""

    day: date
    fact: Fact
    sure: bool


def received(lines: Sequence[Line], answered: date | None) -> Iterator[Told]:
    """The days of the request as the reply tells them: in each sentence its arrival before its date, in the order of the text."""
    above = labels_above(lines)
    for line in lines:
        if line.zone in (Zone.STATUTE, Zone.LICENCE, Zone.SIGNATURE, Zone.REVIEW):
            continue
        found = [
            (_rank(line, dated, left), dated)
            for dated, left in with_left(line, answered.year if answered else None, above.get(line.number, ""))
        ]
        for rank, dated in sorted((one for one in found if one[0]), key=lambda one: one[0]):
            day = dated.day
            if answered and not dated.whole and day > answered:
                day = day.replace(year=day.year - 1) if (day.month, day.day) != (2, 29) else day
            fact = Fact("received", day.isoformat(), line.evidence(dated.start, dated.end))
            yield Told(day, fact, rank < 3)


def _rank(line: Line, dated: Dated, left: str) -> int:
    """1: it arrived then; 2: it was made then; 3: perhaps; 0: another date, or the first of several days."""
    if opens_range(line.text, dated) or _NOT_YET.search(left) or _WANTED.search(left):
        return 0
    breaks = [match.end() for match in _BREAK.finditer(left)]
    left = left[breaks[-1] if breaks else 0 :]
    if _ANOTHER.search(left) or _FOR_REVIEW.match(line.text[dated.end :]) or _of_another_thing(left):
        return 0
    if (line.zone is not Zone.ECHO or _YOUR_REQUEST.search(left) or _ROWED.match(left)) and (
        _LABEL.search(left) or (_ARRIVED.search(left) and not re.search(r"\breview\b", left))
    ):
        return 1
    if _THEN.match(line.text[dated.end :]) and re.search(rf"(?:^|\W)on {DAYNAME}(?:the )?$", left, re.IGNORECASE):
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


def _of_another_thing(left: str) -> bool:
    """Whether the words before a date speak of something else than the request: a letter asked for, a complaint."""
    nouns = list(_NOUN.finditer(left))
    tail = left[nouns[-1].end() :] if nouns else ""
    if not nouns or _BY_YOU.search(tail) or (_RECEIVED.search(left) and not _SAYS.search(left)):
        return False
    ends = [0, *(noun.end() for noun in nouns)]
    asked = [_is_request(left, noun, max(end, noun.start() - _BEFORE)) for end, noun in zip(ends, nouns, strict=False)]
    if "," in tail or "which" in tail:
        return not any(asked)
    return not asked[0 if _PASSIVE.match(tail) else -1]


def _is_request(left: str, noun: re.Match[str], start: int) -> bool:
    """Whether a noun stands for the request: it is called one, or yours by the words from `start` on; and it is no earlier one."""
    before = left[start : noun.start()]
    if _OLDER.search(before):
        return False
    return bool(noun["asked"] or (noun["theirs"] and (_YOURS.search(before) or _TITLE.match(left[: noun.start()]))))
