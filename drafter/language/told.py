"""What was asked, told back by the authority in a sentence of its own: "You asked how many … and for the minutes of …".

A sentence tells back where a verb of asking has the reader as its subject ("you sought", "your letter
of 3 May requests") and leads over to the thing asked. Things joined by commas, "and" or numbers inside
the sentence are parted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.language.passages import Passage

_LONGEST = 4000  # characters of a line that is looked into: a request told back is no longer
_GAP = r"(?:[^.?!\n]|\.(?=\w)){0,110}?"
WH = r"how|what|when|where|whether|which|who|whom|whose|why|from whom|at what|on what|in what|by what|to whom|with whom"
_PLAIN = "how|what|whether|why"
_SEE = (
    r"to (?:see|know|have|be (?:told|given|sent|supplied with)|receive|obtain|learn|find out|look at|inspect|disclose|"
    r"provide|supply|send|tell you)"
)
_THINGS = (
    r"requests?|letters?|e-?mails?|messages?|enquir(?:y|ies)|quer(?:y|ies)|questions?|points?|foi(?:a|s| request)?|eir|"
    r"correspondence|applications?|faxe?s?|form|"
    r"freedom of information request|information requests?"
)
_VERB = (
    r"asked|ask|sought|seek|requested|request|enquired?|inquired?|wanted|want|wished|wish|wrote|e-?mailed|rang|"
    r"telephoned|put|raised?|queried|posed"
)
_STARTS = (
    r"(?:(?i:^\W*(?:\d{1,2}[.)] )?(?:(?:on|in|by|at|as|from|i (?:see|note|understand) that)\b[^,.?!]{0,60}? |"
    r"dear [^,]{2,40}, )?)|(?<=[,;:(–—/]\s)|"
    r"\b(?:[Ii]n|by|with|from) which |\b(?:and|where|whereby|in it) )"
)
_SUBJECT = rf"{_STARTS}[Yy]ou (?:have |had |also |then |now |recently |first |rightly |further |kindly ){{0,2}}"
_YOU = re.compile(
    rf"{_SUBJECT}(?:{_VERB})\b{_GAP}(?P<link>\b(?:for|about|concerning)\s|\b{_SEE}\s|\bto\s(?=confirm\b)|:|[\"“]|(?<!,\s)(?=\b(?:{WH})\b)|"
    rf"(?=\b(?:{_PLAIN})\b))"
)
_SOUGHT = re.compile(
    rf"{_SUBJECT}(?:sought|seek|requested|request|want|wanted)(?P<link>(?: from us)?(?:, (?:on|dated|in|"
    rf"by) [^,]{{3,40}},| on \d{{1,2}} \w+(?: \d{{4}})?,?)? (?=[\w“\"]))"
)
_YOUR = re.compile(
    rf"\b(?:[Yy]our (?:[\w-]+ ){{0,3}}?(?:{_THINGS})|from you\b[^.?!]{{0,40}}\ba request|the request (?:which|"
    rf"that) (?:we had from you|you (?:made|sent)))\b{_GAP}"
    rf"(?P<link>\b(?:was |is |were |asks |asking |asked |which asked |calls |looking )?for\s|\b(?:were|was|"
    rf"is)\s(?=(?:the|an?|all|any|how|what|whether|when|why|who)\b)|"
    rf"\b(?:requesting|requests|seeking|seeks|sought|asking|asks|asked|to ask)\s(?:(?:us|me)\s)?(?:{_SEE}\s)?|:|[\"“]|"
    rf"(?<=[,:]\s)(?=(?:{_PLAIN})\b)|\((?=(?:the|reports|all|an?|copies|minutes)\s))"
)
_OTHER = re.compile(
    r"^\W*(?:Thanks?(?: you)? for asking (?:us )?(?:\w+ ){0,4}?(?=about |how |what |whether |for )|The (?:first|second|"
    r"third|fourth|other|last|final)(?: \w+)? (?:is|was|asks|asked) )(?P<link>for |about |(?=how|what|whether|when|"
    r"why))"
)
_NOT_A_THING = re.compile(
    r"^\W*(?:\d{1,2}(?:st|nd|rd|th)? \w+ \d{4}\b|\d{1,2}/\d|(?:an? |the )?(?:internal )?review|reconsider\w*|clarif\w+|"
    r"information (?:which|that|received|dated|under|of|on \d|we|was|is|has)|information\b\W*$|"
    r"(?:there\b|the (?:council|trust|university|decision) to\b|are|is|was|were|has|have|had|in|at|on|to|by|and|but|if|"
    r"it|they|we|i|you|this|that|these|those|us|me|more|further|your (?:request|letter|patience|e-?mail|interest))\b|"
    r"(?:the )?information\W*$|"
    r"(?:an? |the |some )?(?:following|information|details)\b[^,;:]{0,60}[:;]?\W*$|data\W*$|help|advice on|our reply|"
    r"the following|the sake|now$|information (?:about|on|regarding|relating|concerning|held|as follows))",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[,;)]?\s(?:came (?:on|in|to us)|reached us|arrived|has been|have been|was (?:received|logged|passed|sent|dealt|"
    r"handled|acknowledged)|were (?:received|passed|dealt)|has now|"
    r"can(?:not)? be|is (?:refused|one that|now|being|exempt|dealt)|under the (?:freedom|act|environmental)|"
    r"which we received|which was received|which reached)\b.*$|"
    r"[,)]\s(?:received|dated|on behalf|I write|we write|I can|we can|namely)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_TAIL_LENGTH = 220  # characters at the end of a sentence that may lead over to a list
_INTRODUCES = re.compile(
    r"\b[Yy]ou(?:r)?\b[^.?!]{0,160}\b(?:for|requesting|requests|asked|sought|to know|wrote|asking|seeking|to disclose|"
    r"to (?:see|be told)|the following|following \w+(?: of \w+)?|"
    r"as follows|reads?|was|is|were|are|parts|points|questions|wanted|heads|again)\s*[:;–-]*\s*$|"
    r"\b[Yy]our? (?:[\w’'-]+ ){0,3}(?:request|e-?mail|letter|enquiry|message)\b[^.?!]{0,100}:\W*$|"
    r"\b[Yy]ou (?:have )?(?:asked|sought|requested|wanted|wrote|ask|seek|request|put)\b[^.?!]{0,120}:\W*$|"
    r"\bhere it is\b[^.?!]{0,60}:\W*$|\bIt (?:had|has|was in) \w+ parts:\W*$"
)
_WITH_ANSWERS = re.compile(
    r"\b(?:respon\w+|answer\w*|repl\w+|in turn|in order|as they come|exempt|refus\w+|review|complain\w*|withh\w+)\b",
    re.IGNORECASE,
)
_REFUSED = (
    "exempt",
    "withhold",
    "not-held",
    "ncnd",
    "cost",
    "vexatious",
    "review",
    "regulator",
    "dissatisfied",
    "clarify",
    "apology",
)
INFO = (
    r"numbers?|names?|dates?|details|cop(?:y|ies)|lists?|minutes|reports?|reasons?|hours|times?|outcomes?|percentages?|"
    r"proportion|rates?|breakdown|polic(?:y|ies)|contracts?|"
    r"correspondence|e-?mails?|letters?|records?|figures?|advice|notes?|opinions?|results?|conditions?|locations?|"
    r"photographs?|scores?|readings?|drawings?|costs?|amounts?|"
    r"values?|sums?|totals?|spend|salar(?:y|ies)|terms|guidance|rules|plans?|sites?|years?|address(?:es)?|procedures?|"
    r"forms?|status|price|agenda|expenses|budget"
)
_LISTS = re.compile(
    rf"\W*(?:\d{{1,2}} )?(?:and |also |please (?:state|tell me|send(?: me)?|give(?: me)?|provide(?: me with)?|"
    rf"supply) )?(?:(?:{WH})\b|(?:the|an?|any|all|every|each|copies)\s|(?:[\w’'&/-]+ ){{0,2}}(?:{INFO})\b)",
    re.IGNORECASE,
)
_SPEAKS = re.compile(r"\b(?:I|we|my|our|I'm|exempt|section \d+|regulation|held|hold|attached|thank|review)\b")
_START = (
    rf"(?:(?:for|of|about|to (?:know|see|have)) )?(?:(?:{WH})\b|(?:any|all|every|each)\s(?!of (?:them|these|which)\b)|"
    rf"(?:also )?(?:for|to (?:see|know|have)) |(?:the |a |an )?(?:[\w’'-]+ )?(?:{INFO})\b)"
)
_DETERMINED = (
    r"(?:the|an?|any|all|every|your|our|both|copies|number|names|details|minutes|staff|locum|how|what|when|where|"
    r"whether|which|who|whom|why|from whom|at what|for|reports?|correspondence)\b"
)
_PART = re.compile(
    rf";\s*(?:and\s+|also\s+)?(?=\S)|,\s*(?:and|as well as|together with|plus|also|along with)\s+(?=(?:also |for |"
    rf"to )?{_DETERMINED}|{_START})|"
    rf"\s(?:as well as|together with|along with|and also)\s(?=\S)|,\s(?={_DETERMINED})|\s(?:and|or)\s(?=(?:{WH})\b|"
    rf"for (?:the|an?|all|any|copies)\b|(?:any|all|every)\s|(?:the |a |an )?(?:[\w’'-]+ )?(?:{INFO})\s(?:of|for|on|at|"
    rf"during|that|which|paid|in|between|from|to|by|with|made|given|since|per)\b)",
    re.IGNORECASE,
)
_COLON = re.compile(r"[^:\"“(]{0,70}(?::|,? namely)\s+(?=\S)")
_IN_A_NAME = re.compile(r"[A-Z]\w+ for $")
_COUNTED = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|twenty|some|several|number of) (?:\w+ )?(?:questions|matters|"
    r"points|requests|things|parts)\b",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"^\W*(?:and |also |you (?:also )?(?:asked|wanted|wished) )?(?:and|also|for|about|to (?:see|know|have|be told))\s+(?=\S)",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"(?:(?<=[\s;,:“\"])|^)(?:\((?P<a>\d{1,2}|[a-h]|[A-H]|[ivx]{1,4})\)|\[(?P<d>\d{1,2})\]|(?P<b>\d{1,2}|[a-h]|[A-H])\)|"
    r"[Qq](?:uestion )?(?P<c>\d{1,2})[.:)]?|(?P<e>\d{1,2})\.)\s+(?=\S)"
)
_CLOSES = re.compile(r"[\"”]")
_AND = re.compile(r"[,;]?\s+and\s*$", re.IGNORECASE)
_ORDER = (
    "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20".split(),
    list("abcdefgh"),
    list("ABCDEFGH"),
    "i ii iii iv v vi vii viii ix x".split(),
)
_FIELD = 3  # words; so short a part is a field of the thing before it


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing asked for: its number where it has one, and its range in the source."""

    label: str
    start: int
    end: int


