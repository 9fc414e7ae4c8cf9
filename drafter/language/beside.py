"""Questions and answers side by side, where no request is quoted as a whole.

"Q1. … A1. …", "2. Fees taken in 2008: £41", a table with a column of questions, or each thing asked for
as the opening words of its own paragraph. The head of the line is the item; what follows is its answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from drafter.language.passages import Passage, Zone
from drafter.language.told import INFO, WH, Thing, whole

_LABEL = re.compile(
    r"\W{0,3}(?:(?P<q>Q(?:uestion|uery)?\s?(?P<qn>\d{1,2}[a-z]?)?|Part|Item|Request|Point|No)\b\s?\d{0,2}[.:)]*|"
    r"(?P<n>\d{1,2}(?:\.\d)?[a-z]?|[a-h]|[A-H]|[ivx]{1,4})[.):\]]+)\s*(?=\S)"
)
_SEPARATOR = re.compile(r"\t|:\s|\s[—–-]\s|[.?](?=\s)|[\"”](?=\s)|$")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|shall|would|cannot|can|do|does|did|may|must|should|we|i|please|applies|"
    r"apply|attached|section|regulation|exempt|thank|"
    r"regards|sincerely|faithfully|review|complaints?|commissioner|ico|dear|tel|telephone|e-?mail:|date|our ref|"
    r"your ref|reference|subject|from|to|sent|received|logged|outcome|response)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:that|which|who|whom|where|whether|how|what|when|why|each|you|they|it|has been a)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_OPENS = re.compile(
    rf"^\W*(?:and |also )?(?:(?:{WH})\b|(?:the|an?|any|all|every|each|your|no\. of)\s|(?:[\w’'&/-]+ ){{0,2}}(?:{INFO})\b|"
    rf"[\w’'&/-]+ (?:[\w’'&/-]+ )?(?:of|for|by|with|about|between|at|in|received|paid)\s)",
    re.IGNORECASE,
)
_COLUMN = re.compile(
    r"\b(?:you asked|question|your request|asked for|information (?:requested|sought)|query)\b", re.IGNORECASE
)
_ANSWERS = re.compile(r"^\W*A(?:nswer)?\s?\d{0,2}[.:)]\s", re.IGNORECASE)
_ALONE = 3  # words that the head of a paragraph without a number has at least
_LONGEST = 45  # words of a head


@dataclass(frozen=True, slots=True)
class _Head:
    thing: Thing
    line: int
    labelled: bool
    question: bool
    rest: bool  # whether an answer follows in the line


def items(reply: Sequence[Passage]) -> list[Thing]:
    """The things asked for, read off the heads of the answers; none where the reply is not built that way."""
    lines = [list(group) for _, group in groupby(reply, key=lambda passage: passage.line)]
    lines = [line for line in lines if line[0].zone in (Zone.BODY, Zone.HEADING, Zone.ECHO, Zone.STATUTE)]
    rows = list(_rows(lines))
    if len(rows) > 1:
        return rows
    heads = [head for place, line in enumerate(lines) if (head := _head(line, lines[place + 1 : place + 2]))]
    numbered = [head.thing for head in heads if head.labelled]
    if len(numbered) > 1 and numbered[0].label.lower() in ("", "1", "a", "i"):
        return numbered
    plain = [head.thing for head in heads if not head.labelled]
    return plain if len(plain) > 1 else []


def _rows(lines: Sequence[Sequence[Passage]]) -> Iterator[Thing]:
    """The cells of the column of questions, in a table whose head names one."""
    column = None
    for line in lines:
        cells = whole(line).split("\t")
        if len(cells) < 2:
            column = None
            continue
        if column is None:
            column = next(
                (place for place, cell in enumerate(cells[:-1]) if _COLUMN.search(cell) and len(cell.split()) < 6), None
            )
            continue
        if column < len(cells) - 1 and len(cells[column].split()) > 1:
            start = line[0].start + sum(len(cell) + 1 for cell in cells[:column])
            label = cells[0].strip(" .)") if column and len(cells[0]) < 6 else ""
            yield Thing(label, start, start + len(cells[column].rstrip()))


def _head(line: Sequence[Passage], after: Sequence[Sequence[Passage]]) -> _Head | None:
    """The head of a line, where its opening words are a question or name a thing, and an answer follows."""
    text, base = whole(line), line[0].start
    if len(text) > 6000 or line[0].bullet or _ANSWERS.match(text):
        return None
    label = _LABEL.match(text)
    begin = label.end() if label else 0
    found = _SEPARATOR.search(text, begin + 12)
    end = found.start() if found else len(text)
    question = text[end : end + 1] == "?"
    head, rest = text[begin:end], bool(text[end + 1 :].strip(' ?"”:.'))
    if text[begin : begin + 1] in ('"', "“"):
        closing = re.compile(r"[\"”]").search(text, begin + 1)
        end, rest = (closing.start(), True) if closing else (end, rest)
        head = text[begin + 1 : end]
    count = len(head.split())
    if not (2 <= count <= _LONGEST) or (not label and count < _ALONE):
        return None
    if not question and (not _names(head, bool(label)) or not (rest or _answered(after, bool(label)))):
        return None
    number = (label["n"] or label["qn"] or "") if label else ""
    return _Head(Thing(number, base + begin, base + end), line[0].line, bool(label), question, rest)


def _names(head: str, labelled: bool) -> bool:
    """Whether words name a thing and state nothing."""
    opens = _OPENS.match(head)
    if not opens and not (labelled and len(head.split()) >= _ALONE):
        return False
    wh = re.match(rf"\W*(?:and )?(?:{WH})\b", head, re.IGNORECASE)
    return bool(wh) or not _VERB.search(_RELATIVE.sub("", head))


def _answered(after: Sequence[Sequence[Passage]], labelled: bool) -> bool:
    """Whether the next line answers: it has another form than the head."""
    if not after:
        return False
    text = whole(after[0])
    if _ANSWERS.match(text):
        return True
    return (
        not _LABEL.match(text)
        and after[0][0].zone is not Zone.HEADING
        and (labelled or bool(re.match(r"\W*(?:\d|none|nil|no\b|yes\b)", text, re.IGNORECASE)))
    )
