"""What a line can open: a list item, a mail header, a greeting, a signature. Such a line continues none."""

from __future__ import annotations

import re

BULLET = r"[•◦○‣▪–—*·o-]\s|[•◦○]\S|-{2,}|_{5,}|={5,}"
NUMBER = r"(?:Q(?:uestion)?\.?\s?)?\(?\d{1,3}(?:\.\d{1,2})*[.):]\s|\d{1,2}\s[-–]\s|\d{1,3}[.)]$|[QA]\d{1,2}\b"
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
REST = re.compile(r"[\]).,;:](?:[\s,.;:]|$)")
BINDERS = re.compile(
    r"\b(?:sections?|regulations?|articles?|schedule|part|paragraphs?|questions?|points?|numbers?|tables?|annex|principles?|limbs?"
    r"|and|or|of|to|the|under|in|for|by|on|at|from|with|is|was|than|a|an|items?|ss?)$",
    re.IGNORECASE,
)
CITES = re.compile(r"\b(?:sections?|regulations?|articles?)$", re.IGNORECASE)
LETTERED = re.compile(r"\(([a-h])\) ")
BINDING = re.compile(r"\b(?:and|or|of|to|the|under|in|for|by|on|at|from|with|than|an?|our|your|their|which|that)$")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
MONTH, MONTH_LAST = re.compile(rf"(?:{_MONTHS})\b"), re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS}),?$")
DAY, YEAR = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?(?: of)?$"), re.compile(r"(?:19|20)\d\d\b")
LISTS = re.compile(r"[;,] (?:and|or)$")
HEADING = re.compile(r"[A-Z][^\s.?!]*(?: [^\s.?!]+){1,7}$")
ROW = re.compile(r":\s{1,3}£?\d[\d,.]*%?$")  # of a table in words: "Refused in full: 54"
RAISED = re.compile(r"(?:st|nd|rd|th)\b")
END = 40  # characters at the end of a line in which all that is looked for at its end has room


def opens(line: str, before: str, said: str = "") -> bool:
    """Whether a line begins something of its own, seen with the line before it and all of its paragraph so far.

    A number after "section" or "and" is a cross-reference that the wrap moved down, not a list item;
    so is "(b)" where "(a)" stands inside a sentence.
    """
    if "\t" in line or "\t" in before or HEADER.match(line) or GREETING.match(line):
        return True
    if SIGN_OFF.match(line) or TITLE.match(line) or ANSWER.match(line):
        return True
    if ROW.search(line) and ROW.search(before):
        return True
    if _goes_on(line, said):
        return False
    if not ITEM.match(line):
        return False
    before = before[-END:]
    refers = BINDERS.search(before) and not LISTS.search(before)
    return not refers or line.startswith(("•", "◦", "○", "--"))


def _goes_on(line: str, said: str) -> bool:
    """Whether a lettered label is the next of those that stand inside the sentence before it."""
    label = LETTERED.match(line)
    return bool(label) and label[1] != "a" and f" ({chr(ord(label[1]) - 1)}) " in said  # type: ignore[index]


def dated(before: str, line: str) -> bool:
    """Whether a break tore a date apart: "20" and "September", or "30 September" and "2025"."""
    end = before[-END:]
    return bool((MONTH.match(line) and DAY.search(end)) or (YEAR.match(line) and MONTH_LAST.search(end)))


def unfinished(line: str) -> bool:
    """Whether a line ends as no sentence does."""
    return bool(line) and line[-1] not in ".?!:;"


def closes(line: str) -> bool:
    """Whether nothing can continue a line: a greeting, a sign-off, a rule of dashes."""
    return bool(SIGN_OFF.match(line) or re.fullmatch(r"(?:Dear|Hi|Hello)\b[^.]{0,60},|(?:[-_=*] ?)+", line))


def torn(before: str, line: str) -> bool:
    """Whether a web page's text was torn apart around a link, a bracket or a raised "th"."""
    if before[-1:].isdigit() and RAISED.match(line):
        return True
    return bool(
        before.endswith("[")
        or REST.match(line)
        or ((ADDRESS.match(before) or REST.match(before)) and line[:1].islower())
    )


def runs_on(before: str, line: str) -> bool:
    """Whether the words alone show that a sentence goes on: no full stop, then a small letter; "the" or "section" at its end."""
    if "\t" in before or "\t" in line:
        return False
    end, first = before[-END:], line[:1]
    if (first.isdigit() and CITES.search(end)) or dated(before, line):
        return True
    if first.isalpha() and BINDING.search(end) and not ITEM.match(line):
        return True
    return unfinished(before) and line[:1].islower() and not ITEM.match(line) and not ADDRESS.match(line)
