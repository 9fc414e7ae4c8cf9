"""The words around a place: its line, its sentence, and whether they say when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Case, Evidence
from drafter.patterns import cued

WHEN = cued(
    r"\b(?:january|february|march|april|may(?= \d)|june|july|august|september|october|november|december|"
    r"spring|summer|autumn|winter|easter|christmas|quarter|(?<!Act )(?<!Regulations )(?<!Order )(?:19|20)\d\d)\b|"
    r"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|"
    r"\b(?:within|by|in|next|coming|another|further|of|the end of) (?:the )?(?:end of )?(?:(?:next|coming|this|the) )?"
    r"(?:\w+ )?(?:working |calendar |school )?(?:days?|weeks?|months?|fortnight|year|term|tomorrow)\b|"
    r"\b(?:this|later this|early next|late next|next) (?:week|month|year|term|season)\b|\btomorrow\b",
    re.IGNORECASE,
)
_SENTENCE = cued(
    r"(?<![\s(](?:s|r|p)\.)(?<!\b(?:no|mr|dr|ss|eg|ie)\.)(?<=[.?!])[\"'”’)*]*\s+(?=[\"'“‘(*]*[A-Z£])|\n", re.I
)
_SPEAKS = cued(r"[a-z]{2}", re.IGNORECASE)
_AHEAD = 8  # characters that tell whether a sentence begins
_STOP = cued(r"[.?!][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z£])|\n")


def line(case: Case, said: Evidence, more: int = 0) -> Evidence:
    """The whole line of a passage, and so many lines after it."""
    text = case.whole(said.source)
    start, end = text.rfind("\n", 0, said.start) + 1, said.end
    for _ in range(more + 1):
        stop = text.find("\n", end + 1)
        end = stop if stop >= 0 else len(text)
    return Evidence(said.source, start, end)


def sentence(case: Case, source: str, place: int) -> Evidence:
    """The sentence that a character stands in."""
    text = case.whole(source)
    line = text.rfind("\n", 0, place) + 1
    start = max(
        (stop.end() for stop in _STOP.finditer(text, line, place + _AHEAD) if stop.end() <= place), default=line
    )
    stop = _STOP.search(text, place)
    end = stop.start() + 1 if stop and text[stop.start()] != "\n" else stop.start() if stop else len(text)
    return Evidence(source, start, end)


def cut(case: Case, passage: Evidence) -> Iterator[Evidence]:
    """The sentences of a passage, without those that have no word."""
    text, begin = case.text(passage), 0
    for stop in [*(match.end() for match in _SENTENCE.finditer(text)), len(text)]:
        if _SPEAKS.search(text, begin, stop):
            yield Evidence(
                passage.source, passage.start + begin, passage.start + begin + len(text[begin:stop].rstrip())
            )
        begin = stop


def line_before(case: Case, said: Evidence) -> Evidence | None:
    """The last line with words before the line of a passage, where the passage begins its line."""
    text = case.whole(said.source)
    start = text.rfind("\n", 0, said.start) + 1
    before = text[:start].rstrip()
    if text[start : said.start].strip() or not before:
        return None
    return Evidence(said.source, before.rfind("\n") + 1, len(before))
