"""The spaCy pipeline: a blank English tokeniser and one component that finds phrases. No model is needed.

This module is the only one that imports spaCy; what leaves it is a list of `Mark`s,
plain character ranges with a signal's name.
"""

from __future__ import annotations

import re
from functools import cache
from typing import ClassVar

from spacy.attrs import NORM  # type: ignore[import-not-found, unused-ignore]
from spacy.lang.en import English
from spacy.language import Language
from spacy.tokens import Doc, Span

from drafter.language.marks import Mark
from drafter.language.matching import STOP, Finder
from drafter.language.phrases import Phrase, asides, signals

LONGEST = 20_000_000  # characters; there is no parser whose memory could run out
STOPS = (".", "?", "!", "\n", "\n\n", "\n\n\n")
PASSED_OVER = ("-", "'", '"', "''", "*", "_", "`", "(", ")")


class PhraseFinder:
    """Finds the phrases of every signal and keeps them in `doc.spans["phrases"]`: label = signal, id = phrase."""

    def __init__(self, nlp: Language) -> None:
        """Prepare every phrase file for this vocabulary."""
        add = nlp.vocab.strings.add
        self.finder = Finder([phrase for signal in signals() for phrase in signal.phrases], add)
        self.passed_over = {add(mark) for mark in PASSED_OVER}
        self.stops = {add(mark) for mark in STOPS}
        self.comma = add(",")
        said = [tuple(map(add, aside.split())) for aside in asides()]
        self.asides = {words[0]: [other for other in said if other[0] == words[0]] for words in said}

    def __call__(self, doc: Doc) -> Doc:
        """Add the spans to a document."""
        norms = doc.to_array(NORM).tolist()
        aside = self._aside(norms)
        places = [place for place, norm in enumerate(norms) if norm not in self.passed_over and place not in aside]
        found = list(self.finder.find(tuple(STOP if norms[place] in self.stops else norms[place] for place in places)))
        doc.spans["phrases"] = [
            Span(doc, places[start], places[end - 1] + 1, label=phrase.signal, span_id=phrase.id)
            for phrase, start, end in _kept(found)
        ]
        return doc

    def _aside(self, norms: list[int]) -> set[int]:
        """The places of words that only join or soften ("however", "on this occasion"), with the commas around them."""
        found: set[int] = set()
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


@Language.factory("drafter_phrases", assigns=["doc.spans"])
def _phrase_finder(nlp: Language, name: str) -> PhraseFinder:
    return PhraseFinder(nlp)


@cache
def pipeline() -> Language:
    """The pipeline, built once a process."""
    nlp = LetterEnglish(max_length=LONGEST)
    nlp.add_pipe("drafter_phrases")
    return nlp


def marks(text: str) -> list[Mark]:
    """Every phrase found in a text, in order, as plain character ranges."""
    doc = pipeline()(text)
    found = [Mark(span.start_char, span.end_char, span.label_, span.id_) for span in doc.spans["phrases"]]
    return sorted(found, key=lambda mark: (mark.start, mark.end))
