"""The lines of a request grouped: a numbered question with what hangs on it, a bullet, or a line of prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from drafter.language import told
from drafter.language.courtesies import NOT_ASKED
from drafter.language.passages import Passage
from drafter.language.voices import WANTED, asks, is_lead_in
from drafter.language.zones import is_heading
from drafter.patterns import cued

_CLOSING = cued(
    r"^\W*(?:yours(?=\s|,|$)|kind(?:est)? regards|regards|best (?:wishes|regards)|many thanks|thanks?(?:,| you| in advance|$)|"
    r"sincerely|faithfully|"
    r"all the best|i look forward|warm regards|cheers)",
    re.IGNORECASE,
)
_THANKS = cued(
    r"^\W*(?:(?:many )?thank|i look forward)", re.IGNORECASE
)  # more may follow: "Thank you for your reply. Please …"
_GREETING = cued(r"^\W*(?:dear|hello|hi|good (?:morning|afternoon|evening)|to whom|f\.?a\.?o)\b", re.IGNORECASE)


_BARE = cued(r"(?P<number>\d{1,2})(?P<mark>,\s?|\s?[–-]\s+|\s+)(?=[^\W\d])")
_TITLE = 4  # words
_NAME = re.compile(r"(?:[A-Z][\w’'-]*\.? ){1,2}[A-Z][\w’'-]+")
_NAMED = 3  # words of the longest name
_FINALLY = cued(
    r"^\W*(?:finally|lastly|in addition|additionally|furthermore|separately)\b|"
    r"\b(?:i (?:would|should)|(?:can|could|may|would) (?:i|you)|(?:i|we) am|we (?:would|are)) also\b",
    re.IGNORECASE,
)
_ANEW = cued(r"^\W*(?:how (?:many|much|often|long)|what|which|who|why)\b", re.IGNORECASE)
_FOLLOWING = cued(r"\bthe (?:following|below) (?:information|details|data|questions)\b", re.IGNORECASE)
_SHORT = 5  # words of "Please confirm:"
_DEFINES = cued(
    r"^\W*for (?:the )?purposes? of (?:this|these|my|the) (?:request|questions?)\b|^\W*by [“\"'‘]", re.IGNORECASE
)


@dataclass(slots=True)
class Block:
    """Lines that belong together: a numbered question with what hangs on it, a bullet, or a line of prose."""

    label: str
    bullet: str
    passages: list[Passage]
    number: str = ""  # what it is called, where that is not its label: "2(3)" for the third bullet of question 2

    @property
    def text(self) -> str:
        """The words of the block."""
        return " ".join(passage.text for passage in self.passages)


def blocks(passages: Iterable[Passage], told_back: bool) -> Iterator[Block]:
    """Group the lines of a request; it ends at the closing words, it starts after the greeting, unless it is told back."""
    block: Block | None = None
    number = ""  # the last one
    passages = list(passages) if told_back else _unsigned(list(passages))
    last = _last_asked(passages)
    for _, group in groupby(passages, key=lambda passage: passage.line):
        line = list(group)
        if _CLOSING.match(line[0].text) and not told_back and not _goes_on(line[0], last):
            break
        if _GREETING.match(line[0].text) and not (asks(line[0].text) or is_lead_in(line[0].text)):
            line = line[1:]
            if not line:
                continue
        head = line[0]
        _label_bare(head, number)
        number = head.label if head.label.isdecimal() else number
        if block is not None and _hangs_on(block, line, told_back):
            block.passages += line
            continue
        if block is not None:
            yield block
        block = Block(head.label, head.bullet, line)
    if block is not None:
        yield block


def _unsigned(passages: list[Passage]) -> list[Passage]:
    """The passages without the name of the writer, where it stands alone at the end below a longer line."""
    if len(passages) < 2:
        return passages
    above, last = passages[-2:]
    alone = above.words > _NAMED and last.line > above.line + 1
    return passages[:-1] if alone and _NAME.fullmatch(last.text.strip()) else passages


def _hangs_on(block: Block, line: list[Passage], told_back: bool) -> bool:
    """Whether a line belongs to the numbered question, or to the bullet, above it."""
    head, last = line[0], block.passages[-1]
    if block.bullet and head.bullet and head.bullet != block.bullet:
        return True
    if not block.label or head.label or (told_back and told.things(line)):
        return False
    apart = head.line > last.line + 1
    if (
        _is_last(line)
        or (apart and _is_title(line))
        or ((apart or _FOLLOWING.search(line[-1].text)) and _announces(line))
    ):
        return False
    if (apart or last.bullet) and not head.bullet and _asks_anew(line):
        return False
    return bool(head.bullet) or not _is_aside(line)


def _last_asked(passages: Sequence[Passage]) -> int:
    """The number of the last line before the signature that asks for something; -1 where none does."""
    signed = next((one.line for one in passages if _CLOSING.match(one.text) and not _THANKS.match(one.text)), None)
    return max((one.line for one in passages if (signed is None or one.line < signed) and asks(one.text)), default=-1)


def _goes_on(head: Passage, last: int) -> bool:
    """Whether more is asked for in or behind a line of thanks."""
    return bool(_THANKS.match(head.text)) and head.line <= last


def _label_bare(head: Passage, last: str) -> None:
    """Give a question its number where that has no mark behind it, and is the next one ("5 How many were sold?")."""
    bare = None if head.label or head.bullet else _BARE.match(head.text)
    if not bare or int(bare["number"]) != int(last or 0) + 1:
        return
    said = head.text[bare.end() :]
    if (last and (bare["mark"].strip() or asks(head.text))) or asks(said) or WANTED.match(said):
        head.label, head.opens = bare["number"], bare.end()


def _is_title(line: list[Passage]) -> bool:
    """Whether a line is a heading of a few words over the next questions."""
    return len(line[0].text.split()) <= _TITLE and line[0].text[-1:].islower() and is_heading(line)


def _is_last(line: list[Passage]) -> bool:
    """Whether a line asks for the last thing, behind a list ("Finally, could you send …")."""
    return bool(_FINALLY.search(line[0].text)) and asks(line[0].text)


def _asks_anew(line: list[Passage]) -> bool:
    """Whether a line is a question of its own, and does not go on with the one before."""
    return bool(_ANEW.match(line[0].text)) and asks(line[0].text)


def _announces(line: list[Passage]) -> bool:
    """Whether a line leads over to another list of questions."""
    return line[-1].text.rstrip().endswith(":") and is_lead_in(line[-1].text)


def _is_aside(line: list[Passage]) -> bool:
    """Whether a line after a numbered question is prose of its own (thanks, or remarks about the whole request)."""
    text = " ".join(passage.text for passage in line)
    if any(asks(one.text) for one in line) or WANTED.match(text) or _DEFINES.match(text):
        return False
    if text.rstrip().endswith(":") and len(text.split()) <= _SHORT:
        return False
    return len(text.split()) > 12 or bool(NOT_ASKED.search(text))
