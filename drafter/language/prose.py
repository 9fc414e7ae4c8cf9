"""What a line of a request asks for: nothing, one thing where it is numbered or a bullet, or in prose a thing a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from drafter.language.clauses import clauses
from drafter.language.courtesies import NOT_ASKED
from drafter.language.grouping import Block
from drafter.language.passages import Passage
from drafter.language.voices import GENERAL, QUESTION, STATES, WANTED, asks, is_lead_in
from drafter.patterns import cued

_USES = cued(r"^\W*(?:(?:where|if|when)\b[^.?!]{0,120}\b)?please use\b", re.IGNORECASE)
_NAME = cued(r"^\W*[A-Z]\. ?(?:[A-Z]\. ?)*[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?:,? \(?(?:Mr|Mrs|Ms|Miss|Dr)\)?)?\W*$")
_FORM = cued(
    r"\b(?:i would like|please (?:send|provide|supply)) (?:the |your |all )?(?:answers?|response|reply|information|"
    r"data)\b[^.?]{0,40}\b(?:in|as|by|via) (?:an? )?(?:excel|csv|spreadsheet|"
    r"electronic|pdf|e-?mail)|"
    r"^\W*\d{1,2}\W{1,3}(?:can|could) (?:this|these|it|the (?:data|information|figures)) be\b|"
    r"^\W*\d{1,2}\W{1,3}i would like (?:this|these|the) (?:data|information|figures) (?:in|to cover|to be|for)\b",
    re.IGNORECASE,
)
_FIRSTS = ("a", "A", "i")
_STUB = 5  # words, with the number: "1) Does the Force"
_REMARK = cued(  # says something, and names nothing that could be asked for
    r"\W*(?:(?:it|this|that|there|you|we|i|he|she|they) (?:also |now |then )?(?:is|are|was|were|has|have|had|do|does|did|said|say|"
    r"states?|quote|claim|wrote|told)\b|(?-i:(?:[A-Z][\w’'-]+ ){2,4})(?:has|had|said|claims|claimed|stated?|told|wrote)\b)",
    re.IGNORECASE,
)
_FOLLOWS = cued(r"^\W*if (?:so|yes|no|not|there|this|it|these|they|any)\b", re.IGNORECASE)  # goes on with a question
_HEADING = 9  # words of a heading over parts that say more, with the number
_UNFINISHED = frozenset(  # words that no thing ends in: "5) To put this in context I would like to know"
    "a an the of for by to from with about on in at and or is are was were be been being has have had do does did will would which "
    "that who whose what how know provide supply state confirm include".split()
)
_BELOW = cued(r"\d{1,2}\.?(?:[a-z]|1)$")  # "1a", "2.1"
_NAMELY = cued(r"^\W*(?:specifically|namely|in particular)\W*$", re.IGNORECASE)
_EXAMPLE = cued(r"^\W*(?:e\.?g\b|i\.?e\b|for (?:example|instance)\b|such as\b|(?:please )?note\W*:)", re.IGNORECASE)
_OF_THESE = cued(r"^\W*(?:of|for|from|among) (?:these|those|them|the above)\b[^.?]{0,40}[:;,]\W*$", re.IGNORECASE)
_ALSO = cued(
    r"^\W*(?:(?:i|we) (?:(?:would|should|am|are) )?also|(?:can|could|would) you also|please also)\b", re.IGNORECASE
)
_AGAIN = cued(  # says of what was asked how it is to be given: "Please send these files as …"
    r"\b(?:provide|supply|send|release|publish|receive|have|get|give|present|share|return|break|split)\b(?: me| us)?(?: with)?"
    r"(?: all(?: of)?)? (?:this|these|it|them|the (?:\w+ )?above|the same)(?: [\w-]+){0,3}? (?:in|as|by|via|through|"
    r"using|between|from|over|down|into|broken|split|separate\w*)\b",
    re.IGNORECASE,
)
_NARROWS = cued(r"^\W*(?:(?:more )?specifically|to be (?:more )?specific|as such)\b", re.IGNORECASE)  # to what is asked
_LONGEST = 90  # words of an item; what follows is commentary


def asked(block: Block, following: Block | None, some: bool, told_back: bool) -> Iterator[list[Passage]]:
    """What a block asks for: nothing, one thing (numbered or bulleted), or a thing a sentence (prose)."""
    if block.label or block.bullet:
        if _NAME.match(block.text) or (block.label and _FORM.search(block.text)):
            return
        only_leads = following is not None and _only_leads(block, following)
        if only_leads and len(block.passages) > 1 and _OF_THESE.match(block.passages[-1].text) and asks(block.text):
            yield _numbered(Block(block.label, block.bullet, block.passages[:-1], block.number))
        elif not only_leads and len(block.text.split()) > (2 if block.bullet and not block.number else 1):
            yield _numbered(block)
        return
    if _EXAMPLE.match(block.text) or (following and following.label == "1" and _NAMELY.match(block.passages[-1].text)):
        return
    listed = following is not None and bool(following.label or following.bullet)
    example = asked_for = False
    for passage, behind in pairwise([*block.passages, following.passages[0] if following else None]):
        if passage is None or (behind and _narrows(behind.text)):
            continue
        if asked_for and not passage.first and _FOLLOWS.match(passage.text):
            continue
        if (some or asked_for) and _AGAIN.search(passage.text):
            continue
        example = bool(_EXAMPLE.match(passage.text)) or (example and bool(QUESTION.match(passage.text)))
        ends = passage.text.rstrip()[-1:]
        last = passage is block.passages[-1]
        announced = is_lead_in(passage.text) or (
            listed
            and (ends in (":", "-", ",", ";") or (last and ends.isalnum()) or "following" in passage.text.lower())
        )
        if following and GENERAL.search(passage.text) and _ALSO.match(following.text):
            announced = False  # what follows is asked for besides it
        if _USES.match(passage.text) or example or (passage.text.rstrip().endswith(":") and not asks(passage.text)):
            continue
        direct = asks(passage.text) or (
            told_back and bool(QUESTION.match(passage.text)) and not NOT_ASKED.search(passage.text)
        )
        if (direct and not (announced and following is not None)) or (
            WANTED.match(passage.text)
            and (some or told_back)
            and passage.words > 5
            and not (announced or STATES.match(passage.text) or passage.text.startswith(("[", "(")))
        ):
            asked_for = True
            yield from ([clause] for clause in clauses(passage))
        some = some or announced


def _narrows(text: str) -> bool:
    """Whether a sentence asks for what the one before it only sums up ("Specifically, I would like …")."""
    return bool(_NARROWS.match(text)) and (asks(text) or is_lead_in(text))


def is_remark(block: Block) -> bool:
    """Whether a numbered line only says something ("2. You looked in two places"), and asks for nothing."""
    return _remarks(block) and not any(asks(one.text) for one in block.passages)


def _remarks(block: Block) -> bool:
    first = block.passages[0]
    return bool(block.label) and bool(_REMARK.match(first.text[first.opens :]))


def _numbered(block: Block) -> list[Passage]:
    """What a numbered line asks for: all of it, or only what it asks behind a remark ("It was said that … Please explain")."""
    asking = next((place for place, one in enumerate(block.passages) if asks(one.text)), 0)
    return _shortened(block.passages[asking:] if _remarks(block) else block.passages)


def _only_leads(block: Block, following: Block) -> bool:
    """Whether a numbered or bulleted line only leads over to the parts below it."""
    text = block.text.rstrip()
    if block.bullet and following.bullet:
        return text.endswith(":") and is_lead_in(text)
    parts = following.label in _FIRSTS and following.label != block.label
    deeper = (
        (following.label.isalpha() and not block.label.isalpha())
        or bool(_BELOW.match(following.label))
        or (following.bullet != "" and not block.bullet)
    )
    if text.endswith((":", ",", ";")):
        return deeper or (parts and following.label == "i")
    if deeper and parts and text.split()[-1].lower() in _UNFINISHED:
        return True
    stub = len(text.split()) <= (_HEADING if following.passages[0].words > _STUB - 1 and not asks(text) else _STUB)
    return parts and block.label.isdecimal() and text[-1:].isalnum() and stub


def _shortened(passages: list[Passage]) -> list[Passage]:
    total = 0
    for count, passage in enumerate(passages):
        total += passage.words
        if total > _LONGEST and count:
            first = next((place for place, one in enumerate(passages) if asks(one.text)), 0)
            return passages[:count] if first < count else passages[first:]
    return passages
