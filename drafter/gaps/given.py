"""What the words of an answer give: numbers, names, dates, a list, a plain yes or no, the years it covers."""

from __future__ import annotations

import re

from drafter.patterns import cued

RANGE = cued(
    r"\b((?:19|20)\d\d)(?:[/–-]\d\d(?:\d\d)?)?,? (?:to|until|through) (?:\w+ )?((?:19|"
    r"20)\d\d)(?:[/–-]\d\d(?:\d\d)?)?\b|"
    r"\b((?:19|20)\d\d)\s?[–-]\s?((?:19|20)\d\d)\b"
)
_FISCAL = cued(r"\b((?:19|20)\d\d)(?: ?/ ?|[–-])(?:(?:19|20)?\d\d)\b")
_YEAR = cued(r"(?<![\d.£,])((?:19|20)\d\d)(?![\d,]\d|\d)")
_SHORT = cued(r"(?<![\d/])(\d\d)/(\d\d)(?![\d/])")
_WORDS = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|"
    r"nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen|half|both|"
    r"single|once|twice"
)
_NONE = cued(
    r"\b(?:none|nil|no|zero|nothing|nobody|never|neither|n/?a|not|nought|cannot|unable)\b|n[’']t\b|\bno one\b",
    re.IGNORECASE,
)
_UNKNOWN = cued(
    r"\b(?:tb[ac]|to be (?:confirmed|decided|arranged|agreed)|under review|in progress|currently|none|nil|n/?a|"
    r"never|nobody|no one|neither|unknown|unable|cannot|no (?:records?|information|data|such|plans?|date|time|limit)|"
    r"not (?:been )?(?:known|recorded|held|available|yet|applicable|kept|decided|possible|set|fixed|agreed|named))\b",
    re.IGNORECASE,
)
_NO = cued(
    r"\b(?:no|none|nil|n/?a|never|nobody|zero|0)\b|\b(?:do|does|did|has|have|had|is|are|was|were|will) not\b|n[’']t\b",
    re.IGNORECASE,
)
_STOCK = cued(
    r"\b(?:priority|(?:very|extremely) seriously|in (?:line|accordance|compliance) with|committed to|commitment|good relationship|"
    r"best practice|risk-based|(?:in|by) the usual way|case[ -]by[ -]case|strives?|aims? to|endeavours?|robust|"
    r"all (?:relevant|applicable|appropriate)|duty of care|high(?:est)? standards?|continue to work)\b",
    re.IGNORECASE,
)
_QUOTED = cued(r"[\"“][^\"”\n]{1,60}[\"”]")  # somebody else's words
_NUMBER = cued(rf"(?<![\w/.])(?:£\s?)?\d[\d,]*(?:\.\d+)?(?![\d/])|\b(?:{_WORDS})\b", re.IGNORECASE)
_DATE = cued(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?)?(?:january|february|march|april|may|june|july|august|september|"
    r"october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?(?:,? \d{4})?|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|"
    r"\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_WHEN = cued(
    r"\b(?:(?:end|start|beginning|middle) of|continuous(?:ly)?|"
    r"spring|summer|autumn|winter|easter|christmas|today|yesterday|tomorrow|ongoing|immediately|"
    r"(?:next|last|this|each|every|\w+) (?:weeks?|months?|years?|days?|quarters?|terms?)|daily|weekly|monthly|"
    r"annually)\b",
    re.IGNORECASE,
)
_LASTS = cued(
    rf"\b(?:\d[\d.,½]*|{_WORDS}|an?|few|several|some)[ -](?:\w+ )?(?:minutes?|mins?|hours?|hrs?|days?|weeks?|"
    rf"fortnights?|months?|years?|terms?)\b|"
    r"\b(?:permanent(?:ly)?|indefinite(?:ly)?|overnight|still|since|until|throughout|ongoing|fortnight)\b|"
    r"\bfrom\b[^.]{1,40}\bto\b",
    re.IGNORECASE,
)
_POST = cued(
    r"\b(?:officers?|managers?|directors?|teams?|compan(?:y|ies)|contractors?|clerk|inspectors?|engineers?|"
    r"surveyors?|trustees?|"
    r"members?|chair(?:man|woman)?|firms?|suppliers?|staff|council(?:lors?)?|consultants?|head|doctors?|nurses?|"
    r"panel|board|"
    r"committee|department|authority|police|agency|users?|residents?|everyone|anyone|public|governors?|"
    r"secretary|owners?)\b",
    re.IGNORECASE,
)
_MONTHS = frozenset(
    "January February March April May June July August September October November December Monday Tuesday Wednesday Thursday "
    "Friday Saturday Sunday".split()
)
_BODIES = frozenset(
    "Council Trust Board Force Department Authority University Service Government Agency Police".split()
)
_CAPITAL = cued(r"\b[A-Z][\w’'&-]+")
_SENTENCE = cued(r"(?:^|(?<=[.?!:])\s|\n)[^\w\n]*[\w’'-]+")  # with its first word, which has a capital in any case
_PLAIN = cued(
    r"\b(?:yes|confirm(?:ed|s)?|correct|incorrect|right|wrong|true|untrue|false|indeed|agreed?|accurate|"
    r"there (?:is|are|was|were))\b|"
    r"^\W*(?:it|they|he|she|we|i) (?:is|are|was|were|has|have|had|does|do|did|will|can|am)\b",
    re.IGNORECASE,
)
_POINTS = cued(
    r"\b(?:see|refer|please find|(?:as|given|set out|listed|shown|answered|stated|detailed|provided|included|"
    r"covered|explained|combined)\b[^.]{0,25}"
    r"\b(?:above|below|in (?:the )?(?:answer|response|question|q|section|annex|table|attached|letter|point|"
    r"part))|same as|as (?:for|per|in)|"
    r"https?:|www\.|(?:this|following|below|via the|via this|web) links?\b|\blinks? (?:below|above|to|is|are)\b|"
    r"website|web page|published|publicly|attach|enclos|appendix|annex|"
    r"schedule|spreadsheet|download|online|(?:be|for|to) inspect(?:ed|ion)?|sent to you|will (?:be sent|follow)|separately|"
    r"under separate cover)",
    re.IGNORECASE,
)
_NOTHING = cued(
    r"\brefer(?:red)? you to (?:our|the|an) (?:earlier |previous )?(?:answer|reply|"
    r"response)\b[^.]{0,60}\b(?:another|other|someone else)\b|"
    r"\b(?:nor|not|neither)\b[^.]{0,60}\bbeen able to (?:deal with|answer|consider|address) (?:it|them|this|these)\b",
    re.IGNORECASE,
)


