"""What a line can open: a list item, a mail header, a greeting, a signature. Such a line continues none."""

from __future__ import annotations

import re

BULLET = r"[•◦○‣▪–—*·o-]\s|[•◦○]\S|-{2,}|_{5,}|={5,}"
NUMBER = r"(?:Q(?:uestion)?\.?\s?)?\(?\d{1,3}(?:\.\d{1,2})*[.):]\s|\d{1,2}\s[-–]\s|\d{1,3}[.)]$|Q\d{1,2}\b"
LETTER = r"\(?(?:[a-z]|[A-Z]|[ivx]{1,5}|[IVX]{1,5})[.)]\s|\([a-z]\)|\([ivx]{1,5}\)"
ITEM = re.compile(rf"{BULLET}|{NUMBER}|{LETTER}")
HEADER = re.compile(r"\*?(From|Sent|To|Cc|Bcc|Date|Subject|Reply-To|Importance|Attachments?):(?:\s|$)")
GREETING = re.compile(r"(?:Dear|Hello|Hi|Good (?:morning|afternoon|evening))\b")
SIGN_OFF = re.compile(
    r"(?:Yours (?:faithfully|sincerely|truly)"
    r"|(?:Kind(?:est)?|Best|Warm|With|Many)\b[\w ]{0,20}(?:regards|wishes|thanks)"
    r"|Regards|Sincerely|Thanks|Thank you|All the best|Best wishes)\s*[,.]?$",
    re.IGNORECASE,
)
ANSWER = re.compile(r"(?:Yes|No|None|Nil|N/?A|Not (?:applicable|held)|(?:Information )?[Nn]ot held|As above)\.?$")
ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)\S*$")
MARK = re.compile(r"\[\d{1,3}\]$|\d{1,3}\.$")
TITLE = re.compile(r"(?:References|Visible links|Hidden links:|show quoted sections|hide quoted sections)$")
BRACKET = re.compile(r"\[$")
REST = re.compile(r"[\]).,;:](?:[\s,.;:]|$)")
BINDERS = re.compile(
    r"\b(?:sections?|regulations?|articles?|schedule|part|paragraphs?|questions?|points?|numbers?|tables?|annex|and|or"
    r"|of|to|the|under|in|for|by|on|at|from|with|is|was|than|a|an|items?|ss?)$",
    re.IGNORECASE,
)
HEADING = re.compile(r"[A-Z][^\s.?!]*(?: [^\s.?!]+){1,7}$")
RAISED = re.compile(r"(?:st|nd|rd|th)\b")
UNFINISHED = re.compile(r"[^.?!:;]$")


def opens(line: str, before: str) -> bool:
    """Whether a line begins something of its own, seen with the line before it.

    A number after "section" or "and" is a cross-reference that the wrap moved down, not a list item.
    """
    if "\t" in line or "\t" in before or HEADER.match(line) or GREETING.match(line):
        return True
    if SIGN_OFF.match(line) or TITLE.match(line) or ANSWER.match(line):
        return True
    return bool(ITEM.match(line)) and not (BINDERS.search(before) and not line.startswith(("•", "◦", "○", "--")))


def closes(line: str) -> bool:
    """Whether nothing can continue a line: a greeting, a sign-off, a rule of dashes."""
    return bool(SIGN_OFF.match(line) or re.fullmatch(r"(?:Dear|Hi|Hello)\b[^.]{0,60},|[-_=*]{1,}", line))


def torn(before: str, line: str) -> bool:
    """Whether a web page's text was torn apart around a link, a bracket or a raised "th"."""
    if before[-1:].isdigit() and RAISED.match(line):
        return True
    return bool(
        BRACKET.search(before)
        or REST.match(line)
        or ((ADDRESS.match(before) or REST.match(before)) and line[:1].islower())
    )


def runs_on(before: str, line: str) -> bool:
    """Whether the words alone show that a sentence goes on: no full stop, then a small letter."""
    return bool(UNFINISHED.search(before)) and line[:1].islower() and not ITEM.match(line) and not ADDRESS.match(line)
