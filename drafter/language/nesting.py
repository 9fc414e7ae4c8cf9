"""Bullets below a question: things asked for by themselves, or values that belong to it (years, kinds, names).

"2. Of these: • How many appealed? • How many won?" asks for two things, "2. The number of permits for: • dogs • cats" for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from drafter.language.grouping import Block
from drafter.language.passages import Passage
from drafter.language.voices import OPEN_QUESTION, QUESTION, asks, is_lead_in
from drafter.patterns import cued

_AMOUNT = cued(  # words that begin a thing of its own, and no value of another
    r"^\W*(?:o )?(?:the |a |an |any |all )?(?:(?:total|overall|average|annual|current|full|exact|approximate|gross|net|mean|"
    r"median|estimated|combined|respective) )*(?:numbers?|amounts?|costs?|spend(?:ing)?|expenditure|percentages?|proportions?|"
    r"breakdown|copy|copies|details of|length of|list of|names? of|dates? (?:of|on)|how (?:many|much|often|long)|whether|"
    r"reasons? (?:for|why)|outcomes? of|what|which|who|when|where|why)\b(?=\s+\S)",
    re.IGNORECASE,
)
_REMARK = cued(  # says how to answer
    r"^\W*(?:o )?(?:if|where|for clarity|note|n\.?b|please (?:also )?(?:include|exclude|break|split|separate|note|use|ignore|only|"
    r"limit|confine|indicate|state whether|specify (?:the|which|if|whether)|provide the most recent|answer|do not|be))\b",
    re.IGNORECASE,
)
_FIELDS = cued(  # "the following details for each contract:"
    r"\b(?:following|below)\b(?: \w+)? (?:details|information|data|particulars|questions|documents|items|points)\b[^.?:]*"
    r":\W*$|\b(?:for|of) (?:(?:each|every|all) )?(?:of )?(?:these|those|them|the above|this total)(?: \w+)?:\W*$",
    re.IGNORECASE,
)
_FEW = 2  # words


def apart(block: Block) -> Iterator[Block]:
    """The blocks of a question and of the bullets below it, where they are asked for by themselves; else the block as it is."""
    head, parts, after = _parts(block)
    text = " ".join(passage.text for passage in head)
    own = sum(asks_by_itself(part) for part in parts)
    if len(parts) < _FEW or not (2 * own > len(parts) or (_FIELDS.search(text) and not _valued(parts))):
        yield block
        return
    while head and head[-1].text.rstrip().endswith((":", ":-", ",", "-")):
        head = head[:-1]
    if head and asks(" ".join(passage.text for passage in head)):
        yield Block(block.label, block.bullet, head, block.number)
    for count, part in enumerate(parts, 1):
        number = f"{block.number or block.label}({count})" if block.label else ""
        yield Block("", part[0].bullet or "•", part, number)
    for _, line in groupby(after, key=lambda passage: passage.line):
        yield Block("", "", list(line))


def _parts(block: Block) -> tuple[list[Passage], list[list[Passage]], list[Passage]]:
    """The passages before the first part of a block, those of each of its parts, and the lines after them.

    The parts are bullets or, below words that lead over to them, lines.
    """
    head: list[Passage] = []
    parts: list[list[Passage]] = []
    after: list[Passage] = []
    lines = False
    for place, passage in enumerate(block.passages):
        lines = lines or (bool(head) and passage.first and not (parts or passage.bullet) and _leads_over(head[-1].text))
        if after or (parts and passage.first and not (passage.bullet or lines)):
            after += [] if passage.bullet else [passage]
        elif place and passage.first and (passage.bullet or lines):
            parts.append([passage])
        elif parts:
            parts[-1].append(passage)
        else:
            head.append(passage)
    return head, parts, after


def _leads_over(text: str) -> bool:
    """Whether words lead over to the lines below them."""
    return text.rstrip().endswith(":") and is_lead_in(text)


def asks_by_itself(part: list[Passage]) -> bool:
    """Whether a bullet asks for something by itself."""
    text = part[0].text
    if _REMARK.match(text) or part[0].words <= _FEW:
        return False
    return bool(QUESTION.match(text) or OPEN_QUESTION.match(text) or _AMOUNT.match(text)) or asks(text)


def _valued(parts: list[list[Passage]]) -> bool:
    """Whether the bullets are years or other figures."""
    return all(re.match(r"^\W*(?:in )?\d", part[0].text) for part in parts)
