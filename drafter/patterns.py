"""Regular expressions that are only tried on a text in which one of their cues stands.

Most of the expressions that are looked for in a sentence are not there. A *cue* is a piece of plain text without which
an expression cannot match ("withh" or "refus" for `\\b(?:withh[eo]ld|refused)\\b`); whether one stands in a text is
found out many times faster. The cues are read off the expression itself, so that nothing is to be kept in step by hand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from drafter.cues import cues
from drafter.openings import compiled, search

_OFTEN = 100  # times


class Cued:
    """An expression with the methods of `re.Pattern`; those that search first look for a cue.

    It is compiled when it is first used, and its cues are read off when it was used often: one letter needs few of
    all expressions, and is sooner searched than its cues are known.
    """

    __slots__ = (
        "_plain",
        "cues",
        "findall",
        "finditer",
        "flags",
        "fullmatch",
        "match",
        "pattern",
        "search",
        "split",
        "sub",
    )

    cues: tuple[str, ...]
    search: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    findall: Callable[..., list[Any]]
    split: Callable[..., list[Any]]
    sub: Callable[..., str]

    def __init__(self, expression: str, flags: int = 0) -> None:
        """Take the syntax and the flags of `re.compile`; what is not well formed raises `re.error` when it is used."""
        self.pattern, self.flags = expression, int(flags)  # plain, for the parser asks for each flag very often

    def __getattr__(self, name: str) -> Any:
        """Make what is used for the first time."""
        if name == "_plain":
            made: Any = compiled(self.pattern, self.flags)
        elif name == "cues":
            made = cues(_parser.parse(self.pattern, self.flags))
        elif name in _OTHERWISE:
            made = self._tried(name)
        elif name in Cued.__slots__:
            made = getattr(self._plain, name)
        else:
            raise AttributeError(name)
        setattr(self, name, made)
        return made

    def _tried(self, name: str) -> Callable[..., Any]:
        """A method as it is, which gives way to the guarded one when it was called often."""
        run, times = getattr(self._plain, name), 0

        def tried(*text: Any, **named: int) -> Any:
            nonlocal times
            times += 1
            if times == _OFTEN:
                setattr(self, name, self._guarded(name) if self.cues else run)
            return run(*text, **named)

        return tried

    def _guarded(self, name: str) -> Callable[..., Any]:
        """A method that is only run on a text with one of the cues."""
        cues, otherwise = self.cues, _OTHERWISE[name]
        run = search(self._plain, self.pattern, self.flags) if name == "search" else getattr(self._plain, name)

        def guarded(text: str, *more: int, **named: int) -> Any:
            folded = _folded(text)
            for cue in cues:
                if cue in folded:
                    return run(text, *more, **named)
            return otherwise(text)

        return guarded


_OTHERWISE: dict[str, Callable[[str], Any]] = {
    "search": lambda _: None,
    "finditer": lambda _: iter(()),
    "findall": lambda _: [],
    "split": lambda text: [text],
}


_last = ("", "")  # a text and how it is folded: many expressions are tried on a sentence one after the other


def _folded(text: str) -> str:
    global _last
    last = _last
    if last[0] is text:
        return last[1]
    folded = text.casefold()
    _last = (text, folded)
    return folded


def cued(expression: str, flags: int = 0) -> Cued:
    """The same as `Cued`, for use in the place of `re.compile`."""
    return Cued(expression, flags)


class Listed:
    """Any of some words or phrases, whole and whatever the case; "*" at the end of one stands for any ending.

    Where none is given, none is found. Spaces stand for any white space, and either apostrophe for both.
    """

    __slots__ = ("_pattern", "_wanted")

    def __init__(self, phrases: Iterable[str]) -> None:
        """Take the phrases as they are written in the data."""
        phrases = tuple(phrases)
        found = (re.escape(one.removesuffix("*")) + (r"\w*" if one.endswith("*") else "") for one in phrases)
        joined = "|".join(sorted(found, key=len, reverse=True)).replace("'", "['’]").replace(r"\ ", r"\s+")
        self._pattern = re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])" if phrases else "(?!)", re.IGNORECASE)
        self._wanted = tuple(dict.fromkeys(_plain(one.removesuffix("*")) for one in phrases))

    def _may(self, text: str) -> bool:
        plain = _plain(text)
        for one in self._wanted:  # noqa: SIM110 - plainly, for the lists are long
            if one in plain:
                return True
        return False

    def search(self, text: str) -> re.Match[str] | None:
        """The first of them in a text."""
        return self._pattern.search(text) if self._may(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Each of them in a text, in order."""
        return self._pattern.finditer(text) if self._may(text) else iter(())

    def sub(self, other: str, text: str) -> str:
        """The text with something else in place of each of them."""
        return self._pattern.sub(other, text) if self._may(text) else text


@lru_cache(maxsize=64)
def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())
