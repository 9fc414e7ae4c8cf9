"""The authority's references: labelled ones, codes that stand alone in a letterhead or a subject, and numbers of FOI cases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.language.dates import dates
from drafter.language.lines import POSTCODE, Line
from drafter.language.passages import Zone
from drafter.model import Fact
from drafter.patterns import Cued, cued

_BEFORE = 40  # characters before a label
_THEIRS = cued(
    r"\b(?:your|requester[’']?s|customer)\s+(?:\b(?:our|internal|foi|eir|foia|foiu|dp|request|case|file|enquiry|"
    r"complaint|unique|ico)\s?){0,2}$",
    re.IGNORECASE,
)  # before a label
_LABEL = cued(
    r"(?:\b(?:reference|ref)\b\.?(?:\s?(?:number|no\.?|num|id|code)(?!\w))?|"
    r"\b(?:case|request|enquiry|log|ticket|incident|foi|eir)\s(?:number|no\.?|id)(?!\w)|\b(?:case|enquiry|incident|"
    r"request)(?=\s?[:#]?\s[A-Z]*[\d/.-])|\bquot(?:e|ing)\b|"
    r"(?P<sign>\bcyf\b))[\s:./#|*=–—-]{0,8}(?:is|of|as)?\s?(?:[:|]\s)?(?P<of>(?:internal review|complaint|"
    r"foi request)[\s:–—-]{1,4})?",
    re.IGNORECASE,
)
_CODED = cued(
    r"(?P<ref>(?:(?:FOI|EIR|FOIA|FOISA|IR|RFI|SAR|IRR|TRIM|F|E|[A-Z]{2,6})(?:[ ]?[/:–-]?[ ]?(?:FOI|EIR|"
    r"IR))?[ ]?[/:–-]?[ ]?)?[A-Z]{0,8}[/.–-]?[ ]?\w*\d[\w./–-]*(?:[ ]?[–-][ ]?\d[\w./–-]*)*)"
)
_LOOSE = cued(r"(?P<ref>(?:[A-Za-z]{1,8}[/._–-]){0,5}\w*\d[\w./–-]*)")
_ALONE = cued(
    r"(?<![\w/.@£#-])(?P<ref>(?:[A-Z]{2,6} ){0,2}"
    r"(?:[A-Z][A-Za-z]{0,7}(?:\d[\w]*)?[/._–-]?(?:[A-Za-z]{1,5}[/._–-]){0,4})?"
    r"\d[\w]*(?:[/._–-][\w]+)*)(?![\w@%£]|,\d)"
)
_BARE = cued(
    r"(?:\bRe\b|\bSubject\b|[Rr]equest|FOI|FREEDOM OF INFORMATION[\w ()]*|Act 2000|"
    r"ACT 2000)[^.\n]{0,60}?[\s:–#(-]+(?P<ref>(?:(?:FOI|EIR|RFI|IR|F)[\s/–:-]{0,3}|FOI[A-Z]?)?\d[\w/.–-]{2,})\b"
)
_ACT = cued(  # the title of a letter
    r"^\W*(?:re\W+|subject\W+)?(?:freedom of information|foia?|eir|environmental information|information request|"
    r"request for information|your request for)\b",
    re.IGNORECASE,
)
_ROW = cued(  # a line that only names what stands below it: "Request reference:", "FOI number"
    r"^\W*(?!your\b)(?:[a-z]+\s){0,5}(?:ref(?:erence)?\b\.?(?:\s(?:number|no|id))?|(?:request|case|foi|eir)\s(?:id(?:\snumber)?|number|no))\W*$",
    re.IGNORECASE,
)
_FOI = cued(r"\b(?P<ref>(?:FOI|EIR|RFI|FOIA|FOISA)[A-Z]?[\s/:–-]{0,3}\d[\w/.–-]{1,20})\b")
_DIGIT = cued(r"\d")
_DIGITS = cued(r"\d\w*\d")
_EDGES = " .,-–/:"
_WEB_SIGNS = ("@", "http", "www.")
_WEB = cued(r"\S+@\S+|https?:\S+|www\.\S+")
_BLIND = cued(
    rf"{_WEB.pattern}|"
    r"\b[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}\b|"
    r"(?:\b(?:tel|telephone|phone|fax|mobile|dx|ext|extn|direct line|switchboard|t|m)\b\.?\s?(?:no\.?|"
    r"number)?\s?[:.]?\s?)[+()\d][\d ()+-]{2,20}|"
    r"(?<![\w/-])(?:\+44|\(?0)[\d()]{2,5}[ -]?\d{3,4}[ -]?\d{3,4}\b|\bP\.?O\.? ?box \d+|"
    r"\b(?:act|regulations?|section|sections|s\.|reg\.?|room|floor|box|unit|suite|page|annexe?|appendix|part|question|"
    r"version|phase|level|point|building|block|year|covid)[ -]?\d[\w()./-]*|"
    r"(?:company|charity|vat|registration|registered[\w ,]{0,25}?)\s?(?:number|no\.?|num)?\s?:?\s?\d[\d ]*|"
    r"£\s?\d[\d,.]*|\b\d+(?:st|nd|rd|th)\b|\b\d{1,2}[:.]\d\d\s?(?:am|pm|hrs)?(?![\w/.-])",
    re.IGNORECASE,
)  # fmt: skip
_YEARS = cued(r"(?:(?:19|20)\d\d|\b\d\d)(?:\s?[-/–]\s?(?:(?:19|20)\d\d|\d\d))?")
_FILE = cued(r"\.(?:pdf|docx?|xlsx?|csv|zip|jpe?g|png)$", re.IGNORECASE)
_LAWS = cued(
    r"^(?:FOIA?|EIRs?|FOISA|DPA|RIPSA|PECR|GDPR)\W?(?:19|20)\d\d$|^(?:EA|UA|GIA)[/ ](?:19|20)\d\d[/ ]\d+"
)  # Acts, and cases of tribunals
_TIMES = cued(r"^(?:\d{1,2}(?:st|nd|rd|th)|FY\W?(?:20)?\d\d(?:\W\d{2,4})?)$", re.IGNORECASE)  # a day, a financial year
_TOLD = (Zone.BODY, Zone.GREETING, Zone.HEADING, Zone.SIGNATURE, Zone.REVIEW, Zone.COURTESY, Zone.HEADER)
_TITLE = 12  # words of a line that may be a title
_SHORT = 6  # words of a line that stands by itself, such as a footer
_NEAR = 6  # lines behind the letterhead in which a label counts as much as in it


def references(lines: Sequence[Line], subjects: Sequence[tuple[str, Line]] = ()) -> list[Fact]:
    """The authority's references, the surest first. `subjects` are those of its mails, with a line that stands for each."""
    told = [line for line in lines if line.zone in _TOLD]
    top = [line for line in told if line.head or line.zone in (Zone.HEADING, Zone.GREETING)]
    near = [*top, *[line for line in told if line not in top][:_NEAR]]
    found = [fact for line in near for fact in _labelled(line.text, line)]
    found += [fact for above, line in pairwise(told) for fact in _below(above, line)]
    found += [fact for subject, line in subjects for fact in _labelled(subject, line, subject=True)]
    found += [fact for line in top if line.head or line.words <= 14 for fact in _alone(line.text, line)]
    found += [
        fact
        for subject, line in subjects
        for pattern in (_BARE, _FOI)
        for fact in _matched(pattern, subject, line, True)
    ]
    found += [fact for subject, line in subjects for fact in _alone(subject, line, subject=True)]
    titles = [line for line in near if line in top or (line.words <= _TITLE and _ACT.search(line.text))]
    for pattern, where in ((_BARE, titles), (_FOI, near)):
        found += [fact for line in where for fact in _matched(pattern, line.text, line)]
    rest = [line for line in told if line.zone in (Zone.SIGNATURE, Zone.REVIEW, Zone.COURTESY) or line.words <= _SHORT]
    found += [fact for line in rest for fact in _labelled(line.text, line)]
    first: dict[str, Fact] = {}
    for fact in found:
        first.setdefault(_bare(fact.value), fact)
    return list(first.values())


