"""What a regular expression cannot be without: its cues.

The way is that of RE2's prefilters (google/re2, re2/prefilter.cc): of the pieces that must all be there, the rarest. It
reads the tree that Python's own parser of expressions makes.
"""

from __future__ import annotations

from collections.abc import Iterable
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any

_MOST_WORDINGS = 24  # of a piece that is spelt in several ways
_MOST_CUES = 200  # beyond which asking for each costs more than trying the expression
_FEW = 4  # characters that are sooner asked for one by one than looked for as a set
_LONG_ENOUGH = 6  # characters: longer cues are hardly rarer
_COMMON = frozenset(" \n\t.,:'’-()")  # marks
GROUPS = (op.SUBPATTERN, op.ATOMIC_GROUP)
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
NO_WIDTH = (op.AT, op.ASSERT, op.ASSERT_NOT)

Node = tuple[Any, Any]
Wordings = frozenset[str]
_NOTHING: Wordings = frozenset({""})


def cues(tree: Iterable[Node]) -> tuple[str, ...]:
    """The pieces of plain text, in small letters, of which one stands in every match; none where nothing is needed."""
    _, best = _told(tree)
    if best is None or len(best) > _MOST_CUES:
        return ()
    return tuple(sorted(cue for cue in best if not any(other in cue for other in best if other != cue)))


def _told(nodes: Iterable[Node]) -> tuple[Wordings | None, Wordings | None]:
    """Every wording of nodes (None: they are many); and of the pieces that must all stand in a match, the rarest one."""
    pieces: list[Wordings] = []
    said, exactly = _NOTHING, True
    for kind, value in nodes:
        if kind in NO_WIDTH:
            continue
        wordings, within = _tell(kind, value)
        if wordings is not None and len(said) * len(wordings) <= _MOST_WORDINGS:
            said = frozenset([a + b for a in said for b in wordings])
            continue
        exactly = False
        pieces.append(said)
        said = wordings or _NOTHING
        if wordings is None and within:
            pieces.append(within)
    pieces.append(said)
    rarest = max(filter(_are_telling, pieces), key=_rarity, default=None)
    return said if exactly else None, rarest


def _tell(kind: Any, value: Any) -> tuple[Wordings | None, Wordings | None]:
    """The same of one node."""
    if kind is op.LITERAL:
        return frozenset({chr(value).casefold()}), None
    if kind is op.IN:
        return _few(frozenset([chr(code).casefold() for code in _codes(value)])), None
    if kind in GROUPS:
        return _told(body((kind, value)))
    if kind in REPEATS:
        wordings, rarest = _told(value[2])
        least, most = value[0], value[1]
        once = wordings if most == 1 else None
        return (once, rarest) if least else (once and once | _NOTHING, None)
    if kind is op.BRANCH:
        branches = [_told(branch) for branch in value[1]]
        spelt = [wordings for wordings, _ in branches if wordings is not None]
        rarest_of = [rarest for _, rarest in branches if rarest is not None]
        return (
            _few(frozenset().union(*spelt)) if len(spelt) == len(branches) else None,
            frozenset().union(*rarest_of) if len(rarest_of) == len(branches) else None,
        )
    return None, None


def _are_telling(piece: Wordings) -> bool:
    """Whether a piece is rare enough to give cues: two characters, or one of a few figures or rare marks."""
    if len(piece) > _FEW and len(max(piece, key=len)) == 1:
        return False
    return all(len(text) > 1 or (text and not text.isalpha() and text not in _COMMON) for text in piece)


def _rarity(piece: Wordings) -> tuple[int, int]:
    return min(_LONG_ENOUGH, *map(len, piece)), -len(piece)


def _codes(listed: Iterable[Node]) -> list[int]:
    """The characters of a set ("[ab1-3]"); none where they are not few. A figure is one of 0 to 9."""
    found: list[int] = []
    for kind, value in listed:
        if kind is op.LITERAL:
            found.append(value)
        elif kind is op.RANGE and value[1] - value[0] < _MOST_WORDINGS:
            found += range(value[0], value[1] + 1)
        elif value is op.CATEGORY_DIGIT:
            found += map(ord, "0123456789")
        else:
            return []
    return found


def _few(wordings: Wordings) -> Wordings | None:
    return wordings if 0 < len(wordings) <= _MOST_WORDINGS else None


def body(node: Node) -> Iterable[Node]:
    """The nodes of a group."""
    return node[1][3] if node[0] is op.SUBPATTERN else node[1]  # type: ignore[no-any-return]