def things(line: Sequence[Passage]) -> list[Thing]:
    """The things that a line says the reader asked for, in order; none where it does not tell a request back."""
    text, base = whole(line), line[0].start
    if len(text) > _LONGEST or ("you" not in text.lower() and "The" not in text):
        return []
    found: list[Thing] = []
    for passage in line:
        begin = passage.start - base
        spot = tells(passage.text)
        if spot is None or (passage.says(*_REFUSED) and not _quotes(passage.text, spot)):
            continue
        numbered = list(enumerated(text, begin))
        if numbered:
            return [Thing(label, base + first, base + last) for label, first, last in numbered]
        found += [Thing("", passage.start + first, passage.start + last) for first, last in parts(passage.text, spot)]
    return found


def listed(line: Sequence[Passage]) -> list[Thing]:
    """The things that a line of a request told back names, where it names things and says nothing else."""
    text, base = whole(line), line[0].start
    if len(text) > _LONGEST or not _LISTS.match(text) or _SPEAKS.search(text):
        return []
    return [Thing("", base + first, base + last) for first, last in parts(text, 0)]


def introduces(text: str) -> bool:
    """Whether a sentence ends in words that lead over to the request, told back on the next lines."""
    tail = text[-_TAIL_LENGTH:]
    return bool(_INTRODUCES.search(tail)) and not _WITH_ANSWERS.search(tail)


