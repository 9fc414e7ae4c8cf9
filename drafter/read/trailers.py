"""What a mail system puts around the words: disclaimers, banners, link lists, the notes of request sites."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from drafter.model import Evidence, Source
from drafter.read import history

# A paragraph that begins like this is a trailer.
PARAGRAPH = re.compile(
    r"""(?ix)
      this \s (?:e-?mail|message|communication|transmission) \b .{0,80}
        \b(?:may\scontain|is\s(?:intended|confidential|private|for\sthe)|and\sany|contains|has\sbeen\s(?:scanned|checked|sent|swept)|including)
    | (?:the\s)?information \s (?:contained\s|transmitted\s)?(?:in|with|by) \s this \s (?:e-?mail|message|communication)
    | (?:please\snote\s(?:that\s)?)?(?:if \s you \s (?:are \s not \s the|have \s received \s this)) \b .{0,60}
        \b(?:intended|recipient|addressee|error|mistake)
    | (?:caution|warning|external(?:\se-?mail)?|security\snotice|\[external\]|\*+\s?external)\b .{0,40}
        \b(?:this|e-?mail|message|originated|sender|came|attachment|link|outside)
    | (?:confidentiality|legal|privacy)\s(?:notice|disclaimer|statement)\s?: | disclaimer\s?:
    | .{0,3}\s?(?:please\s)?(?:don['’]?t|do\snot|consider\sthe\senvironment|think\sbefore) .{0,40}\bprint
    | please \s (?:consider|think) .{0,60} \b(?:environment|printing)
    | (?:any\s)?views \s (?:or\sopinions\s)?expressed \s in \s this
    | we \s (?:cannot|do\snot) \s accept \s .{0,40} liability .{0,60} (?:virus|e-?mail)
    | (?:all \s)?e-?mails? \s .{0,60} (?:may|will) \s be \s (?:monitored|recorded|subject\sto\smonitoring|scanned)
    | (?:show|hide) \s quoted \s sections$ | \[quoted \s text \s hidden\]$
    | this \s is \s a \s plain-text \s version \s of \s the \s .{0,60} \b request
    | sent \s from \s my \s (?:iphone|ipad|phone|mobile|samsung|android)
    """
)
# From a line like this to the end of its mail, everything is a trailer.
REST = re.compile(r"References$|Visible links$|Hidden links:$|Links:$")
SITE = re.compile(r"Please use this email address for all replies to this request:?")
LISTED = re.compile(
    r"\[?\d{1,3}[.\]]\s*(?:https?://|mailto:|file:)\S*|https?://\S+|mailto:.*|Visible links$|Hidden links:$"
)
ATTACHED = re.compile(r"\d{1,2} Attachments?$")
SHOWN = re.compile(r"Download$|View as HTML$|\d+(?:\.\d+)?[KM]$")


@lru_cache(maxsize=64)
def trailers(source: Source) -> tuple[Evidence, ...]:
    """The ranges of a source that are nobody's words about the request, in order."""
    found = history.lines(source.text)
    ranges: list[tuple[int, int]] = []
    begins = {cut.line for cut in history.cuts(source.text, source.mail is None)}
    at = attached(found)
    if at:
        ranges.append((found[0].start, found[at - 1].end))
    while at < len(found):
        end = span(found, at, begins)
        if end > at:
            ranges.append((found[at].start, found[end - 1].end))
        at = max(at + 1, end)
    return tuple(Evidence(source.id, start, end) for start, end in ranges)


def span(found: Sequence[history.Words], at: int, begins: set[int]) -> int:
    """The line after the trailer that begins at a line; the line itself where none does."""
    text = found[at].text.strip()
    following = found[at + 1].text if at + 1 < len(found) else ""
    if SITE.match(text) or (history.RULE.match(text) and SITE.match(following)):
        end = at + 1
        while end < len(found) and end not in begins and not found[end].text.startswith("show quoted sections"):
            end += 1
        return end
    if REST.match(text) and LISTED.match(following):
        end = at + 1
        while end < len(found) and end not in begins and LISTED.match(found[end].text):
            end += 1
        return end
    return at + 1 if PARAGRAPH.match(text) else at


def attached(found: Sequence[history.Words]) -> int:
    """How many lines at the top list attachments, as a request site shows them."""
    if not found or not ATTACHED.match(found[0].text):
        return 0
    last = max((at for at, line in enumerate(found[:60]) if SHOWN.match(line.text)), default=-1)
    return last + 1
