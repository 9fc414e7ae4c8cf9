"""What was asked, told back by the authority in a sentence of its own: "You asked how many … and for the minutes of …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.language.courtesies import NOT_ASKED
from drafter.language.numbering import enumerated, first_label
from drafter.language.parting import parts, starts_list, states
from drafter.language.passages import Passage, Zone
from drafter.language.telling import is_thing, subjects, tells
from drafter.language.voices import asks, is_lead_in
from drafter.language.wording import words_of
from drafter.patterns import cued

_LONGEST = 4000  # characters of a line that is looked into: a request told back is no longer
_NOTICE = 9  # words at the end of a sentence that may be an answer and no link
_REPLIED = cued(r"^(?:respon|answer|repl|exempt|refus|review|complain|withh)|^turn$|^order$|^come$")
_SPEAKS = cued(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|I'm|exempt|section \d+|regulation|held|hold|attached|thank|review)\b")
_REMARKS = cued(  # on how to answer
    r"\bto be (?:broken down|split|separated|provided)\b|"
    r"\bfor (?:each|every|all)(?: of)?(?: the| these)? (?:questions?|points?|items)\b",
    re.IGNORECASE,
)
_ADDS = cued(  # a remark on what is asked, or a row of the form that it came in
    r"^\W*(?:this|these|it|that|(?:the )?(?:information|data|answers?)) (?:should|must|would|includes?|is to|are to)\b|"
    r"\b(?:of )?the following questions? (?:refer|relate)|^\W*for (?:the )?(?:clarity|avoidance|purposes?)\b|"
    r"\bthis request (?:refers|relates|covers|concerns|is for|includes)\b|\bwe mean\b|"
    r"^\W*(?:i\.?e\.?|e\.g\.?|for (?:example|instance),?) |"
    r"^\W*(?:status|date|ref(?:erence)?|subject|received|requested|responded|category|topic|outcome)\b[^:]{0,20}:|\byour request\b",
    re.IGNORECASE,
)
_NARROWED = cued(
    r"\b(?:refin|narrow)(?:e|ing) (?:down )?(?:your|the|this|its)\b", re.IGNORECASE
)  # what might be asked instead
_WORD = cued(r"[^\W\d_]{3}")  # and no mere list of years
_MAY_INTRODUCE = cued(r"\b(?:you|here|ask|request|question)|[:;–—-][\s*_]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing asked for: its number where it has one, and its range in the source.

    A `topic` is only what a request is said to be about; what it asks for may stand elsewhere.
    """

    label: str
    start: int
    end: int
    topic: bool = False


def things(line: Sequence[Passage]) -> list[Thing]:
    """The things that a line says the reader asked for, in order; none where it does not tell a request back."""
    text, base = whole(line), line[0].start
    if len(text) > _LONGEST:
        return []
    found: list[Thing] = []
    for place, passage in enumerate(line):
        begin = passage.start - base
        if _NARROWED.search(passage.text) or (passage.text.endswith((":", ":-")) and introduces(passage.text)):
            continue
        told = tells(passage.text) or _goes_on(line[place - 1] if place else None, passage)
        if told is None:
            continue
        spot, topic = told
        numbered = list(enumerated(text, begin))
        if numbered:
            return [Thing(label, base + first, base + last) for label, first, last in numbered]
        label, spot = first_label(passage.text, spot)
        for first, last in parts(passage.text, spot):
            found.append(Thing(label, passage.start + first, passage.start + last, topic))
            label = ""
    return found


def breaks_off(line: Sequence[Passage], found: Sequence[Thing]) -> bool:
    """Whether a line breaks off in a list with numbers, which goes on in the next lines ("for (a) the lease,")."""
    return bool(found and found[0].label) and not whole(line).rstrip().endswith((".", "?"))


def listing(line: Sequence[Passage]) -> list[Thing]:
    """The things that a line of a request told back names, where it names things and says nothing else."""
    text = whole(line)
    if (
        len(text) > _LONGEST
        or not starts_list(text)
        or text.endswith(":")
        or is_lead_in(text)
        or "\t" in text
        or _SPEAKS.search(text)
        or _REMARKS.search(text)
    ):
        return []
    found: list[Thing] = []
    adds = False
    for passage in line:
        adds = bool(_ADDS.search(passage.text)) or adds
        if adds:
            adds = passage.text.endswith((":", ";"))  # "It should include: the dates; the names."
            continue
        direct = passage.text.rstrip(' "”').endswith("?") or asks(passage.text)  # in the requester's own words
        if NOT_ASKED.search(passage.text) if direct else (states(passage.text) or not _WORD.search(passage.text)):
            continue
        found += [
            Thing("", passage.start + first, passage.start + last) for first, last in parts(passage.text, 0, direct)
        ]
    return found


def cut(line: Sequence[Passage], thing: Thing) -> str:
    """The words of a thing that stands in a line."""
    return whole(line)[thing.start - line[0].start : thing.end - line[0].start]


def whole(line: Sequence[Passage]) -> str:
    """The text of a line, with its offsets: gaps between passages are spaces."""
    pieces, place = [], line[0].start
    for passage in line:
        pieces += [" " * (passage.start - place), passage.text]
        place = passage.end
    return "".join(pieces)


def introduces(text: str) -> bool:
    """Whether a sentence ends in words that lead over to the request, told back on the next lines."""
    if not _MAY_INTRODUCE.search(text):
        return False
    words = words_of(text.rstrip(" *_"))
    last = len(words) - 1
    while last > 0 and words[last] in (":", ";", "-", "–", "—"):
        last -= 1
    marked = last < len(words) - 1
    here = words.any(0, 3, ("here",))
    if not here and any(_REPLIED.match(words[place]) for place in range(max(0, last - _NOTICE), last + 1)):
        return False
    asked = any(after <= last + 1 for _, after, _ in subjects(words))
    addressed = words.any(0, last + 1, ("you", "your"))
    if marked and words.isin(last, "counted") and words.isin(last - 1, "counts"):
        return True  # "It had three parts:"
    if marked:
        return asked or here or (addressed and words.isin(last, "leads_over"))
    return asked and words.isin(last, "leads_over")


def _goes_on(before: Passage | None, passage: Passage) -> tuple[int, bool] | None:
    """The same for "It is for …" behind a sentence on the reader's letter."""
    words = words_of(passage.text)
    if words[0] == "it" and words[1] in ("is", "was") and words[2] == "for" and is_thing(words, 3):
        known = passage.zone is Zone.ECHO  # found to be told back before
        if known or (before and any(kind == "letter" for _, _, kind in subjects(words_of(before.text)))):
            return words.start(3), False
    return None
