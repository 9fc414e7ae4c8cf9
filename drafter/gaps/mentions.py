"""One thing said in several sentences: "It is on our website. So section 21 applies. Here is the link:"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Answer, Case, Certainty, Evidence, Outcome
from drafter.patterns import cued

_PLACE = cued(r"https?://\S+|www\.\S+")
_RECITAL = cued(  # what an exemption is, told between
    r"\W*(?:this|the|section \d+(?:\(\d\))?) (?:exemption|is an? (?:absolute )?exemption|means|applies)\b[^\n]{0,400}\W*",
    re.IGNORECASE,
)
_MOST = 12  # sentences
_NEAR = 2  # line ends between two sentences about the same thing; more where an exemption is explained


def together(case: Case, outcome: Outcome) -> Iterator[tuple[Answer, ...]]:
    """The answers with an outcome, those together that say it of the same items one after another."""
    group: list[Answer] = []
    for answer in case.answers:
        if answer.outcome is not outcome:
            continue
        if group and (len(group) == _MOST or not _goes_on(case, group, answer)):
            yield tuple(group)
            group = []
        group.append(answer)
    if group:
        yield tuple(group)


def _goes_on(case: Case, group: list[Answer], answer: Answer) -> bool:
    """Whether an answer stands just below others about the same items, and names no second place."""
    last = group[-1]
    if answer.items != last.items or answer.said.source != last.said.source or Certainty.POSSIBLE in (
        answer.certainty, last.certainty
    ):  # fmt: skip
        return False
    between = case.whole(last.said.source)[last.said.end : answer.said.start]
    named = {place for one in [*group, answer] for place in _PLACE.findall(_with_rest(case, one.said))}
    bare = not _PLACE.sub("", between).strip(" \n\t.,;:•*-") and between.count("\n") <= _NEAR
    return (bare or bool(_RECITAL.fullmatch(between))) and len(named) < 2


def _with_rest(case: Case, said: Evidence) -> str:
    """A passage with the rest of its line, where an address may stand behind a colon."""
    text = case.whole(said.source)
    stop = text.find("\n", said.end)
    return text[said.start : stop if stop >= 0 else len(text)]


def provisions(group: tuple[Answer, ...]) -> tuple[str, ...]:
    """The provisions that some answers name, each once."""
    return tuple(dict.fromkeys(provision for answer in group for provision in answer.provisions))
