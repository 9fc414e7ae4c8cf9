"""Passages as a letter quotes them: shortened at a boundary, never reworded."""

from __future__ import annotations

import re
from functools import lru_cache

LONGEST = 45  # words
ELLIPSIS = " …"
# Characters that print nothing and can reorder or hide what is printed beside them.
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
SMALL = frozenset(("OF", "AND", "THE", "FOR", "ON", "IN", "TO"))
SPACE = re.compile(r"\s+")
LEADS = 8  # words of what only leads in: "As for the public interest:"
BACK = 6  # words of what only points back: "Section 43 as above."
POINTS_BACK = re.compile(r"\b(?:as|see) (?:above|before|below|previously)\b", re.IGNORECASE)
ENDS = re.compile(  # not the full stop of an abbreviation
    r"(?<!\bSch)(?<!\bReg)(?<!\bArt)(?<!\bpara)(?<!\bMrs)(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bNo)(?<!\bs)(?<!\br)"
    r"[.!?…][\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9])"
)


@lru_cache(maxsize=1_024)
def plain(text: str) -> str:
    """The text on one line, without characters that print nothing."""
    return SPACE.sub(" ", HIDDEN.sub("", text.replace("\t", " "))).strip()


def quiet(name: str) -> str:
    """A name in capitals as people write it; abbreviations of up to three letters stay.

    >>> quiet("NHS BORDERS BOARD OF HEALTH")
    'NHS Borders Board of Health'
    """
    if not name.isupper() or " " not in name:
        return name
    words = (word.lower() if word in SMALL else word if len(word) <= 3 else word.capitalize() for word in name.split())
    made = " ".join(words)
    return made[:1].upper() + made[1:]


def shorten(text: str, longest: int = LONGEST) -> str:
    """At most so many words of a passage: up to the end of a sentence, else of a word, with " …" for the rest.

    A single sentence that is at most a third longer stays whole, as what it decides often comes last.

    >>> shorten("One two three. Four five six.", 4)
    'One two three. …'
    >>> shorten("One two three four five", 3)
    'One two three …'
    >>> shorten("One two three four", 3)
    'One two three four'
    """
    text = plain(text)
    words = list(re.finditer(r"\S+", text))
    if len(words) <= longest:
        return text
    limit = words[longest - 1].end()
    half = words[longest // 2].start()
    stops = [found.end() for found in ENDS.finditer(text, 0, limit + 2) if half <= found.end() <= limit]
    if not stops and len(words) <= longest + longest // 3:
        return text
    return text[: stops[-1] if stops else limit].rstrip(" ,;:–—-(") + ELLIPSIS


def alike(text: str) -> str:
    """The words alone, so that a full stop more is no other passage."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def leads(text: str) -> bool:
    """Whether a passage only leads in or points back."""
    words = len(text.split())
    return (text.endswith(":") and words <= LEADS) or (words <= BACK and bool(POINTS_BACK.search(text)))


def heads(text: str) -> bool:
    """Whether a passage is only a heading: it shows nothing of what is argued below it."""
    return len(text.split()) <= LEADS and text[-1:].isalnum()