def _bare(ref: str) -> str:
    return re.sub(r"\W", "", ref).lower()


def _below(above: Line, line: Line) -> Iterator[Fact]:
    """A code alone on a line, named by the line above it; a blank one may stand between."""
    if line.number - above.number in (1, 2) and line.words <= _SHORT and _ROW.match(above.text):
        value = _CODED.fullmatch(line.text.strip(" *|-\t"))
        if value and not any(dates(line.text, 2000)):
            yield from _fact(value, line, False, line.text.index(value[0]))


def _labelled(text: str, line: Line, subject: bool = False) -> Iterator[Fact]:
    """What follows "Our ref" and its like; what follows "Your ref" is the reader's."""
    if not _DIGIT.search(text):
        return
    for label in _LABEL.finditer(text):
        if _THEIRS.search(text[max(0, label.start() - _BEFORE) : label.start()]):
            continue
        value = _CODED.match(text, label.end()) or _LOOSE.match(text, label.end())
        if value and not any(one.start <= value.start("ref") < one.end for one in dates(text, 2000)):
            yield from _fact(value, line, subject)


def _alone(text: str, line: Line, subject: bool = False) -> Iterator[Fact]:
    """Codes without a label in a letterhead, heading or subject; dates, telephones, postcodes and sections are none."""
    if not _DIGITS.search(text):
        return
    blind = _BLIND.sub(lambda match: "¤" * len(match[0]), text)
    for dated in dates(text, 2000):
        blind = blind[: dated.start] + "¤" * (dated.end - dated.start) + blind[dated.end :]
    for match in _ALONE.finditer(blind):
        if not re.search(r"\byour\s\W*(?:ref|reference)\b\W*$", blind[: match.start()], re.IGNORECASE) and _looks_own(
            match["ref"], blind
        ):
            yield from _fact(match, line, subject)


