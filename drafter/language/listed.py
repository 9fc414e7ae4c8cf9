"""Provisions listed below the sentence that relies on them: "… by virtue of the following exemptions:" and a line for each.

The lines are part of that sentence. A line that says more than the provision and its title stands for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from drafter.language.passages import Passage, Zone
from drafter.patterns import cued

_LEADS = cued(
    r"\b(?:following|these|below)\b[^.:]{0,60}\b(?:exemptions?|exceptions?|sections?|regulations?|provisions?)\b|"
    r"\b(?:exemptions?|exceptions?)\b[^.:]{0,40}\b(?:below|follows?|following)\b|"
    r"\b(?:by virtue of|under|pursuant to|relying on|apply|applies|applied|relied on)\W*:\W*$",
    re.IGNORECASE,
)
_FINITE = cued(
    r"\b(?:is|are|was|were|do|does|have|has|had|will|would|cannot|can|may|provides?|requires?|we|you|because|since|as)\b",
    re.IGNORECASE,
)
_ZONES = (Zone.BODY, Zone.HEADING, Zone.STATUTE)
_LONGEST = 14  # words of a line that only names a provision
_FAR = 3  # lines between the sentence and its list


def join(passages: Sequence[Passage]) -> None:
    """Give the provisions of such lines to the sentence above them."""
    for place, passage in enumerate(passages):
        if passage.zone is not Zone.BODY or not _LEADS.search(passage.text):
            continue
        for line in _lines_below(passages[place + 1 :], passage.line):
            passage.cited += line.cited
            line.cited, line.marks = (), ()
            line.zone = Zone.HEADING


def _lines_below(after: Sequence[Passage], line: int) -> Iterator[Passage]:
    """The lines that follow and name provisions, and nothing else."""
    for one in takewhile(_only_names, after):
        if one.line - line > _FAR:
            return
        line = one.line
        yield one


def _only_names(passage: Passage) -> bool:
    return (
        bool(passage.cited)
        and passage.first
        and passage.zone in _ZONES
        and passage.words <= _LONGEST
        and not _FINITE.search(passage.text)
        and not (passage.text.rstrip().endswith(".") and len(passage.cited) != 1)
    )
