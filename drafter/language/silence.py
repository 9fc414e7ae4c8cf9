"""Items of which no passage of the reply says a word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise

from drafter.language.blocks import Block, is_label
from drafter.language.echo import words
from drafter.language.passages import Passage, Zone
from drafter.match import Matcher
from drafter.model import Answer, Item, Outcome
from drafter.patterns import cued
from drafter.stems import stems

_GOES_ON = cued(
    r"^\W*(?:this|these|those|it|they|such|section|regulation|the (?:exemption|exception|public interest|balance)|"
    r"on balance|on the other|against|for these|in favour|for and against|"
    r"we (?:have )?(?:considered|weighed|recognise|accept)|balance|there is|however|public interest)\b",
    re.IGNORECASE,
)
_OTHER_MATTERS = (
    "apology", "respond", "query", "acknowledges", "asked", "review", "regulator", "licence", "complains", "harm",
    "interest-test", "factors", "recital", "dissatisfied"
)  # fmt: skip
_NO_QUESTION = cued(  # the form of the answer, the handling of the request, a remark
    r"\b(?:excel|csv|pdf|electronic(?:ally)?|format|acknowledge|receipt|within \d+ working|"
    r"look forward|do not hesitate|clarif\w+|contact me|let me know if|advise and assist|reply to this|"
    r"preferred|is better|"
    r"(?:this|my|initial|your|a) (?:request|response|reply)|delay|applies|cannot|should|i (?:am|understand|"
    r"would|believe|think)|"
    r"please note|note that|(?:move|go) on to|if (?:you|it|this|the) (?:need|is|would|cost|cannot|request|consider))\b",
    re.IGNORECASE,
)
_WHOLE = cued(  # of all that was asked for
    r"\b(?:the|this|all(?: of)? the|any) information (?:that |which )?you(?: have| had)? (?:requested|require|asked for|sought)\b|"
    r"\b(?:the|this) requested information\b|\byour (?:whole |entire )?request\b|\bthe information requested\b",
    re.IGNORECASE,
)
_LABEL = cued(r"^\W*\w{1,3}[.):]+\s*")
_FIGURES = cued(r"[-–:] ?\d[\d,]*\s*;")  # an answer that was taken for a question
_REFERENCE = cued(r"\W*(?:[A-Z]{2,5}|[Rr]ef\w*)?\W{0,3}[A-Z]{0,4}[-/ ]?\d[\w/-]{2,20}\W*")
_COMPARED = 200  # items; no request has more
_JOIN = 12  # characters: ", and also "
_JOINS = cued(r"[,;]? (?:and |and also )|[,;] (?:also )?", re.IGNORECASE)
_SEVERAL = 2  # items with a paragraph each, told by words, that show how a reply goes on
_WORDS = cued(r"\w")
_MOST = 0.7  # of the words of the shorter of two texts
_ABOUT = 0.34  # of the words of an item
_COUNTS = cued(r"£ ?\d|^\W*\d[\d,]*\W*$|\b(?:was|were|is|are|total\w*) \d[\d,]*\b(?! ?[a-z]*\b(?:january|"
r"february|march|april|may|june|july|august|"
                     r"september|october|november|december))", re.IGNORECASE)  # fmt: skip
_SPOKEN = (Zone.BODY, Zone.HEADING, Zone.STATUTE, Zone.COURTESY)


def silent(
    items: Sequence[Item],
    texts: dict[str, str],
    reply: Sequence[Passage],
    blocks: Sequence[Block],
    answers: Sequence[Answer],
    sources: Mapping[str, str] | None = None,
) -> Iterator[Item]:
    """The items that are passed over in a reply that answers item by item; none where it answers as a whole.

    An item is passed over where no answer and no passage has its number, none of its telling words stands
    in the authority's own words about no other item, and no paragraph is left that could be its answer.
    """
    relied = {one.outcome for one in answers if one.items}
    if not 2 <= len(items) <= _COMPARED or any(
        not one.items and one.outcome is not Outcome.SUPPLIED and (one.citations or one.outcome not in relied)
        for one in answers
    ):
        return
    spoken = [passage for passage in reply if passage.zone in _SPOKEN and not is_label(passage)]
    blocks = [block for block in blocks if not all(is_label(passage) for passage in block.passages)]
    if any(
        (passage.says("attached") and not (block.items and _heads(passage, block)))
        or (passage.says("elsewhere") and not block.items)
        for block in blocks
        for passage in block.passages
    ):
        return  # what is enclosed or published may be the answer to everything
    if any(
        passage.says("cost", "vexatious", "withhold", "ncnd") and not block.sure and _WHOLE.search(passage.text)
        for block in blocks
        for passage in block.passages
    ):
        return  # what is refused as a whole leaves nothing over
    dealt = {number for block in blocks if block.sure for number in block.items} | {
        number for answer in answers for number in answer.items
    }.union(*(passage.items for passage in spoken))
    rest = [item for item in items if item.number not in dealt and not _in_parts(item, dealt)]
    rest = [item for item in rest if not _in_one_question(item, items, dealt, sources or {})]
    if not rest or not dealt:
        return
    sure = {number for block in blocks if block.sure for number in block.items}
    numbered = dealt <= sure | {number for passage in spoken if len(passage.items) > 1 for number in passage.items}
    if not numbered and len(dealt) < _SEVERAL:
        return
    spelt = frozenset().union(*(stems(p.text) for p in spoken if not (numbered and p.items)))
    own = Matcher(texts).own
    more = _with_more(items, reply, texts)
    rest = [item for item in rest if item.number not in more]
    passed = [item for item in rest if _asks(texts[item.number]) and not own[item.number] & spelt]
    passed = [item for item in passed if (own[item.number] or numbered) and not _told(texts[item.number], spoken)]
    if not numbered:
        passed = [item for item in passed if not _spoken_of(texts[item.number], spoken)]
    if 2 * len(passed) <= len(items) and _unclaimed(
        blocks, frozenset().union(*(own[item.number] for item in rest))
    ) <= len(rest) - len(passed):
        yield from passed


def _heads(passage: Passage, block: Block) -> bool:
    """Whether a passage stands in the first paragraph of its block, so that it is about the item of the block."""
    lines = sorted({one.line for one in block.passages if one.line <= passage.line})
    return all(other - one == 1 for one, other in pairwise(lines)) and (block.sure or len(lines) == 1)


def _in_one_question(item: Item, items: Sequence[Item], dealt: set[str], sources: Mapping[str, str]) -> bool:
    """Whether an item is the second half of a question whose first half is dealt with ("how many are let, and how many wait")."""
    source = item.said.source
    if not sources.get(source, "")[: item.said.end + 1].rstrip().endswith("?"):
        return False
    before = [one for one in items if one.number in dealt and one.said.source == source]
    return any(
        0 <= item.said.start - one.said.end < _JOIN
        and bool(_JOINS.fullmatch(sources.get(source, "")[one.said.end : item.said.start]))
        for one in before
    )


def _in_parts(item: Item, dealt: set[str]) -> bool:
    return any(number.startswith(item.number + "(") for number in dealt)


def _with_more(items: Sequence[Item], reply: Sequence[Passage], texts: dict[str, str]) -> set[str]:
    """The items told back with words in them or below that are taken for the request too, and may be their answer."""
    bags = {number: words(text) for number, text in islice(texts.items(), _COMPARED)}
    own = {passage.source for passage in reply}
    found = {item.number for item in items if item.said.source in own and "\n" in texts[item.number].strip()}
    ordered = sorted(reply, key=lambda passage: (passage.source, passage.start))
    starts = [(passage.source, passage.start) for passage in ordered]
    for item in items:
        place = bisect_right(starts, (item.said.source, item.said.start)) - 1
        line = ordered[place]
        within = place >= 0 and line.source == item.said.source and line.start <= item.said.start < line.end
        if within and _WORDS.search(line.text[item.said.end - line.start :]):
            found.add(item.number)
    told = ""
    for passage in reply:
        bag = words(passage.text)
        same = [n for n, other in bags.items() if bag and len(bag & other) >= _MOST * min(len(bag), len(other))]
        if passage.zone is Zone.ECHO and passage.first and passage.label in bags and passage.label not in same:
            found.add(passage.label)
        if told and passage.zone is Zone.ECHO and not same:
            found.add(told)
        if passage.zone is Zone.ECHO and same and _COUNTS.search(passage.text) and not _COUNTS.search(texts[same[0]]):
            found.add(same[0])
        told = same[0] if same and passage.zone is Zone.ECHO else ""
    return found


def _told(text: str, spoken: Sequence[Passage]) -> bool:
    """Whether a passage says most of the telling words of an item."""
    bag = stems(_LABEL.sub("", text).split(". ")[0])
    return bool(bag) and any(len(bag & stems(passage.text)) >= _MOST * len(bag) for passage in spoken)


def _spoken_of(text: str, spoken: Sequence[Passage]) -> bool:
    """Whether the words that an item is about stand in the reply at all, so that its answer may be in other words."""
    bag = stems(_LABEL.sub("", text))
    said = frozenset().union(*(stems(passage.text) for passage in spoken))
    return len(bag & said) >= _ABOUT * len(bag)


def _asks(text: str) -> bool:
    """Whether an item asks for something, and not only for a form, for haste, or for understanding."""
    remark = _NO_QUESTION.search(text) and len(text.split()) < 60
    return not remark and not _FIGURES.search(text) and not _REFERENCE.fullmatch(text)


def _unclaimed(blocks: Sequence[Block], own: frozenset[str]) -> int:
    """How many paragraphs deal with no item that can be told; opening words count where they have words of such an item."""
    count, begun = 0, False
    for block in blocks:
        begun = begun or bool(block.items)
        last = block.passages[0].line if block.items else -2
        for passage in block.passages:
            if passage.first and passage.line > last + 1 and passage.zone is Zone.BODY and not block.sure:
                count += not (
                    (passage.items and not block.items)
                    or _GOES_ON.match(passage.text)
                    or passage.says(*_OTHER_MATTERS)
                    or not (begun or own & stems(passage.text) or _COUNTS.search(passage.text))
                )
            last = passage.line
    return count
