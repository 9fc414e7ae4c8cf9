"""What is drawn on a page of a PDF beside its words: the picture of a scan, and boxes that black words out."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

BLACK = "███"  # stands for words under a black box
DARK = 40  # of 255
MOST = 3_000  # objects of a page that are looked at
BOXES = 200
LOW, NARROW = 6.0, 8.0  # points; anything smaller is a rule
MARGIN = 20.0  # points from the edge of the page, where letterheads have bars
HALF = 0.5  # of a page


class Box(NamedTuple):
    """A rectangle in points."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, across: float, up: float) -> bool:
        """Whether a point lies inside."""
        return self.left < across < self.right and self.bottom < up < self.top


class Drawn(NamedTuple):
    """Whether a picture covers the page, and the black boxes on it."""

    scan: bool
    boxes: tuple[Box, ...]


def drawings(page: Any) -> Drawn:
    """What is drawn on a page. A box with words on it, as in the head of a table, is told apart later."""
    width, height = page.get_size()
    scan, boxes, raw = False, list[Box](), page.raw
    get, kind_of = pdfium.FPDFPage_GetObject, pdfium.FPDFPageObj_GetType  # some programs draw each letter by itself
    for at in range(min(MOST, pdfium.FPDFPage_CountObjects(raw))):
        one = get(raw, at)
        kind = kind_of(one)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            box = bounds(one)
            scan = scan or (box.right - box.left) * (box.top - box.bottom) > HALF * width * height
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and len(boxes) < BOXES:
            box = bounds(one)
            inner = box.left > MARGIN and box.right < width - MARGIN
            large = box.right - box.left > NARROW and LOW < box.top - box.bottom < HALF * height
            if inner and large and black(one):
                boxes.append(box)
    return Drawn(scan, tuple(boxes))


def bounds(one: Any) -> Box:
    """The box around an object."""
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(one, *map(ctypes.byref, edges))
    return Box(*(edge.value for edge in edges))


def black(one: Any) -> bool:
    """Whether a path is a rectangle filled with black."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if pdfium.FPDFPath_CountSegments(one) > 6 or not pdfium.FPDFPath_GetDrawMode(one, fill, stroke) or not fill.value:
        return False
    red, green, blue, solid = (ctypes.c_uint() for _ in range(4))
    known = pdfium.FPDFPageObj_GetFillColor(one, red, green, blue, solid)
    return bool(known) and max(red.value, green.value, blue.value) <= DARK and solid.value > 200


def bare(boxes: Sequence[Box], points: Sequence[tuple[float, float]]) -> list[Box]:
    """The boxes on which no character stands, from the top down; one that only repeats another counts once."""
    found = [one for one in boxes if not any(one.holds(*point) for point in points)]
    found.sort(key=lambda one: (-one.top, one.left))
    return [one for at, one in enumerate(found) if at == 0 or overlap(found[at - 1], one) < HALF]


def overlap(one: Box, other: Box) -> float:
    """Which part of the second box the first one covers."""
    across = min(one.right, other.right) - max(one.left, other.left)
    up = min(one.top, other.top) - max(one.bottom, other.bottom)
    size = (other.right - other.left) * (other.top - other.bottom)
    return max(0.0, across) * max(0.0, up) / size
