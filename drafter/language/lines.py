"""The lines of a letter put together again, for what is laid out rather than said: letterheads, addresses, dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.language.passages import Passage, Zone
from drafter.model import Evidence
from drafter.patterns import cued

EMAIL = cued(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
POSTCODE = cued(r"\b[A-Z]{1,2}\d{1,2}[A-Z]?\s?\d[A-Z]{2}\b")
_TOP = 12  # lines in which a letter without a salutation has its letterhead
_LONGEST = 400  # characters of a line that are looked at: a longer one is a paragraph, and tells at its start
_ORDINAL = cued(r"^(?:st|nd|rd|th)\b", re.IGNORECASE)
_MONTH = cued(r"^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? ?\d", re.IGNORECASE)
_TITLE = cued(
    r"^\W*(?:(?:mr|mrs|ms|miss|mx|dr|prof(?:essor)?|rev|sir|cllr)\b\.? (?=[A-Z])|"
    r"to\s?:|fao\b|for the attention of\b)",
    re.IGNORECASE,
)
_DEAR = cued(r"^\W*(?:dear|hello|hi)\b[\w. ’'-]*?(?P<name>[A-Z][\w’'-]+)\W*$", re.IGNORECASE)


class Line(NamedTuple):
    """A line of a source: `text` is exactly what stands there, `start` its offset.

    `others` is true where it speaks of the regulator, or of a body that is to be asked instead.
    """

    source: str
    start: int
    number: int
    text: str
    zone: Zone
    head: bool = False
    others: bool = False
    recipient: bool = False

    def evidence(self, start: int, end: int) -> Evidence:
        """A range of the line as evidence."""
        return Evidence(self.source, self.start + start, self.start + end)

    @property
    def words(self) -> int:
        """How many words the line has."""
        return len(self.text.split())


def lines(passages: Sequence[Passage]) -> list[Line]:
    """The lines of a letter; `head` are those of the letterhead, `recipient` those that name whom it goes to."""
    found = [_whole(group) for group in _grouped(passages)]
    opening = next((place for place, line in enumerate(found) if line.zone is Zone.GREETING), None)
    if opening is None:
        top = next((place for place, line in enumerate(found) if line.words > 18), _TOP)
        top = min(top, _TOP)
    else:
        top = opening
    name = _DEAR.match(found[opening].text[:80]) if opening is not None else None
    return _heads(found, top, name["name"].lower() if name else "")


def _grouped(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """The passages of each line; a line that a raised "th" was torn from comes back together."""
    group: list[Passage] = []
    for passage in passages:
        if group and not _goes_on(group[-1], passage):
            yield group
            group = []
        group.append(passage)
    if group:
        yield group


def _goes_on(last: Passage, passage: Passage) -> bool:
    if last.source != passage.source or passage.start < last.end:
        return False
    if last.line == passage.line:
        return True
    if passage.line > last.line + 1 or not passage.first:
        return False
    torn = _ORDINAL.match(passage.text) and last.text[-1].isdigit()
    return bool(
        torn or (_MONTH.match(passage.text) and re.search(r"\d\n?(?: ?(?:st|nd|rd|th))?$|^(?:st|nd|rd|th)$", last.text))
    )


def _whole(group: Sequence[Passage]) -> Line:
    text, end = group[0].text, group[0].end
    for passage in group[1:]:
        if len(text) > _LONGEST:
            break
        text += " " * (passage.start - end) + passage.text
        end = passage.end
    first = group[0]
    others = any(passage.says("regulator", "sent-elsewhere") for passage in group)
    return Line(first.source, first.start, first.line, text[:_LONGEST], first.zone, others=others)


def _heads(found: Sequence[Line], top: int, name: str) -> list[Line]:
    """Mark the letterhead, and in it the block that names the reader."""
    marked: list[Line] = []
    inside, last = False, -1
    for place, line in enumerate(found):
        head = place < top
        if head:
            starts = bool(_TITLE.match(line.text)) or bool(
                name and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", line.text.lower())
            )
            inside = starts or (
                inside and line.number == last + 1 and not re.search(r"(?:19|20)\d\d|\bref\b", line.text)
            )
            last = line.number
        marked.append(
            Line(line.source, line.start, line.number, line.text, line.zone, head, line.others, head and inside)
        )
    return marked
