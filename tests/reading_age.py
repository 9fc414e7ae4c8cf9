"""The reading age of a text, by the formula of Flesch and Kincaid: years of school, so add five for the age."""

from __future__ import annotations

import re

SENTENCE = re.compile(r"[^.!?;:]+")
WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
VOWELS = re.compile(r"[aeiouy]+")
SILENT = re.compile(r"(?:[^laeiouy]e|[^tdaeiouy]ed|[^scxzaeiouy]es)$")


def syllables(word: str) -> int:
    """How many syllables a word has, told by its vowels: "disclosure" has three."""
    low = word.lower().strip("'’-")
    found = len(VOWELS.findall(low)) - (1 if SILENT.search(low) and len(VOWELS.findall(low)) > 1 else 0)
    return max(found, 1)


def grade(text: str) -> float:
    """The years of school that a text asks of its reader; a colon, semicolon or list ends a sentence too."""
    sentences = [words for part in SENTENCE.findall(text) if (words := WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
