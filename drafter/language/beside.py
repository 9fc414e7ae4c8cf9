"""Questions and answers side by side, where no request is quoted as a whole.

"Q1. … A1. …", "2. Fees taken in 2008: £41", a table with a column of questions, or each thing asked for
as the opening words of its own paragraph. The head of the line is the item; what follows is its answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from drafter.language.parting import VERBS, begins, states
from drafter.language.passages import Passage, Zone
from drafter.language.signs import OURS, OWN_QUESTION
from drafter.language.told import Thing, whole
from drafter.language.voices import asks, authority_speaks
from drafter.language.wording import words_of
from drafter.patterns import cued

_LABEL = cued(
    r"\W{0,3}(?:(?P<q>Q(?:uestion|uery)?\s?(?P<qn>\d{1,2}[a-z]?)?|(?:Part|Item|Request|Point)\s?(?P<pn>\d{1,2}))\b[.:)]*(?:\s?[–—-])*|"
    r"(?P<n>\d{1,2}(?:\.\d)?[a-z]?|[a-h]|[A-H]|[ivx]{1,4})[.):\]]+)\s*(?=\S)"
)
_BARE = cued(r"\W{0,3}(?P<n>\d{1,2})\s+(?=\S)")  # where the passage was found to be numbered
_SEPARATOR = cued(r"\t|:\s|\s[—–-]\s|[.?](?=\s)|[\"”](?=\s)|$")
_FURNITURE = cued(  # words of letterheads, subject lines and closings: no thing asked for where no number stands before
    r"^\W*(?:in (?:accordance|line|relation|respect|regard|response|addition|terms)|further to|following|this|considerations?|"
    r"factors?|arguments?|conclusions?|public|"
    r"these|to|from|date|subject|re|tel|telephone|e-?mail|sent|received|logged|(?:our |your )?ref(?:erence)?|complaints?|"
    r"appeals?|(?:an? |the )?(?:internal )?reviews?|yours|your|our|request|outcome|response|for|section|regulation|if|a?part of)\b|"
    r"\b(?:section \d|regulation \d|refusal notice|exempt|thank|regards|sincerely|faithfully|commissioner|ico|dear|public interest|"
    r"freedom of information|environmental information|attached)\b",
    re.IGNORECASE,
)
_OPENS = cued(
    r"(?:no\. of|[\w’'&/-]+ (?:[\w’'&/-]+ )?(?:of|for|by|with|about|between|at|in|received|paid))\s", re.IGNORECASE
)
_THEN = cued(r":\s[^.?:]{3,300}\?")  # "Please tell me for each year: how many …?"
_COLUMN = cued(
    r"\b(?:you asked|question|your request|asked for|information (?:requested|sought)|query)\b", re.IGNORECASE
)
_ANSWERS = cued(r"^\W*(?:A|Answer|ANSWER|Response|RESPONSE)\s?\d{0,2}[.:)]\s")
_ASKS = cued(r"^\W*(?:Q|Question|QUESTION)\s?\d{0,2}[.:)]\s")
_SHORT = cued(r"\W*(?:£?\d|none|nil|no\b|yes\b)", re.IGNORECASE)
_NUMBERED_CELL = cued(r"\s*(?P<n>\d{1,2}|[a-h])[.)]\s+(?=\S)")
_ALONE = 3  # words that the head of a paragraph without a number has at least
_LONGEST = 45  # words of a head
_LINE = 6000  # characters of a line that is looked at
_ZONES = (Zone.BODY, Zone.HEADING, Zone.ECHO, Zone.LICENCE)

Line = Sequence[Passage]


@dataclass(frozen=True, slots=True)
class _Head:
    thing: Thing
    labelled: bool
    asked: bool  # whether its label says so ("Q2")
    names: bool  # whether the words are a question or name a thing; otherwise they may state something


def items(reply: Sequence[Passage]) -> list[Thing]:
    """The things asked for, read off the heads of the answers; none where the reply is not built that way."""
    lines = [list(group) for _, group in groupby(reply, key=lambda passage: passage.line)]
    lines = [line for line in lines if line[0].zone in _ZONES]
    rows = list(_rows(lines))
    if len(rows) > 1:
        return rows
    lettered = not any(_ASKS.match(line[0].text) for line in lines)  # "A." is then a label, and no answer to "Q."
    heads = [head for place, line in enumerate(lines) if (head := _head(line, lines[place + 1 : place + 2], lettered))]
    labelled = [head for head in heads if head.labelled]
    numbered = _series(labelled)
    if len(numbered) > 1 and (numbered[0].label.lower() in ("", "1", "a", "i") or all(head.asked for head in labelled)):
        return numbered
    plain = [head.thing for head in heads if not head.labelled and head.names]
    return plain if len(plain) > 1 else []


def _series(heads: Sequence[_Head]) -> list[Thing]:
    """The heads of a numbered list, each number once; none where most of them state something: those are answers."""
    found: dict[str, _Head] = {}
    digits = bool(heads) and heads[0].thing.label[:1].isdigit()
    for place, head in enumerate(heads):
        if heads[0].thing.label and head.thing.label[:1].isdigit() != digits:
            continue  # "(a)" of a list within an answer
        found.setdefault(head.thing.label or f"#{place}", head)
    named = sum(head.names for head in found.values())
    return [head.thing for head in found.values()] if 2 * named >= len(found) else []


def _rows(lines: Sequence[Line]) -> Iterator[Thing]:
    """The cells of a table that ask: those of the column of questions, or the numbered ones of its head."""
    column = None
    for line in lines:
        text = whole(line)
        cells = text.split("\t")
        if len(cells) < 2:
            column = None
            continue
        starts = [sum(len(cell) + 1 for cell in cells[:place]) for place in range(len(cells))]
        numbered = [(place, mark) for place, cell in enumerate(cells) if (mark := _NUMBERED_CELL.match(cell))]
        if column is None and len(numbered) > 1:
            for place, mark in numbered:
                begin = line[0].start + starts[place] + mark.end()
                yield Thing(mark["n"], begin, line[0].start + starts[place] + len(cells[place].rstrip()))
        if column is None:
            named = (place for place, cell in enumerate(cells[:-1]) if _COLUMN.search(cell) and len(cell.split()) < 6)
            column = next(named, None)
        elif column < len(cells) and len(cells[column].split()) > 1:
            begin = line[0].start + starts[column]
            label = cells[0].strip(" .)") if column and len(cells[0]) < 6 else ""
            asked = cells[column].partition("? ")  # a tab behind a question is no tab any more
            yield Thing(label, begin, begin + len(asked[0].rstrip()) + len(asked[1].rstrip()))


def _head(line: Line, after: Sequence[Line], lettered: bool) -> _Head | None:
    """The head of a line: its opening words, where an answer follows them."""
    text, base = whole(line), line[0].start
    if len(text) > _LINE or line[0].bullet or (_ANSWERS.match(text) and not (lettered and line[0].label)):
        return None
    label = _LABEL.match(text) or (_BARE.match(text) if line[0].label else None)
    begin = label.end() if label else 0
    found = _SEPARATOR.search(text, begin + 12)
    then = _THEN.match(text, found.start()) if found else None
    end = then.end() - 1 if then else found.start() if found else len(text)
    rest = bool(text[end + 1 :].strip(' ?"”:.'))
    if text[begin : begin + 1] in ('"', "“"):
        closing = cued(r"[\"”]").search(text, begin + 1)
        begin += 1
        end = closing.start() if closing else end
        rest = bool(text[end + 1 :].strip(' ?"”:.-–'))
    head, question = text[begin:end], text[end : end + 1] == "?" or text[begin:end].endswith("?")
    end += text[end : end + 1] == "?"  # a question keeps its mark
    count = len(head.split())
    if not (2 <= count <= _LONGEST) or (not label and count < _ALONE):
        return None
    question = question or (bool(label) and asks(head))
    if not label and (_FURNITURE.search(head) or OURS.search(head) or OWN_QUESTION.match(head)):
        return None
    names = question or _names(head)
    if not names and (not label or authority_speaks(head) or VERBS.search(head) or _FURNITURE.match(head)):
        return None
    if not question and not rest and not _answered(after, bool(label)):
        return None
    groups = label.groupdict() if label else {}
    number = groups.get("n") or groups.get("qn") or groups.get("pn") or ""
    return _Head(Thing(number, base + begin, base + end), bool(label), bool(groups.get("q")), names)


def _names(head: str) -> bool:
    """Whether words name a thing and state nothing."""
    words = words_of(head)
    if words.isin(0, "asking", "relative") or words.run(0, "asking_phrases"):
        return True
    if states(head):
        return False
    return begins(words, 0) or bool(_OPENS.match(head))


def _answered(after: Sequence[Line], labelled: bool) -> bool:
    """Whether the next line answers: it has another form than the head."""
    if not after:
        return False
    text = whole(after[0])
    if _ANSWERS.match(text):
        return True
    return not _LABEL.match(text) and (labelled or bool(_SHORT.match(text)))
