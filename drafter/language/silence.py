"""Items of which no passage of the reply says a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.language.blocks import Block
from drafter.language.passages import Passage, Zone
from drafter.match import Matcher, stems
from drafter.model import Answer, Item

_GOES_ON = re.compile(
    r"^\W*(?:this|these|those|it|they|such|section|regulation|the (?:exemption|exception|public interest|balance)|"
    r"on balance|on the other|against|for these|in favour|for and against|"
    r"we (?:have )?(?:considered|weighed|recognise|accept)|balance|there is|however|public interest)\b",
    re.IGNORECASE,
)
_OTHER_MATTERS = (
    "apology", "respond", "query", "acknowledges", "asked", "review", "regulator", "licence", "complains", "harm",
    "interest-test", "factors", "recital", "dissatisfied"
)  # fmt: skip
_SPOKEN = (Zone.BODY, Zone.HEADING, Zone.STATUTE, Zone.COURTESY)


def silent(
    items: Sequence[Item],
    texts: dict[str, str],
    reply: Sequence[Passage],
    blocks: Sequence[Block],
    answers: Sequence[Answer],
) -> Iterator[Item]:
    """The items that are passed over in a reply that answers item by item; none where it answers as a whole.

    An item is passed over where no answer and no passage has its number, none of its telling words stands
    anywhere in the authority's own words, and no paragraph is left that could be its answer.
    """
    if len(items) < 2 or any(not answer.items for answer in answers):
        return
    spoken = [passage for passage in reply if passage.zone in _SPOKEN]
    dealt = {number for answer in answers for number in answer.items}.union(*(passage.items for passage in spoken))
    rest = [
        item for item in items
        if item.number not in dealt and not any(number.startswith(item.number + "(") for number in dealt)
    ]  # fmt: skip
    if not rest or not dealt or 2 * len(rest) > len(items):
        return
    words = frozenset().union(*(stems(passage.text) for passage in spoken))
    own = Matcher(texts).own
    passed = [item for item in rest if own[item.number] and not own[item.number] & words]
    if _unclaimed(blocks) <= len(rest) - len(passed):
        yield from passed


def _unclaimed(blocks: Sequence[Block]) -> int:
    """How many paragraphs deal with no item that can be told."""
    count = 0
    for block in blocks:
        last = block.passages[0].line if block.items else -2
        for passage in block.passages:
            if passage.first and passage.line > last + 1 and passage.zone is Zone.BODY and not block.sure:
                count += not (
                    (passage.items and not block.items) or _GOES_ON.match(passage.text) or passage.says(*_OTHER_MATTERS)
                )
            last = passage.line
    return count
