"""The day in a mail header or a quotation line; the day comes before the month, unless the month has a name."""

from __future__ import annotations

import re
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?" + (
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?P<year>\d{4})-(?P<number>\d{1,2})-(?P<day>\d{1,2})(?!\d)",
        rf"\b{DAY}(?:\s+of)?[\s-]+{MONTH}\b\.?,?[\s-]+(?P<year>\d{{4}}|\d{{2}}(?![\d:]))",
        rf"\b{MONTH}\.?\s+{DAY},?\s+(?P<year>\d{{4}})\b",
        r"\b(?P<day>\d{1,2})[/.](?P<number>\d{1,2})[/.](?P<year>\d{4}|\d{2})\b",
    )
)


def day(text: str) -> date | None:
    """The first day that a text names, or None; "31 June" is none."""
    found = [match for match in (pattern.search(text) for pattern in PATTERNS) if match]
    for match in sorted(found, key=lambda one: one.start()):
        parts = match.groupdict()
        month = int(parts["number"]) if "number" in parts else MONTHS.index(parts["month"][:3].lower()) + 1
        year = int(parts["year"])
        try:
            return date(year if year > 99 else 2000 + year, month, int(parts["day"]))
        except ValueError:
            continue
    return None
