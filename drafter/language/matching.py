"""Find phrases in a sequence of words: look for the rarest slot first, then read outwards from it.

Words are spaCy's integers for their norms, so that a comparison costs nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from drafter.language.phrases import COMMON, Phrase

REACH = 6  # how many words a gap may jump over
Words = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Slot:
    wordings: tuple[Words, ...]
    optional: bool


class Finder:
    """Every phrase, ready to be looked for. `code` turns a word into its integer."""

    def __init__(self, phrases: Sequence[Phrase], code: Callable[[str], int]) -> None:
        """Index each phrase by the rarest word of each wording of its anchor slot."""
        self.anchors: dict[int, list[tuple[Phrase, Words, int, tuple[_Slot, ...], tuple[_Slot, ...]]]] = defaultdict(list)
        for phrase in phrases:
            slots = [_Slot(tuple(tuple(map(code, words)) for words in s.wordings), s.optional) for s in phrase.slots]
            place = phrase.anchor
            before, after = tuple(reversed(slots[:place])), tuple(slots[place + 1 :])
            for said in phrase.slots[place].wordings:
                rarest = min(range(len(said)), key=lambda one: said[one] in COMMON)
                words = tuple(map(code, said))
                self.anchors[words[rarest]].append((phrase, words, rarest, before, after))

    def find(self, text: Sequence[int]) -> Iterator[tuple[Phrase, int, int]]:
        """Every phrase with the places of its first word and of the word after its last."""
        anchors = self.anchors
        for place, word in enumerate(text):
            for phrase, words, rarest, before, after in anchors.get(word, ()):
                first = place - rarest
                if len(words) > 1 and (first < 0 or text[first : first + len(words)] != words):
                    continue
                end = _read(text, first + len(words), after, 1)
                if end is None:
                    continue
                start = _read(text, first - 1, before, -1)
                if start is not None:
                    yield phrase, start + 1, end


def _read(text: Sequence[int], place: int, slots: tuple[_Slot, ...], step: int) -> int | None:
    """Read slots from a place on, forwards or backwards; the place after the last word read, or None."""
    if not slots:
        return place
    slot, rest = slots[0], slots[1:]
    if not slot.wordings:
        for jump in range(REACH + 1):
            end = _read(text, place + jump * step, rest, step)
            if end is not None:
                return end
        return None
    for words in slot.wordings:
        first = place if step > 0 else place - len(words) + 1
        if first >= 0 and text[first : first + len(words)] == words:
            end = _read(text, place + len(words) * step, rest, step)
            if end is not None:
                return end
    return _read(text, place, rest, step) if slot.optional else None
