"""Enclosures: what a reply says is attached, and what is there."""

from __future__ import annotations

import re
from functools import lru_cache

from drafter.model import Case, Evidence, Side
from drafter.patterns import cued

LISTING = cued(
    r"\b(?:complaints?|appeals?|review) (?:procedure|leaflet|note|form|process)|"
    r"\b(?:review|complain|appeal)\b[^.\n]{0,80}\b(?:form|leaflet)\b|\b(?:form|leaflet)\b[^.\n]{0,80}\b(?:review|complain|appeal)\b|"
    r"\b(?:copyright|licence|"
    r"(?:satisfaction|customer|feedback|short|our|user) survey|feedback|fact ?sheet|leaflet)\b",
    re.I,
)
_LETTERED = cued(r"\b(?:annexe?s?|appendix|appendices|schedule|table)\b(?:\s(?:[A-H]|\d{1,2}|one|two|three))?", re.I)

LEFT_OUT = cued(  # a paper is spoken of, not sent
    r"\b(?:redacted|removed|omitted|excluded|deleted|left out|taken out|withheld|missing) from (?:the|this|that|our|any|each)\b",
    re.IGNORECASE,
)
SENT = cued(r"\b(?:attach|enclos|accompan)\w*", re.IGNORECASE)
_NAMED = cued(
    r"\b(?:see|find) (?:the )?attached:? *(?P<name>[A-Z]\S*.{3,60})|(?P<file>[\w-]{3,60}\.(?:pdf|xlsx?|csv|"
    r"docx?|zip))\b",
    re.I,
)
_FILE = cued(  # a line that is the name of a file
    r"^[^\S\n]*(?:[•*·–-] ?)?(?P<file>\w[\w .,()&’'–-]{2,80}\.(?:pdf|xlsx?|csv|docx?|zip))(?: ?[(\[][^)\]\n]{1,20}[)\]])?[^\S\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_TITLE = cued(
    r"^\W*(?:\w+ )?(?:annexe?|appendix|schedule|attachments?|enclosures?)\b(?!.*\b(?:is|are|see|find|please|"
    r"lists|shows|contains|has|gives|sets|attached|enclosed)\b)"
    r"[\w\s.:–()-]{0,40}$",
    re.IGNORECASE,
)
_ENDS = cued(  # the next annex, or what stands below every mail
    r"^\W*(?:annexe?|appendix|schedule) (?:[A-H]|\d{1,2})\b.{0,60}$|^--|^\W*(?:this|the information in this) (?:e-?mail|message)",
    re.IGNORECASE | re.MULTILINE,
)
_PLACE = r"(?:annexe?s?|appendix|appendices|schedule|attach(?:ed|ment)s?|enclosed|enclosure|separate (?:letter|document|notice))"
_REASONS = (
    r"(?:reasons?|reasoning|rationale|explanations?|arguments|factors|considerations|public interest|harm test|prejudice test|"
    r"(?:my|our|full|detailed|these) (?:findings|conclusions)|"
    r"why (?:the|this|these|that|each|an?))"
)
_REASONED_THERE = cued(
    rf"\b{_REASONS}\b[^.\n]{{0,120}}\b{_PLACE}\b(?! (?:information|letters?|documents?|reports?|files?) (?:is|are))|"
    rf"\b{_PLACE}\b[^.\n]{{0,120}}\b{_REASONS}\b",
    re.IGNORECASE,
)
_GIVES = cued(
    r"\b(?:set out|explain\w*|given|found|see|find|contain\w*|detail\w*|provid\w*|outlin\w*|includ\w*|sets|list\w*|refer|attached|"
    r"at annex|in annex)\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"\.\s|\n")
_SOME_TEXT = 120  # characters of an annex that is set out, and more than a mere title
_LINK = cued(r"https?:|www\.|\b(?:this|the following|web) ?(?:page|link|address)\b", re.IGNORECASE)


def name(mention: str) -> str:
    """The name of the file that a passage says is attached; empty where it has none."""
    match = _NAMED.search(mention)
    return (match["name"] or match["file"]) if match else ""


def file_named(case: Case) -> Evidence | None:
    """The first line of the authority that is only the name of a file; none where there is no such line."""
    for message in case.messages:
        for body in message.body if message.side is Side.AUTHORITY and not message.quoted else ():
            match = _FILE.search(case.whole(body.source), body.start, body.end)
            if match:
                return Evidence(body.source, match.start("file"), match.end("file"))
    return None


def is_heading(mention: str) -> bool:
    """Whether a passage is only the title of an annex."""
    return bool(_TITLE.match(mention))


def is_linked(case: Case, said: Evidence) -> bool:
    """Whether a passage gives a web page as the place of an annex, in its own words or in the next line."""
    text = case.whole(said.source)
    following = text[said.end : said.end + 1 + len(text[said.end + 1 :].partition("\n")[0])]
    return bool(_LETTERED.search(case.text(said))) and bool(
        _LINK.search(case.text(said)) or _LINK.match(following.strip())
    )


def enclosures_present(case: Case, said: Evidence) -> bool:
    """Whether files came with the reply, beside the letter that speaks of them: data, attachments, more letters.

    A mail that was sent on with it is none.
    """
    names = {body.source for m in case.messages if m.side is Side.AUTHORITY for body in m.body}
    theirs = [source for source in case.sources if source.id in names]
    files = {source.id for source in case.sources if source.data} | {one.id for one in theirs if not one.mail}
    files |= {name for one in theirs for name in one.attachments}
    others = {said.source} | {source.id for source in case.sources if source.mail}
    return bool(files - others)


def reasons_enclosed(case: Case) -> bool:
    """Whether the reply gives its reasons in an enclosure that is not among the files, and not set out in the letter."""
    own = (one.body for one in case.messages if one.side is Side.AUTHORITY and not one.quoted)
    return any(
        not enclosures_present(case, body) and not is_annex_here(case, said)
        for bodies in own
        for body in bodies
        for said in _reasoned_there(case.text(body))
    )


@lru_cache(maxsize=16)
def _reasoned_there(text: str) -> tuple[str, ...]:
    """The sentences that say that reasons are given in an enclosure."""
    found = []
    for match in _REASONED_THERE.finditer(text):
        start = max(text.rfind(stop, 0, match.start()) for stop in (". ", "\n")) + 1
        stop = _STOP.search(text, match.end())
        said = text[start : stop.start() if stop else len(text)]
        if _GIVES.search(said):
            found.append(said)
    return tuple(found)


def is_annex_here(case: Case, mention: str) -> bool:
    """Whether the annex that a passage mentions stands in the reply itself, under its own heading."""
    match = _LETTERED.search(mention)
    if match and _is_set_out(case, match[0]):
        return True
    if not match or re.search(r"\b(?:enclos|copy|copies|also attached|spreadsheet|report)\w*", mention, re.I):
        return False
    heading = cued(rf"^\W*{re.escape(match[0])}\b.{{0,60}}$", re.IGNORECASE | re.MULTILINE)
    return any(heading.search(source.text) for source in case.sources)


def _is_set_out(case: Case, title: str) -> bool:
    """Whether an annex stands under its own heading with a text of some length."""
    heading = cued(rf"^\W*{re.escape(title)}\b.{{0,60}}$", re.IGNORECASE | re.MULTILINE)
    for source in case.sources:
        for match in heading.finditer(source.text):
            below = source.text[match.end() :].lstrip("\n")
            other = _ENDS.search(below)
            numbered = " " in title or match[0].strip(" \t\n*_#:").casefold() == title.casefold()
            if numbered and len(below[: other.start() if other else len(below)].strip()) >= _SOME_TEXT:
                return True
    return False
