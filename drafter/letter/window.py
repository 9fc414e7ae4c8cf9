"""The time in which a reply allows a review to be asked for, as the letter repeats it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from drafter.letter.passages import plain
from drafter.model import Case

THIS = re.compile(
    r"\b(?:this|the|our) (?=(?:\w+ )?(?:response|letter|reply|e-?mail|notice|decision|correspondence)\b)", re.IGNORECASE
)
SPAN = re.compile(
    r"(?:within|in(?: the next)?|inside|up to|(?:no|not) (?:later|more) than|before the end of|\()?\s*"
    r"(?P<span>.{1,40}?\b(?:days?|weeks?|months?))\b(?P<since>.*)",
    re.IGNORECASE,
)
THEIRS = r"your (?:\w+ )?(?:letter|reply|response|e-?mail|notice|decision|correspondence)"
SINCE = re.compile(
    rf",?(?: (?:of|from|after|following)(?: (?:the )?(?:date of|receipt of|receiving))*(?: the date of)?"
    rf"(?: {THEIRS}| \d{{1,2}} \w+ \d{{4}})| (?:of|from|after|following) receipt)?",
    re.IGNORECASE,
)


def theirs(text: str) -> str:
    """The time for a review as the letter repeats it: "this letter" is the one that it answers, "today" is not its day.

    >>> theirs("Within 28 days of this letter"), theirs("up to 40 working days from today")
    ('within 28 days of your letter', 'within 40 working days')
    """
    found = SPAN.match(THIS.sub("your ", text))
    if found is None:
        return text
    since = found["since"].rstrip(" ,")
    return f"within {found['span']}{since if SINCE.fullmatch(since) else ''}"


def window(case: Case, limits: Mapping[str, Any]) -> dict[str, Any]:
    """The time for asking for a review: in the words of the reply, and the last day as far as it is known."""
    says, by = theirs(plain(case.value("review-window") or "")), case.day("review-by")
    by = by or (limits["review.ask"]["day"] if "review.ask" in limits else None)
    return {"says": says, "by": by, "open": by is not None and case.today <= by}