def whole(line: Sequence[Passage]) -> str:
    """The text of a line, with its offsets: gaps between passages are spaces."""
    pieces, place = [], line[0].start
    for passage in line:
        pieces += [" " * (passage.start - place), passage.text]
        place = passage.end
    return "".join(pieces)


def _quotes(text: str, spot: int) -> bool:
    return text[:spot].rstrip().endswith(('"', "“")) or text[spot : spot + 1] in ('"', "“")


def tells(text: str) -> int | None:
    """Where the things asked for begin in a sentence that tells a request back; None where it tells none."""
    found = [_after_colon(text, m) for pattern in (_YOU, _SOUGHT, _YOUR, _OTHER) for m in pattern.finditer(text)]
    return min((spot for spot in found if spot and _is_thing(text[spot:])), default=None)


def _after_colon(text: str, match: re.Match[str]) -> int:
    """Where the thing asked for begins: behind the colon where the link is followed by one ("three points about bins: …")."""
    spot = match.end()
    if _IN_A_NAME.search(text, match.start(), spot) and text[spot : spot + 1].isupper():
        return 0  # "the Department for Transport"
    colon = _COLON.match(text, spot)
    counted = match["link"].split()[:1] != ["were"] and _COUNTED.search(text, match.start(), spot)
    return colon.end() if colon else 0 if counted else spot


