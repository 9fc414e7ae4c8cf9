"""The things asked for that are numbered inside one sentence: "(a) the lease; (b) the deed and (c) any letters"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.language.parting import bare, things_end
from drafter.patterns import cued

_INLINE = cued(
    r"(?:(?<=[\s;,:?.“\"])|^)(?:\((?P<a>\d{1,2}|[a-h]|[A-H]|[ivx]{1,4})\)|\[(?P<d>\d{1,2})\]|(?P<b>\d{1,2}|[a-h]|[A-H])\)|"
    r"[Qq](?:uestion )?(?P<c>\d{1,2})[.:)]?|(?P<e>\d{1,2})\.)\s+(?=\S)|"
    r"(?<=\))(?P<i>\d{1,2})\)\s+(?=[A-Z])|(?<=[\s:?.])(?P<h>\d{1,2}),\s+(?=[A-Z][a-z]|(?:what|how|who|when|why|where|which|please)\b)|"
    r"(?:(?<=[.:;?)\]\w\s])|^)(?P<f>\d{1,2})\.(?=[A-Z])|"
    r"(?<=[a-z)\].?:;])(?P<g>\d{1,2})\.\s(?=[A-Z])"  # where a web form lost its line ends
)
_NEXT = cued(
    r"\s(?=(?:Please|Could you|Can you|If (?:this|any|you|it)|I would|Thank)\b)"
)  # a sentence, where a form lost its ends
_AND = cued(r"[,;]?\s+and\s*$", re.IGNORECASE)
_STAR = cued(r"(?<=[.?:;)])\s?\*\s?(?=[A-Z])")  # where a form lost the line ends of a list
_STARS = 3
_SHORT = 12  # characters; a thing has more
_ORDER = (
    "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20".split(),
    list("abcdefgh"),
    list("ABCDEFGH"),
    "i ii iii iv v vi vii viii ix x".split(),
)


def first_label(text: str, start: int) -> tuple[str, int]:
    """The number, if it is the first of its kind, with which the things asked for begin ("(a) the lease"), and its end."""
    match = _INLINE.match(text, start)
    label = next((name for name in match.groups() if name), "") if match else ""
    first = bool(label) and label in [order[0] for order in _ORDER]
    return (label, match.end()) if match and first else ("", start)


def enumerated(text: str, start: int = 0, first: str = "") -> Iterator[tuple[str, int, int]]:
    """The parts of a text that are numbered inside it ("(a) …; (b) …"): label, start, end.

    The numbers begin with `first`, where it is given, else with the first of their kind.
    """
    marks = [(next(name for name in match.groups() if name), match) for match in _INLINE.finditer(text, start)]
    for order in [one[one.index(first) :] if first else one for one in _ORDER if not first or first in one]:
        run: list[tuple[str, re.Match[str]]] = []
        for label, match in marks:
            if len(run) < len(order) and label == order[len(run)]:
                run.append((label, match))
        if len(run) > 1:
            last = run[-1][1].end()
            stop = things_end(text, last)
            lost = _NEXT.search(text, min(last + _SHORT, stop), stop)
            ends = [match.start() for _, match in run[1:]] + [lost.start() if lost else stop]
            for (label, match), end in zip(run, ends, strict=True):
                joined = _AND.search(text, match.end(), end)
                yield (label, *bare(text, match.end(), joined.start() if joined else end))
            return


def starred(text: str) -> Iterator[tuple[str, int, int]]:
    """The parts of a text that have stars for bullets inside it, each to the end of its question: no label, start, end."""
    marks = list(_STAR.finditer(text))
    if len(marks) < _STARS:
        return
    for mark, end in zip(marks, [*(mark.start() for mark in marks[1:]), len(text)], strict=True):
        asked = text.find("?", mark.end(), end)
        yield ("", *bare(text, mark.end(), asked + 1 or end))
