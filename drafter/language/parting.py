"""The things asked for in one sentence, parted where commas, "and", semicolons or numbers join them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from drafter.language.wording import QUOTES, Words, words_of
from drafter.patterns import cued

_FIELD = 3  # words; so short a part is a field of the thing before it
_HEAD = 4  # words in which the noun of a thing stands
_JOINS = (("as", "well", "as"), ("together", "with"), ("along", "with"), ("and", "also"), ("and",), ("or",), ("plus",))
_LEADS = frozenset("and also for about".split())
VERBS = cued(  # of a sentence that says something
    r"\b(?:is|are|was|were|has|have|had|will|shall|would|cannot|can|do|does|did|(?-i:may)|must|should|we|i(?!\.)|please|applies|apply)\b",
    re.IGNORECASE,
)
_RELATIVE = cued(
    r"\b(?:that|which|who|whom|where|whether|how|what|when|why|each|you|they|it|has been a)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_TRIMMED = " \"“”‘’'(*_>\n\t"


def begins(words: Words, place: int) -> bool:
    """Whether words begin a thing asked for: a determiner, a question word, "for", or a noun that is asked for."""
    opens = words.isin(place, "determiners", "asking", "relative") or words.run(place, "asking_phrases")
    return bool(opens) or words[place] == "for" or names(words, place)


def names(words: Words, place: int) -> bool:
    """Whether a noun that is asked for stands within the next words ("the consultant's borehole logs")."""
    for at in range(place, place + _HEAD):
        if words.isin(at, "info"):
            behind = words[at + 1]
            return behind in ("", ",", ".", ";", "?", "and", "as") or words.isin(at + 1, "prepositions")
        if words.isin(at, "prepositions") or not words[at][:1].isalpha():
            return False
    return False


def states(text: str) -> bool:
    """Whether words state something, and do not only name a thing ("the huts that were let")."""
    return bool(VERBS.search(_RELATIVE.sub("", text)))


def starts_list(text: str) -> bool:
    """Whether a line opens with words that name a thing."""
    words = words_of(text)
    place = 0
    while words[place] in ("and", "also", "-", "*", "•", '"', "“", "'", "‘", ">") or words[place].isdigit():
        place += 1
    return begins(words, place) or any(words.isin(at, "info") for at in range(place, place + 3))


def parts(text: str, start: int, commas: bool = False) -> Iterator[tuple[int, int]]:
    """The things asked for from `start` to the end of a sentence, parted where a new one begins.

    With `commas`, a bare "and" parts nothing: the sentence is a question that may have two halves.
    """
    end = things_end(text, start)
    words = words_of(text[:end])
    first = next((place for place in range(len(words)) if words.start(place) >= start), len(words))
    joins = [join for join in _cuts(words, first) if not commas or words[join[0]] in (",", ";")]
    cuts = [(first, first), *joins, (len(words), len(words))]
    ranges = [(one[1], other[0]) for one, other in pairwise(cuts)]
    for begin, stop in _merged(words, ranges):
        if stop > begin:
            yield bare(text, words.start(begin), words.all[stop - 1].end)


def things_end(text: str, start: int) -> int:
    """Where the things end: at the closing marks of a quotation, at what is said of the letter, at the answer."""
    end = len(text.rstrip(' .,;:"”'))
    if text[start - 1 : start] in QUOTES or text[start : start + 1] in QUOTES:
        closing = cued(r"[\"”]").search(text, start + 1)
        return closing.start() if closing else end
    if text[start - 1 : start] == "(" and ")" in text[start:end]:
        return text.index(")", start)
    words = words_of(text[:end])
    clause = False  # whether a question or a relative clause has begun, which has verbs of its own
    for place in range(len(words)):
        if words.start(place) < start:
            continue
        clause = (
            (clause and words[place] not in (",", ";"))
            or words.isin(place, "asking", "relative")
            or words[place] == "that"
        )
        comma = words[place - 1] in (",", ")", ";") and words.start(place) > start
        if (comma and words.run(place, "tails_after_a_comma")) or (
            not clause and words.start(place) > start + 3 and words.run(place, "tails")
        ):
            return words.all[place - 1].end
    return end


def _cuts(words: Words, first: int) -> Iterator[tuple[int, int]]:
    """Where things are joined: the place of the join, and the place behind it."""
    place, begun = first + 1, first
    aside = _aside(words, first)
    while place < len(words):
        held = place in aside or _between(words, begun, place)
        behind = 0 if held else _joined(words, place) or _asked_on(words, place, begun)
        if behind:
            yield place, behind
            begun = behind
        place = max(place + 1, behind)


def _aside(words: Words, first: int) -> frozenset[int]:
    """The places within brackets that open behind the first word; what stands there is no further thing."""
    found: set[int] = set()
    for opening in (at for at in range(first + 1, len(words)) if words[at] == "(" and at not in found):
        closing = next((at for at in range(opening + 1, len(words)) if words[at] == ")"), opening)
        found.update(range(opening, closing + 1))
    return frozenset(found)


def _between(words: Words, begun: int, place: int) -> bool:
    """Whether "and" only names the other of two ("letters between the school, and the builder")."""
    if words[place] not in (",", "and", "and/or"):
        return False
    last = next((back for back in range(place - 1, begun - 1, -1) if words[back] == "between"), None)
    return last is not None and not words.any(last, place, ("and", "and/or"))


def _joined(words: Words, place: int) -> int:
    """The place behind a join at which another thing begins; 0 where there is none."""
    marked = words[place] in (",", ";")
    at = place + marked
    size = next((len(join) for join in _JOINS if all(words[at + n] == one for n, one in enumerate(join))), 0)
    at += size
    if not words[at]:
        return 0
    if words[place] == ";" or size > 1:
        return at
    if marked and size:
        return at if begins(words, at) or words.run(at, "see") or _to_see(words, at) else 0
    if marked:
        new = words.isin(at, "determiners", "asking") or words[at] == "for" or words.run(at, "asking_phrases")
        return at if new or _asks(words, at) else 0
    if size and words[place] != "plus":
        new = words.isin(at, "asking", "relative") or words[at] in ("any", "all", "every") or _to_see(words, at)
        new = new or bool(words.run(at, "asking_phrases"))
        return at if new or (words[at] == "for" and begins(words, at + 1)) or names(words, at) else 0
    return 0


def _asked_on(words: Words, place: int, begun: int) -> int:
    """The place behind a comma at which a question follows on a question ("what it cost, who built it")."""
    asked = words.isin(begun, "asking", "relative")
    return place + 1 if asked and words[place] == "," and words.isin(place + 1, "relative") else 0


def _to_see(words: Words, place: int) -> bool:
    return words[place] == "to" and bool(words.run(place + 1, "see"))


def _asks(words: Words, place: int) -> bool:
    """Whether "who" or "which" behind a comma asks, and does not go on about the noun before it."""
    return words.isin(place, "relative") and words[place + 1] in ("were", "was", "is", "are", "did", "have", "has")


def _merged(words: Words, ranges: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join what is too short to be asked for by itself (the fields of a list) to what stands before it."""
    kept: list[tuple[int, int]] = []
    fields = False  # whether the part before was one
    for first, last in ranges:
        led = words[first] in ("for", "to") or (last - first == _FIELD and words.isin(first, "asking", "relative"))
        short = last - first <= _FIELD and not led
        logs = last - first == _FIELD and kept and kept[-1][1] - kept[-1][0] > _FIELD and names(words, first)
        closing = fields and words[first - 1] in ("and", "or") and words[first] in ("the", "a", "an", "its", "their")
        fields = bool(kept) and ((short and not logs) or closing)
        if fields:
            kept[-1] = (kept[-1][0], last)
        else:
            kept.append((first, last))
    yield from kept


def bare(text: str, first: int, last: int) -> tuple[int, int]:
    """A range without the words that lead over to the thing and without the marks around it."""
    words = words_of(text[first:last])
    place = 0
    while place < len(words) - 1 and (words[place] in _LEADS or not words[place][0].isalnum()):
        if words[place] == "for" and text[first + words.start(place)] == "F":
            break  # "For each year, …"
        place += 1
    if words[place] == "you" and (words.isin(place + 1, "verbs") or words.isin(place + 2, "verbs")):
        place += 2 + (not words.isin(place + 1, "verbs"))
        place += words[place] in _LEADS
    size = words.run(place + 1, "see") if words[place] == "to" else 0
    first += words.start(place + 1 + size) if size else words.start(place)
    while first < last and text[first] in _TRIMMED:
        first += 1
    opened = "(" in text[first:last]
    while last > first and (text[last - 1] in " \"”“’'.,;*_\n\t" or (text[last - 1] == ")" and not opened)):
        last -= 1
    return first, last
