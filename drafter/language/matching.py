"""Find phrases in a sequence of words: look for the rarest slot first, then read outwards from it.

Words are spaCy's integers for their norms, so that a comparison costs nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from drafter.language.phrases import COMMON, Phrase

REACH = 6  # how many words a gap may jump over
STOP = 0  # stands for what ends a sentence or a line: no gap jumps over it
Words = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place of a phrase: its wordings, and the words at which reading may meet it, from either side."""

    wordings: tuple[Words, ...]
    optional: bool
    first: frozenset[int]
    last: frozenset[int]

    @classmethod
    def of(cls, wordings: tuple[Words, ...], optional: bool) -> _Slot:
        return cls(wordings, optional, frozenset(w[0] for w in wordings), frozenset(w[-1] for w in wordings))


class _Anchored(NamedTuple):
    """A phrase under a word of its anchor slot.

    `left` and `right` are words of which one must stand there, `needed` those of which one must stand anywhere;
    None where it may be any.
    """

    phrase: Phrase
    words: Words
    rarest: int
    before: tuple[_Slot, ...]
    after: tuple[_Slot, ...]
    left: frozenset[int] | None
    right: frozenset[int] | None
    needed: frozenset[int] | None


def _beside(slots: Sequence[_Slot], step: int) -> frozenset[int] | None:
    """The words of which one must stand beside the anchor; None where it may be any."""
    if not slots or slots[0].optional or not slots[0].wordings:
        return None
    return slots[0].first if step > 0 else slots[0].last


def _needed(slots: Sequence[_Slot]) -> frozenset[int] | None:
    """The words of which one must stand anywhere: those of the slot with the fewest."""
    wanted = [slot.first for slot in slots if slot.wordings and not slot.optional]
    return min(wanted, key=len, default=None)


class Finder:
    """Every phrase, ready to be looked for. `code` turns a word into its integer."""

    def __init__(self, phrases: Sequence[Phrase], code: Callable[[str], int]) -> None:
        """Index each phrase by the rarest word of each wording of its anchor slot."""
        self.anchors: dict[int, list[_Anchored]] = defaultdict(list)
        for phrase in phrases:
            slots = [_Slot.of(tuple(tuple(map(code, words)) for words in s.wordings), s.optional) for s in phrase.slots]
            place = phrase.anchor
            before, after = tuple(reversed(slots[:place])), tuple(slots[place + 1 :])
            needed = _needed((*before, *after))
            for said in phrase.slots[place].wordings:
                rarest = min(range(len(said)), key=lambda one: said[one] in COMMON)
                words = tuple(map(code, said))
                self.anchors[words[rarest]].append(
                    _Anchored(phrase, words, rarest, before, after, _beside(before, -1), _beside(after, 1), needed)
                )

    def find(self, text: Sequence[int]) -> Iterator[tuple[Phrase, int, int]]:
        """Every phrase with the places of its first word and of the word after its last."""
        anchors, size, present = self.anchors, len(text), set(text)
        for place in [place for place, word in enumerate(text) if word in anchors]:
            for phrase, words, rarest, before, after, left, right, needed in anchors[text[place]]:
                first = place - rarest
                if left is not None and (first < 1 or text[first - 1] not in left):
                    continue
                behind = first + len(words)
                if right is not None and (behind >= size or text[behind] not in right):
                    continue
                if len(words) > 1 and (first < 0 or text[first : first + len(words)] != words):
                    continue
                if needed is not None and needed.isdisjoint(present):
                    continue
                end = _read(text, behind, after, 1) if after else behind
                if end is None:
                    continue
                start = _read(text, first - 1, before, -1) if before else first - 1
                if start is not None:
                    yield phrase, start + 1, end


def _read(text: Sequence[int], place: int, slots: tuple[_Slot, ...], step: int, at: int = 0) -> int | None:
    """Read slots from a place on, forwards or backwards; the place after the last word read, or None."""
    if at == len(slots):
        return place
    slot = slots[at]
    if not slot.wordings:
        return _jump(text, place, slots, step, at + 1)
    if 0 <= place < len(text) and text[place] in (slot.first if step > 0 else slot.last):
        for words in slot.wordings:
            start = place if step > 0 else place - len(words) + 1
            if start >= 0 and text[start : start + len(words)] == words:
                end = _read(text, place + len(words) * step, slots, step, at + 1)
                if end is not None:
                    return end
    return _read(text, place, slots, step, at + 1) if slot.optional else None


def _jump(text: Sequence[int], place: int, slots: tuple[_Slot, ...], step: int, at: int) -> int | None:
    """Read on after a gap: at the first of the next few places where the rest of the phrase stands."""
    wanted = None
    if at < len(slots) and slots[at].wordings and not slots[at].optional:
        wanted = slots[at].first if step > 0 else slots[at].last
    for here in range(place, place + (REACH + 1) * step, step):
        if not 0 <= here < len(text) or text[here] == STOP:
            break
        if wanted is None or text[here] in wanted:
            end = _read(text, here, slots, step, at)
            if end is not None:
                return end
    return place if at == len(slots) else None
