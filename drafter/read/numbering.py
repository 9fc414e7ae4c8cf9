"""Numbers that Word counts by itself: they are not in the text, but the letter refers to them."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

NAMESPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def w(name: str) -> str:
    """A name in the namespace of Word."""
    return NAMESPACE + name


class Numbers:
    """Counts the list items of one document from its numbering definitions and styles."""

    def __init__(self, document: Any) -> None:
        """Read the definitions; a document without any has no numbers."""
        self.levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self.styles: dict[str, tuple[str, int]] = {}
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)
        self.lists: dict[str, str] = {}
        self.restarts: dict[tuple[str, int], int] = {}
        for relation in document.part.rels.values():
            if relation.reltype.endswith("/numbering") and not relation.is_external:
                self.define(relation.target_part.element)
        for style in document.styles.element.iter(w("style")):
            where = place(style.find(w("pPr")))
            if where:
                self.styles[style.get(w("styleId"))] = where

    def define(self, root: Any) -> None:
        """Read the levels of every list: number format, pattern ("%1."), first number."""
        kinds = {one.get(w("abstractNumId")): one for one in root.iter(w("abstractNum"))}
        for one in root.iter(w("num")):
            number, link = one.get(w("numId")), one.find(w("abstractNumId"))
            kind = kinds.get(link.get(w("val"))) if link is not None else None
            self.lists[number] = link.get(w("val")) if link is not None else number
            for override in one.iter(w("lvlOverride")):
                if override.find(w("startOverride")) is not None:
                    first = whole(value(override, "startOverride", "1"), 1)
                    self.restarts[number, whole(override.get(w("ilvl")), 0)] = first
            for level in kind.iter(w("lvl")) if kind is not None else ():
                at = whole(level.get(w("ilvl")), 0)
                shape, pattern = value(level, "numFmt", "decimal"), value(level, "lvlText", "")
                self.levels[number, at] = (shape, pattern, whole(value(level, "start", "1"), 1))

    def mark(self, paragraph: Any) -> str:
        """What Word prints before a paragraph: "2. ", "(a) ", "• ", or nothing."""
        where = place(paragraph.find(w("pPr")))
        if where is None:
            style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
            where = self.styles.get(style.get(w("val"))) if style is not None else None
        if where is None or where not in self.levels:
            return ""
        number, at = where
        counts = self.counts[self.lists[number]]  # lists of one definition count on, unless one starts anew
        if where in self.restarts:
            counts[at] = self.restarts.pop(where) - 1
        counts[at] = counts.get(at, self.levels[where][2] - 1) + 1
        for deeper in [level for level in counts if level > at]:
            del counts[deeper]
        shape, pattern, _ = self.levels[where]
        if shape in ("bullet", "none"):
            return "• " if shape == "bullet" else ""
        return re.sub(r"%(\d)", lambda one: self.shown(number, int(one[1]) - 1), pattern).strip() + " "

    def shown(self, number: str, at: int) -> str:
        """The count of one level in its format."""
        shape, _, start = self.levels.get((number, at), ("decimal", "", 1))
        count = self.counts[self.lists[number]].get(at, start)
        return written(count, shape)


def written(count: int, shape: str) -> str:
    """A count as a figure, a letter or a Roman number."""
    if shape in ("lowerLetter", "upperLetter"):
        text = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
    elif shape in ("lowerRoman", "upperRoman"):
        text = roman(count)
    else:
        return str(count)
    return text.upper() if shape.startswith("upper") else text


def roman(count: int) -> str:
    """A small Roman number."""
    text = ""
    for size, mark in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        times, count = divmod(min(count, 399), size)
        text += mark * times
    return text


def place(properties: Any) -> tuple[str, int] | None:
    """The list and the level that paragraph properties name."""
    found = properties.find(w("numPr")) if properties is not None else None
    if found is None or found.find(w("numId")) is None:
        return None
    return value(found, "numId", "0"), whole(value(found, "ilvl", "0"), 0)


def value(element: Any, name: str, otherwise: str) -> str:
    """The value of a child element."""
    child = element.find(w(name))
    return otherwise if child is None else str(child.get(w("val"), otherwise))


def whole(text: str | None, otherwise: int) -> int:
    """A small whole number, or another value where the text is none."""
    return int(text) if text and text.isdecimal() and len(text) < 6 else otherwise
