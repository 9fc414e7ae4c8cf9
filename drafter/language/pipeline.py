"""spaCy's blank English tokeniser, and the phrases among its tokens. No model is needed.

This module is the only one that imports spaCy; what leaves it is a list of `Mark`s,
plain character ranges with a signal's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import ClassVar

from spacy.attrs import NORM  # type: ignore[import-not-found, unused-ignore]
from spacy.lang.en import English
from spacy.language import Language

from drafter.language.marks import Mark
from drafter.language.matching import STOP, Finder
from drafter.language.phrases import Phrase, asides, signals

LONGEST = 20_000_000  # characters; there is no parser whose memory could run out
STOPS = (".", "?", "!", "\n", "\n\n", "\n\n\n")
PASSED_OVER = ("-", "'", '"', "''", "*", "_", "`", "(", ")")


class PhraseFinder:
    """Finds the phrases of every signal among the tokens of a text."""

    def __init__(self, nlp: Language) -> None:
        """Prepare every phrase file for this vocabulary."""
        add = nlp.vocab.strings.add
        self.nlp = nlp
        self.finder = Finder([phrase for signal in signals() for phrase in signal.phrases], add)
        self.passed_over = {add(mark) for mark in PASSED_OVER}
        self.stops = {add(mark) for mark in STOPS}
        self.comma = add(",")
        said = [tuple(map(add, aside.split())) for aside in asides()]
        self.asides = {words[0]: [other for other in said if other[0] == words[0]] for words in said}

    def marks(self, text: str, offset: int) -> Iterator[Mark]:
        """Every phrase in a text that stands `offset` characters into its source.

        A text is cut into its lines, which no phrase runs over: once a contraction was met in a text, the tokeniser
        keeps none of the words that follow, and cuts the same ones again each time.
        """
        for line in text.split("\n"):
            if line and not line.isspace():
                yield from self._in_line(line, offset)
            offset += len(line) + 1

    def _in_line(self, line: str, offset: int) -> Iterator[Mark]:
        doc = self.nlp.make_doc(line)
        norms = doc.to_array(NORM).tolist()
        aside = self._aside(norms)
        places = [place for place, norm in enumerate(norms) if norm not in self.passed_over and place not in aside]
        words = tuple([STOP if norms[place] in self.stops else norms[place] for place in places])
        for phrase, first, behind in _kept(list(self.finder.find(words))):
            last = doc[places[behind - 1]]
            yield Mark(doc[places[first]].idx + offset, last.idx + len(last) + offset, phrase.signal, phrase.id)

    def _aside(self, norms: list[int]) -> set[int]:
        """The places of words that only join or soften ("however", "on this occasion"), with the commas around them."""
        found: set[int] = set()
        if self.asides.keys().isdisjoint(norms):
            return found
        for place in [place for place, norm in enumerate(norms) if norm in self.asides]:
            for words in self.asides[norms[place]]:
                end = place + len(words)
                if tuple(norms[place:end]) == words:
                    found.update(range(place, end))
                    found.update(at for at in (place - 1, end) if 0 <= at < len(norms) and norms[at] == self.comma)
        return found


def _kept(found: list[tuple[Phrase, int, int]]) -> list[tuple[Phrase, int, int]]:
    """The hits that no `unless` phrase of the same signal covers."""
    cancelled = [(phrase.signal, start, end) for phrase, start, end in found if phrase.cancels]
    return [
        (phrase, start, end)
        for phrase, start, end in found
        if not phrase.cancels
        and not any(signal == phrase.signal and first < end and start < last for signal, first, last in cancelled)
    ]


class LetterDefaults(English.Defaults):  # type: ignore[misc, valid-type]
    """English without the tokeniser's exceptions for smileys and clock times: half the time to build."""

    tokenizer_exceptions: ClassVar = {
        word: parts
        for word, parts in English.Defaults.tokenizer_exceptions.items()
        if word.lower() == "cannot" or (word[0].isalpha() and re.search("['’]", word))
    }


class LetterEnglish(English):  # type: ignore[no-untyped-call]
    """The language of the letters."""

    Defaults = LetterDefaults


@cache
def pipeline() -> Language:
    """The language, built once a process."""
    return LetterEnglish(max_length=LONGEST)


@cache
def _finder() -> PhraseFinder:
    return PhraseFinder(pipeline())


def marks(text: str, offset: int = 0) -> list[Mark]:
    """Every phrase found in a text, in order, as plain character ranges counted from `offset`."""
    return sorted(_finder().marks(text, offset), key=lambda mark: (mark.start, mark.end))