def _looks_own(ref: str, text: str) -> bool:
    """Whether a code without a label is one: letters before its digits, or digits enough, and no years alone."""
    digits = re.sub(r"\D", "", ref)
    rest = _YEARS.sub("", ref)
    if re.match(r"[A-Z]+ ?[/–-]?", ref) and len(digits) >= 2 and ref[0].isalpha():
        joined = re.search(r"[A-Za-z][/._–-]?\d|\d[/._–-][A-Za-z\d]", ref)
        acronym = re.match(r"(?:[A-Z]{2,6} )+", ref)
        return (
            bool(joined or (acronym and len(digits) >= 3))
            and len(_bare(ref)) >= 4
            and not re.fullmatch(r"[A-Z]{1,2}\d{1,3}", ref)
        )
    if not re.search(r"\d", rest):
        return False
    whole = len(ref) >= len(text.strip(" *_#()[]¤|·—–-/."))
    return len(digits) >= (5 if re.search(r"[/_-]", ref) or whole else 6) or bool(
        re.fullmatch(r"(?:20)?\d\d[-/]\d{3,}", ref)
    )


def _matched(pattern: Cued, text: str, line: Line, subject: bool = False) -> Iterator[Fact]:
    blind = _WEB.sub(lambda match: "¤" * len(match[0]), text) if any(sign in text for sign in _WEB_SIGNS) else text
    for match in pattern.finditer(blind):
        if not re.search(r"\byour ref", text[: match.start("ref")], re.IGNORECASE):
            yield from _fact(match, line, subject)


def _fact(match: re.Match[str], line: Line, subject: bool, at: int = 0) -> Iterator[Fact]:
    ref = match["ref"].strip(_EDGES)
    if _is_reference(ref):
        start = at + match.start("ref") + match["ref"].index(ref)
        yield Fact("reference", ref, line.evidence(0, 0) if subject else line.evidence(start, start + len(ref)))


def _is_reference(ref: str) -> bool:
    bare = re.sub(r"\W", "", ref)
    year = re.fullmatch(r"(?:19|20)\d\d", ref) or _FILE.search(ref) or _LAWS.match(ref) or _TIMES.match(ref)
    return 3 <= len(bare) <= 30 and not year and not POSTCODE.search(ref)
