"""What a regular expression cannot be without: its cues, and the characters that it may begin with.

The way is that of RE2's prefilters (google/re2, re2/prefilter.cc): of the pieces that must all be there, the rarest. It
reads the tree that Python's own parser of expressions makes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_MOST_WORDINGS = 24  # of a piece that is spelt in several ways
_MOST_CUES = 200  # beyond which asking for each costs more than trying the expression
_LONG_ENOUGH = 6  # characters: longer cues are hardly rarer
_ALIKE = {ord("i"): "ıİ", ord("s"): "ſ", ord("k"): "\u212a"}  # what `re.IGNORECASE` takes for these letters
_COMMON = frozenset(" \n\t.,:'’-()")  # marks
_GROUPS = (op.SUBPATTERN, op.ATOMIC_GROUP)
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_START = (op.AT, op.AT_BEGINNING)
_NO_WIDTH = (op.AT, op.ASSERT, op.ASSERT_NOT)

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
        if kind in _NO_WIDTH:
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
    rarest = max((piece for piece in pieces if all(map(_is_telling, piece))), key=_rarity, default=None)
    return said if exactly else None, rarest


def _tell(kind: Any, value: Any) -> tuple[Wordings | None, Wordings | None]:
    """The same of one node."""
    if kind is op.LITERAL:
        return frozenset({chr(value).casefold()}), None
    if kind is op.IN:
        return _few(frozenset([chr(code).casefold() for code in _codes(value)])), None
    if kind in _GROUPS:
        return _told(_body((kind, value)))
    if kind in _REPEATS:
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


def _is_telling(text: str) -> bool:
    """Whether a text is rare enough to be a cue: two characters, or a figure or a rare mark."""
    return len(text) > 1 or (len(text) == 1 and not text.isalpha() and text not in _COMMON)


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


def _body(node: Node) -> Iterable[Node]:
    """The nodes of a group."""
    return node[1][3] if node[0] is op.SUBPATTERN else node[1]  # type: ignore[no-any-return]


def open_with(tree: Any) -> None:
    """Put before an expression a look at its first character, where few can be that: it fails faster than a branch.

    What begins with `^` is let through at the beginning of the text.
    """
    first, empty = _begins(tree)
    if not first or empty or (_START in first and tree.state.flags & re.MULTILINE):
        return
    characters = [node for node in dict.fromkeys(first) if node != _START]
    if not characters:
        return

    def part(*nodes: Node) -> Any:
        return _parser.SubPattern(tree.state, list(nodes))

    as_written = part((op.SUBPATTERN, (None, 0, re.IGNORECASE, part((op.IN, characters)))))
    look = (op.ASSERT, (1, as_written))
    tree.data.insert(0, (op.BRANCH, (None, [part(look), part(_START)])) if _START in first else look)


def _begins(nodes: Iterable[Node]) -> tuple[list[Node] | None, bool]:
    """What nodes may begin with, characters in either case or `_START` (None: almost any), and whether they may be empty."""
    found: list[Node] = []
    for kind, value in nodes:
        if (kind, value) == _START:
            return [*found, _START], False
        if kind in _NO_WIDTH:
            continue
        first, empty = _begin(kind, value)
        if first is None:
            return None, False
        found += first
        if not empty:
            return found, False
    return found, True


def _begin(kind: Any, value: Any) -> tuple[list[Node] | None, bool]:
    if kind is op.LITERAL:
        return _either_case([(kind, value)]), False
    if kind is op.IN:
        return _either_case(value), False
    if kind in _GROUPS:
        return _begins(_body((kind, value)))
    if kind in _REPEATS:
        first, empty = _begins(value[2])
        return first, empty or not value[0]
    if kind is op.BRANCH:
        branches = [_begins(branch) for branch in value[1]]
        if any(first is None for first, _ in branches):
            return None, False
        return [one for first, _ in branches for one in first or ()], any(empty for _, empty in branches)
    return None, False


def _either_case(listed: Iterable[Node]) -> list[Node] | None:
    """A set of characters with their capitals and small letters; None where it leaves out few."""
    found: list[Node] = []
    for kind, value in listed:
        if kind is op.LITERAL and not (value > 127 and chr(value).isalpha()):
            found += [(kind, ord(one)) for one in {chr(value).lower(), chr(value).upper(), *_ALIKE.get(value | 32, "")}]
        elif kind is op.RANGE and value[1] < 128:
            found += _either_case((op.LITERAL, code) for code in range(value[0], value[1] + 1)) or ()
        elif kind is op.RANGE and value[0] >= 0xC0 and value[1] <= 0xFF:
            found.append((kind, (0xC0, 0xFF)))
        elif kind is op.CATEGORY and value in (op.CATEGORY_DIGIT, op.CATEGORY_SPACE):
            found.append((kind, value))
        else:
            return None
    return found
