"""The items of a request: numbered questions, lettered and bulleted parts, and what is asked in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from drafter.language import numbering, told
from drafter.language.grouping import Block, blocks
from drafter.language.nesting import apart
from drafter.language.parting import starts_list
from drafter.language.passages import Passage
from drafter.language.voices import QUESTION, WANTED, asks, is_lead_in
from drafter.model import Evidence, Item
from drafter.patterns import cued

_LISTS = cued(
    r"\b(?:i|we|you|require|need|want|details|following|questions|request|requested|required|sought)\b[^.?]*[:;]\W*$",
    re.IGNORECASE,
)
_INSTRUCTS = cued(  # a list of what to keep in mind, not of what is asked for
    r"\b(?:use|using|follow|apply|note|consider|bear in mind|categorise)\b[^.?]{0,60}\b(?:list|principles|definitions?|"
    r"categories|headings|format|guidance|following|points)\b[^.?]*:\W*$|"
    r"\b(?:would|should|will|to|must) (?:then |therefore )?(?:have|include|contain|show|use|be in) the (?:following|below) "
    r"(?:\w+ )?"
    r"(?:columns|headings|fields|format|layout)\b[^.?]*:\W*$",
    re.IGNORECASE,
)
_USES = cued(r"^\W*(?:(?:where|if|when)\b[^.?!]{0,120}\b)?please use\b", re.IGNORECASE)
_STATES = cued(  # "The figures should be a table", "The dates are those of the award": how to answer, or why
    r"^\W*(?:the|this|that|these|those) (?:(?!of\b|for\b|to\b|that\b|which\b|who\b|how\b|what\b|where\b|in\b)[\w’'-]+ ){1,3}"
    r"(?:is|are|was|were|should|must|may|might|would|will)\b",
    re.IGNORECASE,
)
_REASONS = cued(  # a heading over numbered remarks: why it is asked, what is to be kept in mind
    r"^\W*(?:\w+ ){0,3}(?:public interest|background|reasons?|grounds|context|purpose|justification|notes?|definitions?|"
    r"conditions)(?: \w+){0,4}:\W*$",
    re.IGNORECASE,
)
_SUMS_UP = cued(
    r"^\W*(?:so,? )?(?:to (?:summari[sz]e|sum up)|in (?:summary|short|sum))\b[^.?]{0,80}[:,]?\W*$", re.IGNORECASE
)
_SENTENCE = cued(  # begins a sentence of its own, and names no thing
    r"^\W*(?:i|i’m|i'm|we|my|our|this|these|those|it|there|they|you|your|under|as|if|when|since|because|background|please|thank\w*|"
    r"the (?:council|trust|department|authority|force|act)|in (?:order|accordance|line)|"
    r"for (?:the avoidance|clarity|ease))\b|:\W*$",
    re.IGNORECASE,
)
_MOST = 1_000  # things; no request asks for more
_LINE = 4000  # characters of a line that is looked into for parts
_NAME = cued(r"^\W*[A-Z]\. ?(?:[A-Z]\. ?)*[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?:,? \(?(?:Mr|Mrs|Ms|Miss|Dr)\)?)?\W*$")
_FORM = cued(
    r"\b(?:i would like|please (?:send|provide|supply)) (?:the |your |all )?(?:answers?|response|reply|information|"
    r"data)\b[^.?]{0,40}\b(?:in|as|by|via) (?:an? )?(?:excel|csv|spreadsheet|"
    r"electronic|pdf|e-?mail)",
    re.IGNORECASE,
)
_CLAUSE = cued(
    r"[,;] (?:and|also|and also|as well as) (?=(?:I would|I'd|please|could you|can you|would you|to (?:be told|know|see|have)|"
    r"how|what|whether|why|who|when|where)\b)",
    re.IGNORECASE,
)
_SEMICOLON = cued(r";\s+(?:and (?:also )?)?(?=\w)")
_VALUE = cued(  # "2019", "over 12 months", "aged 16 to 18", "September 1st 2019"
    r"^\W*(?:(?:in|over|under|up to|more than|less than|between|since|from|for|at|aged?|the|year|years|fy|q|calendar|financial|"
    r"jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*)\s+){0,3}£?\d\S*(?:\s\S+){0,5}$",
    re.IGNORECASE,
)
_YEAR = cued(r"\W*(?:in )?(?:19|20)\d\d\b")
_FOR_EACH = cued(r"\bfor (?:each|every|all|any|these|those|the following)\b[^:]*:?\W*$", re.IGNORECASE)
_FIRSTS = ("a", "A", "i")
_STUB = 5  # words, with the number: "1) Does the Force"
_FEW = 12  # words of a line
_NAMELY = cued(r"^\W*(?:specifically|namely|in particular)\W*$", re.IGNORECASE)
_EXAMPLE = cued(r"^\W*(?:e\.?g\b|i\.?e\b|for (?:example|instance)\b|such as\b|(?:please )?note\W*:)", re.IGNORECASE)
_NAMED = 3  # words
_CLAUSE_LENGTH = 24  # characters
_MARKS = " \t\n\"“”‘’'*_>"
_JOINED = cued(r"(?:[;,]\s*(?:and|or)?|:)\s*$", re.IGNORECASE)  # what leads over to the next of a list
_LONGEST = 90  # words of an item; what follows is commentary


def items(runs: Iterable[Sequence[Passage]], told_back: bool = False) -> list[Item]:
    """The things asked for in a request, in order. Items are numbered as written, else counted from 1.

    `runs` are passages that follow each other: a whole request, or what of it stands between answers. `told_back`
    says that the authority tells the request back, so that a sentence of its own may hold several.
    """
    found: list[Item] = []
    topics: list[Item] = []
    reasons = False
    parent, listing = "", told_back
    grouped = [part for run in runs for block in blocks(run, told_back) for part in apart(block)]
    grouped = _without_values(grouped)
    plain = _plain_list(grouped)
    written = {block.label for block in grouped if block.label.isdecimal()}
    for before, block, following in zip([None, *grouped], grouped, [*grouped[1:], None], strict=False):
        if len(found) >= _MOST:
            break
        if block.label and not block.label.isalpha():
            parent = block.label
        if not block.bullet:
            listing = bool(block.label) or asks(block.text) or bool(_LISTS.search(block.text)) or told_back
            listing = listing and not (_INSTRUCTS.search(block.text) and not block.label)
        if not (block.label or block.bullet):
            reasons = bool(_REASONS.match(block.text))
            if _SUMS_UP.match(block.text) and following and following.label == "1":
                found.clear()  # what was asked in prose is numbered now
        listing = listing or (bool(block.bullet) and asks(block.text))
        if (block.bullet and not (listing or block.number)) or (reasons and block.label and not asks(block.text)):
            continue
        parts = _parts(block, told_back)
        source = block.passages[0].source
        for thing in parts:
            said_so = Evidence(source, thing.start, thing.end)
            if thing.topic:
                topics.append(_item(str(len(topics) + 1), said_so, topics))
            else:
                found.append(_item(thing.label or _next(found, written), said_so, found))
        formed = before and _INSTRUCTS.search(before.text) and not (before.label or block.label or block.bullet)
        asked = [] if parts or formed else list(_asked(block, following, bool(found), told_back))
        if id(block) in plain or (not (parts or asked or formed) and before and _named_below(before, block)):
            asked = [block.passages[:1]]
        for said in asked:
            number = block.number or _number(block, parent) if said[0] is block.passages[0] else ""
            found.append(_item(number or _next(found, written), _words_of(said), found))
    return found or topics


def _without_values(grouped: list[Block]) -> list[Block]:
    """The blocks without lists of years, ages or other figures, which belong to what is asked above them."""
    kept: list[Block] = []
    for listed, run in groupby(grouped, key=_is_part):
        values = list(run)
        above = kept[-1] if kept else None
        if not (listed and above and (above.label or asks(above.text)) and all(map(_is_value, values))):
            kept += values
    return kept


def _is_part(block: Block) -> bool:
    """Whether a block is a bullet, or has a letter for its number."""
    return bool(block.bullet if not block.label else len(block.label) == 1 and block.label.isalpha())


def _is_value(block: Block) -> bool:
    return bool(_VALUE.match(block.text[block.passages[0].opens :]))


def _plain_list(grouped: Sequence[Block]) -> set[int]:
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
        and block.passages[0].words <= _FEW
        and block.text[:1].isalpha()
        and not ("://" in block.text or _SENTENCE.search(block.text) or asks(block.text) or is_lead_in(block.text))
    )


def _named_below(before: Block, block: Block) -> bool:
    """Whether a line names the thing that the line before it announced ("I request the following:")."""
    if before.label or before.bullet or block.label or block.bullet:
        return False
    lead, text = before.passages[-1].text.rstrip(), block.text
    return lead.endswith(":") and is_lead_in(lead) and block.passages[0].words > _NAMED and not _SENTENCE.search(text)


def _words_of(said: Sequence[Passage]) -> Evidence:
    """The words of an item, without its number and the quotation marks around it."""
    first, last = said[0], said[-1]
    before = first.text[first.opens :]
    start = first.start + first.opens + len(before) - len(before.lstrip(_MARKS))
    end = last.start + len(_JOINED.sub("", last.text.rstrip(_MARKS)))
    return Evidence(first.source, start, max(start, end))


def _parts(block: Block, told_back: bool) -> list[told.Thing]:
    """The several things that one line of prose asks for, by their numbers or joined by commas and "and"."""
    if told_back:
        things = told.things(block.passages) or _numbered_on(block) or _numbered_in(block)
        return things or ([] if block.label or block.bullet else told.listing(block.passages))
    return _numbered_in(block)


def _numbered_in(block: Block) -> list[told.Thing]:
    """The things that a line of prose numbers ("Please send (a) the deed, (b) the plan"); years so lettered are none."""
    if block.label or block.bullet or not (asks(block.text) or is_lead_in(block.text)):
        return []
    text, base = told.whole(block.passages), block.passages[0].start
    if len(text) > _LINE:
        return []
    parts = list(numbering.enumerated(text))
    if any(_YEAR.match(text[first:last]) for _, first, last in parts):
        return []
    return [told.Thing(label, base + first, base + last) for label, first, last in parts]


def _numbered_on(block: Block) -> list[told.Thing]:
    """The things of a line that begins with a number and goes on with the next ("(b) the deed, and (c) the plan")."""
    text, base = told.whole(block.passages), block.passages[0].start
    if not block.label or len(text) > _LINE:
        return []
    found = [told.Thing(label, base + a, base + b) for label, a, b in numbering.enumerated(text, 0, block.label)]
    return found if len(found) > 1 else []


def numbered(said: Iterable[tuple[str, Evidence]]) -> list[Item]:
    """Items with the labels they have, else counted."""
    found: list[Item] = []
    for label, evidence in said:
        found.append(_item(label or str(len(found) + 1), evidence, found))
    return found


def _number(block: Block, parent: str) -> str:
    if not block.label:
        return ""
    return f"{parent}({block.label})" if block.label.isalpha() and parent else block.label


def _next(found: list[Item], written: set[str]) -> str:
    """The number of an item that has none of its own: the count, or where the request uses that one the next free one."""
    return next(
        number for number in map(str, range(len(found) + 1, len(found) + len(written) + 2)) if number not in written
    )


def _item(number: str, said: Evidence, found: list[Item]) -> Item:
    taken = {item.number for item in found}
    while number in taken:
        number = str(int(number) + 1) if number.isdecimal() else number + "′"
    return Item(number, said)


def _asked(block: Block, following: Block | None, some: bool, told_back: bool) -> Iterator[list[Passage]]:
    """What a block asks for: nothing, one thing (numbered or bulleted), or a thing a sentence (prose)."""
    if block.label or block.bullet:
        if _NAME.match(block.text) or (block.label and _FORM.search(block.text)):
            return
        only_leads = following is not None and _only_leads(block, following)
        if not only_leads and len(block.text.split()) > (2 if block.bullet and not block.number else 1):
            yield _shortened(block.passages)
        return
    if _EXAMPLE.match(block.text) or (following and following.label == "1" and _NAMELY.match(block.passages[-1].text)):
        return
    listed = following is not None and bool(following.label or following.bullet)
    for passage in block.passages:
        ends = passage.text.rstrip()[-1:]
        last = passage is block.passages[-1]
        announced = is_lead_in(passage.text) or (
            listed
            and (ends in (":", "-", ",", ";") or (last and ends.isalnum()) or "following" in passage.text.lower())
        )
        if (
            _USES.match(passage.text)
            or _EXAMPLE.match(passage.text)
            or (passage.text.rstrip().endswith(":") and not asks(passage.text))
        ):
            continue
        direct = asks(passage.text) or (told_back and bool(QUESTION.match(passage.text)))
        if (direct and not (announced and following is not None)) or (
            WANTED.match(passage.text)
            and (some or told_back)
            and passage.words > 5
            and not (announced or _STATES.match(passage.text))
        ):
            yield from ([clause] for clause in _clauses(passage))
        some = some or announced


def _only_leads(block: Block, following: Block) -> bool:
    """Whether a numbered or bulleted line only leads over to the parts below it."""
    text = block.text.rstrip()
    if block.bullet and following.bullet:
        return text.endswith(":") and is_lead_in(text)
    parts = following.label in _FIRSTS and following.label != block.label
    deeper = (following.label.isalpha() and not block.label.isalpha()) or (following.bullet != "" and not block.bullet)
    if text.endswith((":", ",", ";")):
        return deeper or (parts and following.label == "i")
    return parts and block.label.isdecimal() and text[-1:].isalnum() and len(text.split()) <= _STUB


def _clauses(passage: Passage) -> Iterator[Passage]:
    """The several things that one sentence asks for, parted by semicolons, or by commas before words of asking."""
    start = 0
    for match in (*_SEMICOLON.finditer(passage.text), None):
        stop = match.start() if match else len(passage.text)
        if match and (stop - start < _CLAUSE_LENGTH // 2 or not starts_list(passage.text[match.end() :])):
            continue
        said = replace(
            passage, start=passage.start + start, end=passage.start + stop, text=passage.text[start:stop],
            opens=0 if start else passage.opens,
        )  # fmt: skip
        yield from _joined(said)
        start = match.end() if match else stop


def _joined(passage: Passage) -> Iterator[Passage]:
    """The several things that one sentence asks for: ", and I would …", ", and who …"; the whole sentence where it is one."""
    start = passage.start
    for match in _CLAUSE.finditer(passage.text):
        stop = passage.start + match.start()
        if stop - start < _CLAUSE_LENGTH or passage.end - passage.start - match.end() < _CLAUSE_LENGTH // 2:
            continue
        yield replace(passage, start=start, end=stop, text=passage.text[start - passage.start : match.start()], opens=0)
        start = passage.start + match.end()
    rest = passage.text[start - passage.start :]
    yield replace(passage, start=start, text=rest, opens=passage.opens if start == passage.start else 0)


def _shortened(passages: list[Passage]) -> list[Passage]:
    total = 0
    for count, passage in enumerate(passages):
        total += passage.words
        if total > _LONGEST and count:
            first = next((place for place, one in enumerate(passages) if asks(one.text)), 0)
            return passages[:count] if first < count else passages[first:]
    return passages
