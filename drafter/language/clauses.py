"""The several things that one sentence of a request asks for: "how many there are; what each cost, and please send …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from drafter.language.parting import starts_list
from drafter.language.passages import Passage
from drafter.patterns import cued

_CLAUSE = cued(
    r"[,;] (?:and|also|and also|as well as) (?=(?:I would|I'd|please|could you|can you|would you|to (?:be told|know|see|have)|"
    r"how|what|whether|why|who|when|where)\b)",
    re.IGNORECASE,
)
_SEMICOLON = cued(r";\s+(?:and (?:also )?)?(?=\w)")
_CLAUSE_LENGTH = 24  # characters


def clauses(passage: Passage) -> Iterator[Passage]:
    """The several things that one sentence asks for, parted by semicolons, or by commas before words of asking."""
    start = 0
    for match in (*_SEMICOLON.finditer(passage.text), None):
        stop = match.start() if match else len(passage.text)
        if match and (stop - start < _CLAUSE_LENGTH // 2 or not starts_list(passage.text[match.end() :])):
            continue
        said = replace(
            passage, start=passage.start + start, end=passage.start + stop, text=passage.text[start:stop],
            opens=0 if start else passage.opens,
        )  # fmt: skip
        yield from _joined(said)
        start = match.end() if match else stop


def _joined(passage: Passage) -> Iterator[Passage]:
    """The several things that one sentence asks for: ", and I would …", ", and who …"; the whole sentence where it is one."""
    start = passage.start
    for match in _CLAUSE.finditer(passage.text):
        stop = passage.start + match.start()
        if stop - start < _CLAUSE_LENGTH or passage.end - passage.start - match.end() < _CLAUSE_LENGTH // 2:
            continue
        yield replace(passage, start=start, end=stop, text=passage.text[start - passage.start : match.start()], opens=0)
        start = passage.start + match.end()
    rest = passage.text[start - passage.start :]
    yield replace(passage, start=start, text=rest, opens=passage.opens if start == passage.start else 0)
