"""How a line is labelled, and whether it is a heading."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafter.patterns import cued

_LABEL = cued(
    r"\W{0,4}(?:(?P<word>q(?:uestion)?|a(?:nswer)?|part|item|point|request)\.?\s?(?:\d{1,2}\b|[.:])|"
    r"(?P<digit>\d{1,2})(?P<dot>\.\d{1,2})?[.):\]*]|(?P<digits>\d{1,2})\s+(?=[A-Z])|(?P<letter>[a-z]|[ivx]{2,4})[.):\]*])",
    re.IGNORECASE,
)
_BULLET = cued(r"\s*[•◦▪●·*–—-]\s")
_TITLE = 9  # words of a heading


@dataclass(frozen=True, slots=True)
class Shape:
    """How a line is labelled: by a word, a digit, a letter, a bullet, or a point of a numbered part; by nothing."""

    kind: str = ""
    part: str = ""

    def follows(self, other: Shape) -> bool:
        """Whether a line of this shape begins the next part after one of another."""
        return bool(other.kind) and self.kind == other.kind and not (self.part and self.part == other.part)


def is_title(text: str) -> bool:
    """Whether a line is short and no sentence."""
    return len(text.split()) <= _TITLE and not text.rstrip().endswith((".", ";", ","))


def shape_of(text: str) -> Shape:
    """How a line is labelled."""
    match = _LABEL.match(text)
    if not match:
        return Shape("bullet" if _BULLET.match(text) else "")
    if match["dot"]:
        return Shape("point", match["digit"])
    return Shape((match["word"] or "").lower()[:1] or ("letter" if match["letter"] else "digit"))


def is_first(text: str) -> bool:
    """Whether a line begins a part of its own: labelled, and not one of several points of a part."""
    return shape_of(text).kind not in ("", "point")
