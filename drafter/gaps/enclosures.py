"""Enclosures: what a reply says is attached, and what is there."""

from __future__ import annotations

import re

from drafter.model import Case, Side

LISTING = re.compile(
    r"\b(?:complaints?|appeals?|review) (?:procedure|leaflet|note|form|process)|\b(?:copyright|licence|"
    r"survey|feedback|fact ?sheet|leaflet)\b",
    re.I,
)
_LETTERED = re.compile(r"\b(?:annexe?|appendix|schedule|table)\b(?:\s(?:[A-H]|\d{1,2}|one|two|three))?", re.I)


def enclosures_present(case: Case) -> bool:
    """Whether files came with the reply: further sources of the authority, or attachments of its mail."""
    theirs = {body.source for m in case.messages if m.side is Side.AUTHORITY for body in m.body}
    return len(theirs) > 1 or any(source.attachments for source in case.sources if source.id in theirs)


def is_annex_here(case: Case, mention: str) -> bool:
    """Whether the annex that a passage mentions stands in the reply itself, under its own heading."""
    match = _LETTERED.search(mention)
    if not match or re.search(r"\b(?:enclos|copy|copies|also attached|spreadsheet|report)\w*", mention, re.I):
        return False
    heading = re.compile(rf"^\W*{re.escape(match[0])}\b.{{0,60}}$", re.IGNORECASE | re.MULTILINE)
    return any(heading.search(source.text) for source in case.sources)
