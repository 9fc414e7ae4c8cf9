"""Lists of a request without numbers: short lines and values below the words that announce them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, takewhile

from drafter.language.grouping import Block
from drafter.language.nesting import asks_by_itself
from drafter.language.voices import STATES, WANTED, asks, is_lead_in
from drafter.patterns import cued

_LISTS = cued(
    r"\b(?:i|we|you|require|need|want|details|following|questions|request|requested|required|sought)\b[^.?]*[:;]\W*$",
    re.IGNORECASE,
)
_INSTRUCTS = cued(  # a list of what to keep in mind, not of what is asked for
    r"\b(?:use|using|follow|apply|note|consider|bear in mind|categorise)\b[^.?]{0,60}\b(?:list|principles|definitions?|"
    r"categories|headings|format|guidance|following|points)\b[^.?]*:\W*$|"
    r"^\W*(?:for|with|in) (?:all|any|each|every)(?: of)?(?: the| your)?(?: [\w“”\"'‘’/]+){0,4} (?:responses?|answers?|"
    r"questions?|cases?)\b,? (?:you must|please|you should)\b[^.?:]{0,40}:\W*$|"
    r"\b(?:may|might|could|can) (?:include|relate to|be|cover|contain) (?:(?:one or more|one|some|any|all) of )?the "
    r"(?:following|below)\b[^.?:]{0,40}:\W*$|"
    r"\bthe following (?:inclusions|fields|columns|headings|variables) (?:are|will be|would be) (?:required|"
    r"needed)\b[^.?:]{0,40}:\W*$|"
    r"^\W*(?:the|this|that|my|your) (?:data|information|list|table|file|spreadsheet|response|answer) (?:should|must) (?:be|include|"
    r"contain|show|have|list)\b[^.?:]{0,60}:\W*$|"
    r"\b(?:would|should|will|to|must) (?:then |therefore )?(?:have|include|contain|show|use|be in) the (?:following|below) "
    r"(?:\w+ )?"
    r"(?:columns|headings|fields|format|layout)\b[^.?]*:\W*$",
    re.IGNORECASE,
)
_SENTENCE = cued(  # begins a sentence of its own, and names no thing
    r"^\W*(?:i|i’m|i'm|we|my|our|this|these|those|it|there|they|you|your|under|as|if|when|since|because|background|please|thank\w*|"
    r"the (?:council|trust|department|authority|force|act)|in (?:order|accordance|line)|"
    r"for (?:the avoidance|clarity|ease))\b|:\W*$",
    re.IGNORECASE,
)
_KINDS = cued(  # "which mention any of these words:", "a register that shows the following columns:"
    r"\b(?:display|show|contain|have)s? the (?:following|below) (?:columns|headings)\b[^.?]{0,40}:\W*$|"
    r"\b(?:any|one or more|each) of (?:the |these )?(?:\w+ )?(?:keywords?|words?|terms?|phrases|subjects?|topics?|"
    r"categories|types?|kinds?|areas|names|people)\b[^.?]{0,40}[:–-]\W*$",
    re.IGNORECASE,
)
_COUNTS = cued(
    r"\b(?:how many|(?:total )?numbers? of)\b[^.?]*:\W*$|"
    r"^\W*(?:if (?:so|yes|no|not),? )?(?:did|do|does|is|are|was|were|has|have)\b[^.?]*:\W*$",
    re.IGNORECASE,
)
_VALUE = cued(  # "2019", "over 12 months", "aged 16 to 18", "September 1st 2019"
    r"^\W*(?:(?:in|over|under|up to|more than|less than|between|since|from|for|at|aged?|the|year|years|fy|q|calendar|financial|"
    r"jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*|[–-]|to)\s+){0,3}£?\d\S*(?:\s{1,4}\S+){0,5}$",
    re.IGNORECASE,
)
_WITHIN = cued(
    r"^\W*(?:separately )?(?:in|within|at) (?!each\b|receipt\b|total\b|addition\b|which\b|what\b|how\b)", re.IGNORECASE
)  # "in the borough as a whole"
_FOR_EACH = cued(r"\bfor (?:each|every|all|any|these|those|the following)\b[^:]*:?\W*$", re.IGNORECASE)
_FEW = 12  # words of a line
_LONG = 45  # words
_THING = cued(
    r"^\W*(?:the|any|all|a|an|copies|details|lists?|names?|numbers?|dates?|whether|how|average|total) (?!of the (?:act|council)\b)",
    re.IGNORECASE,
)
_NAMED = 3  # words


def counts_parts(block: Block, following: Block | None) -> bool:
    """Whether a line asks how many there are of the kinds listed below it ("How many were seized: • cats • dogs")."""
    return (
        not (block.label or block.bullet)
        and following is not None
        and bool(
            (following.bullet and _COUNTS.search(block.passages[-1].text))
            or ((following.bullet or following.label) and _KINDS.search(block.passages[-1].text) and asks(block.text))
        )
        and not asks_by_itself(following.passages)
    )


def offers_answers(block: Block, following: Block | None) -> bool:
    """Whether the answers to choose from are listed below a question ("Who painted it? • The town • A builder")."""
    return (
        not (block.label or block.bullet)
        and block.passages[-1].text.rstrip().endswith("?")
        and following is not None
        and bool(following.bullet)
        and not asks_by_itself(following.passages)
    )


def leads_over(block: Block, following: Block | None) -> bool:
    """Whether a line breaks off before a list with numbers ("The number of incidents involving 1) …")."""
    return (
        not (block.label or block.bullet)
        and following is not None
        and following.label in ("1", "a", "i")
        and (block.text.rstrip()[-1:].isalnum() or block.text.rstrip().endswith(","))
        and not asks(block.text)
    )


def announces(text: str) -> bool:
    """Whether words announce a list of what is asked for ("I need the following:")."""
    return bool(_LISTS.search(text))


def instructs(text: str) -> bool:
    """Whether words announce a list of what to keep in mind, or of how to lay out the answer."""
    return bool(_INSTRUCTS.search(text))


def without_values(grouped: list[Block]) -> list[Block]:
    """The blocks without lists of years, ages or other figures, which belong to what is asked above them."""
    kept: list[Block] = []
    grouped = [block for block in grouped if any(map(str.isalnum, block.text))]
    for valued, run in groupby(grouped, key=lambda block: _is_part(block) and _is_value(block)):
        above = kept[-1] if kept else None
        if not (valued and above and (above.label or asks(above.text))):
            kept += run
    return kept


def _is_part(block: Block) -> bool:
    """Whether a block is a bullet, or has a letter or a Roman numeral for its number."""
    return bool(block.label.isalpha() if block.label else block.bullet)


def _is_value(block: Block) -> bool:
    said = block.text[block.passages[0].opens :]
    return bool(_VALUE.match(said) or _WITHIN.match(said))


def plain_list(grouped: Sequence[Block]) -> set[int]:
    """The identities of short lines without bullets, two or more, that name things below words that announce them."""
    found: set[int] = set()
    for place, lead in enumerate(grouped):
        said = lead.passages[-1].text
        if lead.label or lead.bullet or not is_lead_in(said) or _FOR_EACH.search(said) or _INSTRUCTS.search(said):
            continue
        run = list(takewhile(_is_short, grouped[place + 1 :]))
        after = grouped[place + 1 + len(run) :][:1]
        if len(run) > 1 and not (after and (after[0].label or after[0].bullet)):
            found |= {id(block) for block in run}
    return found


def _is_short(block: Block) -> bool:
    """Whether a block is one line of few words that names something."""
    return (
        not (block.label or block.bullet)
        and len(block.passages) == 1
        and (block.passages[0].words <= _FEW or _is_thing(block.text))
        and block.text[:1].isalpha()
        and not ("://" in block.text or _SENTENCE.search(block.text) or asks(block.text) or is_lead_in(block.text))
    )


def _is_thing(text: str) -> bool:
    """Whether a longer line names a thing, and states nothing of it."""
    return len(text.split()) <= _LONG and bool(_THING.match(text)) and not STATES.match(text)


def names_thing(block: Block) -> bool:
    """Whether a block names a thing, with no word of asking for it, and says nothing else."""
    return (
        len(block.passages) == 1
        and block.passages[0].words > _NAMED
        and _is_thing(block.text)
        and not _SENTENCE.search(block.text)
    )


def named_below(before: Block, block: Block) -> bool:
    """Whether a line names the thing that the line before it announced ("I request the following:")."""
    if before.label or before.bullet or block.label or block.bullet:
        return False
    lead, text = before.passages[-1].text.rstrip(), block.text
    named = WANTED.match(text) or not _SENTENCE.search(text)
    return lead.endswith(":") and is_lead_in(lead) and block.passages[0].words > _NAMED and bool(named)
