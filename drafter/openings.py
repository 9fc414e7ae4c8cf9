"""Expressions compiled so that they are tried only where their first character can stand.

Python does this for an expression that begins with a set of characters, and passes over the others in a quick loop
(`_compile_info` in its `re/_compiler.py`). Here any expression gets it of which the first characters can be reckoned.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import re
from collections.abc import Callable, Iterable, Sequence
from re import _compiler, _parser  # type: ignore[attr-defined]
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any

from drafter.cues import GROUPS, NO_WIDTH, REPEATS, Node, body

_ALIKE = {ord("i"): "ıİ", ord("s"): "ſ", ord("k"): "\u212a"}  # what `re.IGNORECASE` takes for these letters
_START = (op.AT, op.AT_BEGINNING)
_MASK, _WIDTH = 2, slice(3, 5)  # places in the block with which compiled code begins


def compiled(expression: str, flags: int) -> re.Pattern[str]:
    """The same as `re.compile`, of which it has the syntax and the errors."""
    tree = _parser.parse(expression, flags)
    first, empty = _begins(tree)
    if not first or empty or _START in first:
        return _compiler.compile(tree, flags)  # type: ignore[no-any-return]
    return _looped(tree, flags, first)


def search(plain: re.Pattern[str], expression: str, flags: int) -> Callable[..., re.Match[str] | None]:
    """The search for an expression, of which some branches begin with `^`: tried at the beginning, then elsewhere."""
    tree = _parser.parse(expression, flags)
    first, empty = _begins(tree)
    characters = [node for node in first or () if node != _START]
    if empty or not characters or characters == first or tree.state.flags & re.MULTILINE:
        return plain.search
    match, elsewhere = plain.match, _looped(tree, flags, characters).search
    return lambda text, *more: match(text, *more) or elsewhere(text, *more)


def _looped(tree: Any, flags: int, characters: Sequence[Node]) -> re.Pattern[str]:
    """Compiled with the characters in its head; as it is where Python compiles to something else than a list."""
    code = _compiler._code(tree, flags)
    flags |= tree.state.flags
    if not isinstance(code, list) or code[_MASK]:  # it begins with a piece of plain text, which is quicker still
        return _compiler.compile(tree, flags)  # type: ignore[no-any-return]
    head = [code[0], 0, _compiler.SRE_INFO_CHARSET, *code[_WIDTH]]
    _compiler._compile_charset(_compiler._optimize_charset(list(dict.fromkeys(characters)))[0], flags, head)
    head[1] = len(head) - 1
    names = {number: name for name, number in tree.state.groupdict.items()}
    named = tuple(names.get(number) for number in range(tree.state.groups))
    groups = tree.state.groups - 1
    made: re.Pattern[str] = _sre.compile(None, flags, head + code[1 + code[1] :], groups, tree.state.groupdict, named)
    return made


def _begins(nodes: Iterable[Node]) -> tuple[list[Node] | None, bool]:
    """What nodes may begin with, characters in either case or `_START` (None: almost any), and whether they may be empty."""
    found: list[Node] = []
    for kind, value in nodes:
        if (kind, value) == _START:
            return [*found, _START], False
        if kind in NO_WIDTH:
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
    if kind in GROUPS:
        return _begins(body((kind, value)))
    if kind in REPEATS:
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
