"""Passages as a letter quotes them: shortened at a boundary, never reworded."""

from __future__ import annotations

import re

LONGEST = 45  # words
ELLIPSIS = " …"
# Characters that print nothing and can reorder or hide what is printed beside them.
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
SPACE = re.compile(r"\s+")
ENDS = re.compile(r"[.!?…][\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9])")


def plain(text: str) -> str:
    """The text on one line, without characters that print nothing."""
    return SPACE.sub(" ", HIDDEN.sub("", text.replace("\t", " "))).strip()


def shorten(text: str, longest: int = LONGEST) -> str:
    """At most so many words of a passage: up to the end of a sentence, else of a word, with " …" for the rest.

    >>> shorten("One two three. Four five six.", 4)
    'One two three. …'
    >>> shorten("One two three four five", 3)
    'One two three …'
    """
    text = plain(text)
    words = list(re.finditer(r"\S+", text))
    if len(words) <= longest:
        return text
    limit = words[longest - 1].end()
    half = words[longest // 2].start()
    stops = [found.end() for found in ENDS.finditer(text, 0, limit + 2) if half <= found.end() <= limit]
    return text[: stops[-1] if stops else limit].rstrip(" ,;:–—-(") + ELLIPSIS