def points_elsewhere(text: str) -> bool:
    """Whether an answer leans on something outside it: an enclosure, a page, another answer."""
    return bool(_POINTS.search(text))


def puts_off(text: str) -> bool:
    """Whether an answer says that nothing was done, or points to what the requester was never given."""
    return bool(_NOTHING.search(text))


def numbers(text: str) -> list[str]:
    """The numbers of a text, in figures or words; dates and years are none."""
    return _NUMBER.findall(_DATE.sub(" ", _FISCAL.sub(" ", text)))


def says_none(text: str) -> bool:
    """Whether a text says none, no or not."""
    return bool(_NONE.search(text))


def says_no(text: str) -> bool:
    """Whether a text says that there is none, or answers no, so that what follows from a yes need not be said."""
    return bool(_NO.search(text))


def says_stock(text: str) -> bool:
    """Whether a text has the words of a reassurance that would fit any question."""
    return bool(_STOCK.search(text))


def says_unknown(text: str) -> bool:
    """Whether a text says that there is none, or that it is not known, not fixed or not recorded."""
    return bool(_UNKNOWN.search(_QUOTED.sub(" ", text)))


def says_plainly(text: str) -> bool:
    """Whether a text says yes or no, confirms or corrects, or states that something is so."""
    return bool(_PLAIN.search(text)) or says_none(text)


def names(text: str) -> list[str]:
    """Words with a capital that do not begin a sentence: names of persons, bodies and places, not of months or "the Council"."""
    return [word for word in _CAPITAL.findall(_SENTENCE.sub(" ", text)) if word not in _MONTHS and word not in _BODIES]


def says_who(text: str) -> bool:
    """Whether a text has a name or a post."""
    bare = _DATE.sub(" ", text)
    return bool(
        names(bare)
        or re.match(r"\W*(?:the|an?|our) \w+", bare, re.IGNORECASE)
        or _POST.search(bare)
        or re.search(r"\b[A-Z][a-z]+ [A-Z][a-z]+", bare)
    )


def says_when(text: str) -> bool:
    """Whether a text has a date or another word for a time."""
    return bool(_DATE.search(text) or _WHEN.search(text))


def says_date(text: str) -> bool:
    """Whether a text has a date."""
    return bool(_DATE.search(text))


def says_how_long(text: str) -> bool:
    """Whether a text has a length of time."""
    return bool(_LASTS.search(text))


def years(text: str, fiscal: bool) -> frozenset[int]:
    """The years that an answer covers; financial years by their first where the question has such (`fiscal`)."""
    found: set[int] = set()
    for match in RANGE.finditer(text):
        first, last = int(match[1] or match[3]), int(match[2] or match[4])
        if 0 < last - first < 30:
            found.update(range(first, last + 1))
    starts = {int(year) for year in _FISCAL.findall(text)} | {
        2000 + int(one) for one, other in _SHORT.findall(text) if int(other) == int(one) + 1
    }
    found |= starts if fiscal else starts | {year + 1 for year in starts}
    plain = {int(year) for year in _YEAR.findall(_FISCAL.sub(" ", text))}
    return frozenset(found | plain | ({year - 1 for year in plain} if fiscal and not starts else set()))


def is_fiscal(text: str) -> bool:
    """Whether a text speaks of financial years."""
    return bool(_FISCAL.search(text))
