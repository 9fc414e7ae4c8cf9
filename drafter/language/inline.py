"""The several things that one line of a request asks for: by numbers inside it, or told back in one sentence."""

from __future__ import annotations

from drafter.language import numbering, told
from drafter.language.grouping import Block
from drafter.language.voices import asks, is_lead_in
from drafter.patterns import cued

_LINE = 4000  # characters of a line that is looked into for parts
_ENDED = cued(r"[.;:?)\]]\W*Q?\w{1,2}\W*$")  # a sentence, before the number of the next
_YEAR = cued(r"\W*(?:in )?(?:19|20)\d\d\b")


def several(block: Block, told_back: bool) -> list[told.Thing]:
    """The several things that one line of prose asks for, by their numbers or joined by commas and "and"."""
    if told_back:
        things = told.things(block.passages) or _numbered_on(block) or _numbered_in(block)
        return things or ([] if block.label or block.bullet else told.listing(block.passages))
    return _numbered_in(block) or _numbered_anew(block)


def _numbered_in(block: Block) -> list[told.Thing]:
    """The things that a line of prose numbers ("Please send (a) the deed, (b) the plan"); years so lettered are none."""
    text, base = told.whole(block.passages), block.passages[0].start
    if block.label or block.bullet or len(text) > _LINE:
        return []
    parts = list(numbering.enumerated(text)) or list(numbering.starred(text))
    if not (parts and _leads_over(block, base + text.rfind(parts[0][0], 0, parts[0][1]))) or any(
        _YEAR.match(text[first:last]) for _, first, last in parts
    ):
        return []
    return [told.Thing(label, base + first, base + last) for label, first, last in parts]


def _leads_over(block: Block, start: int) -> bool:
    """Whether a line asks, or the words of it that stand right before a place do."""
    before = [one.text[: start - one.start] for one in block.passages if one.start < start]
    return any(asks(text) or is_lead_in(text) for text in (block.text, *before[-1:]))


def _numbered_anew(block: Block) -> list[told.Thing]:
    """The same where a request lost its line ends: each number stands behind the end of a sentence."""
    if block.passages[0].line != block.passages[-1].line:
        return []
    found, text, base = _numbered_on(block), told.whole(block.passages), block.passages[0].start
    return found if all(_ENDED.search(text[: one.start - base]) for one in found[1:]) else []


def _numbered_on(block: Block) -> list[told.Thing]:
    """The things of a line that begins with a number and goes on with the next ("(b) the deed, and (c) the plan")."""
    text, base = told.whole(block.passages), block.passages[0].start
    if not block.label or len(text) > _LINE:
        return []
    found = [told.Thing(label, base + a, base + b) for label, a, b in numbering.enumerated(text, 0, block.label)]
    return found if len(found) > 1 else []