def _is_thing(text: str) -> bool:
    return not _NOT_A_THING.match(text) and len(text.split()) > 1


def parts(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The things asked for from `start` to the end of a sentence, parted where a new one begins."""
    end = len(text.rstrip(' .,;:"”'))
    if text[start - 1 : start] in ('"', "“") or text[start : start + 1] in ('"', "“"):
        closing = _CLOSES.search(text, start + 1)
        end = closing.start() if closing else end
    tail = _TAIL.search(text, start + 4, end)
    if tail:
        end = tail.start()
    cuts = [(match.start(), match.end()) for match in _PART.finditer(text, start, end)]
    ranges, begin = [], start
    for stop, after in [*cuts, (end, end)]:
        ranges.append((begin, stop))
        begin = after
    yield from (_bare(text, first, last) for first, last in _merged(text, ranges))


def _merged(text: str, ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join what is too short to be asked for by itself (the fields of a list) to what stands before it."""
    kept: list[tuple[int, int]] = []
    for first, last in ranges:
        part = text[first:last]
        short = len(part.split()) <= _FIELD and not re.match(r"\W*for\b", part)
        if kept and (
            short
            or (
                re.match(
                    r"\W*(?:which|who|whom|where|whose|when)\b(?! (?:were|was|is|are|did|have|has|councillors)\b)", part
                )
                and ", wh" in text[first - 3 : first + 2]
            )
        ):
            kept[-1] = (kept[-1][0], last)
        else:
            kept.append((first, last))
    return kept


def _bare(text: str, first: int, last: int, joined: re.Match[str] | None = None) -> tuple[int, int]:
    last = joined.start() if joined else last
    lead = _LEADS.match(text[first:last])
    first += lead.end() if lead else 0
    while first < last and text[first] in ' "“‘(':
        first += 1
    while last > first and text[last - 1] in ' "”’.,;':
        last -= 1
    return first, last


def enumerated(text: str, start: int = 0) -> Iterator[tuple[str, int, int]]:
    """The parts of a text that are numbered inside it ("(a) …; (b) …"): label, start, end."""
    marks = [(next(name for name in match.groups() if name), match) for match in _INLINE.finditer(text, start)]
    for order in _ORDER:
        run: list[tuple[str, re.Match[str]]] = []
        for label, match in marks:
            if len(run) < len(order) and label == order[len(run)]:
                run.append((label, match))
        if len(run) > 1:
            ends = [match.start() for _, match in run[1:]] + [len(text)]
            for (label, match), last in zip(run, ends, strict=True):
                yield (label, *_bare(text, match.end(), last, _AND.search(text, match.end(), last)))
            return
