"""What a format reader hands on to be cleaned: pages of lines, with where each line starts and ends."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import NamedTuple

from drafter.model import Mail


class Line(NamedTuple):
    """One line; `left` and `right` are its edges in any unit that is the same for the whole document."""

    text: str
    left: float = 0.0
    right: float = 0.0

    @property
    def unit(self) -> float:
        """The average width of one of its characters."""
        return (self.right - self.left) / max(1, len(self.text)) or 1.0


Page = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Raw:
    """A letter before cleaning; `wrapped` where line breaks may be soft, `markdown` where marks may stand for looks.

    `scans` are the pages that are pictures; `data` and `remarks` are as in a Source.
    """

    pages: tuple[Page, ...]
    wrapped: bool = False
    markdown: bool = False
    mail: Mail | None = None
    attachments: tuple[str, ...] = ()
    parts: tuple[tuple[str, bytes], ...] = ()
    scans: tuple[int, ...] = ()
    data: bool = False
    remarks: tuple[str, ...] = ()


def page(text: str) -> Page:
    """The lines of a text whose unit is the character."""
    return tuple(measured(line) for line in text.split("\n"))


def measured(text: str) -> Line:
    """One line of a text: it starts after its indentation and ends after its last character."""
    inner = text.strip(" ")
    left = len(text) - len(text.lstrip(" "))
    return Line(inner, left, left + len(inner))


def of_text(text: str) -> Raw:
    """A letter of one page whose lines are paragraphs already."""
    return Raw(pages=(page(text),))


def to_json(raw: Raw) -> bytes:
    """A letter as bytes, to cross from the reading child; nothing in it can run."""
    parts = [(name, base64.b64encode(data).decode()) for name, data in raw.parts]
    plain = {"wrapped": raw.wrapped, "scans": raw.scans, "data": raw.data, "remarks": raw.remarks}
    return json.dumps({"pages": raw.pages, "parts": parts, **plain}).encode()


def from_json(data: bytes) -> Raw:
    """A letter from the bytes that `to_json` made."""
    found = json.loads(data)
    pages = [[Line(str(text), float(left), float(right)) for text, left, right in one] for one in found["pages"]]
    return Raw(
        pages=tuple(map(tuple, pages)),
        wrapped=bool(found["wrapped"]),
        parts=tuple((str(name), base64.b64decode(part)) for name, part in found["parts"]),
        scans=tuple(int(at) for at in found["scans"] if 0 <= int(at) < len(pages)),
        data=bool(found["data"]),
        remarks=tuple(str(one) for one in found["remarks"]),
    )
