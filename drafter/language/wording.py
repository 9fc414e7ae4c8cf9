"""A sentence as words with their places, and the word lists of `en/lists/requests.toml`, for small grammars of requests."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from drafter.patterns import cued

FILE = Path(__file__).parent / "en" / "lists" / "requests.toml"
QUOTES = ('"', "“", "”")
DAYS = cued(
    r"(?:\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|"
    r"may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$"
)
_TOKEN = cued(r"[\w£](?:[\w’'&/.,-]*[\w%])?|\S")


@cache
def listed(key: str) -> frozenset[str]:
    """One of the word lists: each word, or each alternative between "|", as it is written there."""
    said = str(tomllib.loads(FILE.read_text(encoding="utf-8"))[key])
    return frozenset(" ".join(one.split()) for one in said.split("|")) if "|" in said else frozenset(said.split())


class Word(NamedTuple):
    """A word or a mark of a sentence: in lower case, and its range."""

    text: str
    start: int
    end: int


class Words:
    """The words of a sentence; places beyond its ends are empty words."""

    def __init__(self, text: str) -> None:
        """Read a sentence; its offsets are those of `text`."""
        self.text = text
        self.all = [
            Word(match[0].lower().replace("’", "'"), match.start(), match.end()) for match in _TOKEN.finditer(text)
        ]

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.all)

    def __getitem__(self, place: int) -> str:
        """The word at a place, in lower case."""
        return self.all[place].text if 0 <= place < len(self.all) else ""

    def start(self, place: int) -> int:
        """Where a word begins; the end of the text for a place beyond the last one."""
        return self.all[place].start if place < len(self.all) else len(self.text)

    def isin(self, place: int, *keys: str) -> bool:
        """Whether a word stands in one of the lists."""
        word = self[place]
        for key in keys:  # noqa: SIM110 - plainly, for this is asked of every word many times
            if word in listed(key):
                return True
        return False

    def run(self, place: int, key: str) -> int:
        """How many words from a place on are one of the phrases of a list; the longest counts, 0 where none."""
        return max((size for size in _sizes(key) if self._said(place, size) in listed(key)), default=0)

    def _said(self, place: int, size: int) -> str:
        return " ".join(word.text for word in self.all[place : place + size]) if place >= 0 else ""

    def any(self, first: int, last: int, words: Sequence[str] | frozenset[str]) -> bool:
        """Whether any of some words stands between two places."""
        return any(word.text in words for word in self.all[max(first, 0) : last])

    def date(self, place: int) -> int:
        """The place behind a date ("3rd May 2021", "3/5/21"); the same place where there is none."""
        while DAYS.match(self[place]):
            place += 1
        return place


@lru_cache(maxsize=4_096)
def words_of(text: str) -> Words:
    """The words of a sentence, read once."""
    return Words(text)


@cache
def _sizes(key: str) -> tuple[int, ...]:
    return tuple({phrase.count(" ") + 1 for phrase in listed(key)})
