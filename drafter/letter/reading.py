"""What a letter needs to know of a case: whose words a passage is, how an item is called, what was answered well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from drafter.gaps.nearby import line
from drafter.letter.passages import plain
from drafter.model import Case, Certainty, Evidence, Gap, Item, Outcome, Side

MARKS = "'\"‘’“”*•·-–— "
NUMBER = re.compile(r"^\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})(?:[.)]|\s*[-–:])\s+", re.IGNORECASE)
ANSWERS = re.compile(r"^(?:[•*·▪●◦]\s+)?(?:(?:Q(?:uestion)?\.? ?)?\(?(?:\d{1,2}[.):]|[a-z]\))\s+(?=[A-Z]))?")
GOES_ON = re.compile(r"\b(?:of|by|the|and|or|between|including|following|within|from)$")  # the rest is a list below
REACHED = re.compile(  # an address, a number, or where they are
    r"@\w|https?:|www\.|\.(?:gov|org|nhs|police)\.uk\b|\b0\d{2,4}[ -]?\d{3}|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|"
    r"\b[Cc]ontact details (?:are|is|can|may|below|for|of)\b|\bweb ?(?:site|page)\b",
)
TITLES = ("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Sir", "Lady", "Professor", "Prof", "Cllr", "Councillor")


def overlap(one: Evidence, other: Evidence) -> bool:
    """Whether two ranges share a character."""
    return one.source == other.source and one.start < other.end and other.start < one.end


def by_requester(case: Case, said: Evidence) -> bool:
    """Whether a passage is the requester's own words, in the request or as quoted in the reply."""
    if any(said.within(item.said) for item in case.items):
        return True
    return any(
        said.within(body) for message in case.messages if message.side is Side.REQUESTER for body in message.body
    )


def passages(case: Case, found: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Passages of the reply in order, those that overlap made one."""
    theirs = sorted(
        (said for said in found if not by_requester(case, said)), key=lambda said: (said.source, said.start, -said.end)
    )
    joined: list[Evidence] = []
    for said in theirs:
        if joined and overlap(joined[-1], said):
            joined[-1] = Evidence(said.source, joined[-1].start, max(joined[-1].end, said.end))
        else:
            joined.append(said)
    return tuple(joined)


def reachable(case: Case, found: Iterable[Evidence]) -> bool:
    """Whether a passage, or what stands next to it, tells how to reach whoever it speaks of."""
    return any(bool(REACHED.search(case.text(line(case, said, 2)))) for said in found)


def full_name(case: Case) -> str:
    """The requester's name as it would be signed: "Ada Quill", not "Ms Quill"; empty where only that is known."""
    name = plain(case.value("requester") or "")
    title, _, surname = name.partition(" ")
    if title.rstrip(".") not in TITLES:
        return name
    if " " in surname:
        return surname
    titled = "|".join(TITLES)
    line = re.compile(
        rf"^[ \t]*(?:(?:{titled})\.? )?((?:(?!(?:{titled})\b)[A-Z][\w'’-]+ )+{re.escape(surname)})[ \t]*$", re.MULTILINE
    )
    found = (match[1] for source in case.sources for match in line.finditer(source.text))
    return next(found, "") if surname else ""


def reply_words(case: Case) -> str:
    """Everything that the authority wrote."""
    return plain(
        " ".join(
            case.text(body) for message in case.messages if message.side is Side.AUTHORITY for body in message.body
        )
    )


def numbered(case: Case, item: Item) -> bool:
    """Whether the requester wrote the number, so that the authority knows which item is meant by it."""
    source = next(source for source in case.sources if source.id == item.said.source)
    before = source.text[max(0, item.said.start - 12) : item.said.start + len(item.number) + 3]
    line = before.rpartition("\n")[2] if "\n" in before[: len(before) - len(item.number) - 3] else before
    last = item.number.rstrip(")").rpartition("(")[2]
    return any(f"{last}{mark}" in line for mark in (".", ")", ":", " -", " –")) or f"({last})" in line


def unmarked(text: str) -> str:
    """A quoted request without its number, bullet and quotation marks, as the letter puts its own."""
    bare = NUMBER.sub("", plain(text).strip(MARKS)).strip(MARKS)
    return f"{bare} …" if GOES_ON.search(bare) else bare


def unnumbered(text: str) -> str:
    """A quoted passage without its bullet, and the number of the question that it answers, as the point tells that."""
    return ANSWERS.sub("", plain(text))


def label(case: Case, numbers: Sequence[str]) -> str:
    """How a letter calls some items: "question 2(a)", "questions 1 and 3"; empty where they have no numbers."""
    items = [item for item in case.items if item.number in numbers]
    if any(not item.number[:1].isdigit() for item in items):
        return ""
    if not items or len(items) < len(numbers) or not all(numbered(case, item) for item in items):
        return ""
    words = [item.number for item in items]
    if len(words) == 1:
        return f"question {words[0]}"
    return f"questions {', '.join(words[:-1])} and {words[-1]}"


def well_answered(case: Case, gaps: Iterable[Gap]) -> tuple[str, ...]:
    """The items that were supplied for certain, and in which no gap was found, not even a possible one."""
    wanting = {number for gap in gaps for number in gap.items}
    supplied = {
        number
        for answer in case.answers
        if answer.outcome is Outcome.SUPPLIED and answer.certainty is Certainty.CERTAIN
        for number in answer.items
    }
    return tuple(item.number for item in case.items if item.number in supplied - wanting)
