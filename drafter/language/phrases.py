"""Phrase data: what officials and requesters say, kept in `en/*.toml`, one file a signal.

A phrase is written as it is spoken, in lower case and without contractions:

    (do|does|did) not [currently] hold     alternatives and options
    unable to ~ provide                    ~ jumps over up to six words
    ({be} not|refuse to) {give}            a class of words of `en/lists/words.toml`

Matching compares spaCy's norms, so "don't", "cannot" and curly quotes need no phrase of
their own; hyphens, quotation marks and words that only join or soften ("however", "on this
occasion") are passed over. `unless` lists longer phrases inside which a hit does not count.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from drafter.patterns import cued

FOLDER = Path(__file__).parent / "en"
WORDS = FOLDER / "lists" / "words.toml"
GAP = "~"
_CLASS = cued(r"\{(\w+)\}")
_PIECE = cued(r"\(([^()]*)\)|\[([^\[\]]*)\]|(\S+)")

# Words too common to look for first: a phrase is found by its rarest slot.
COMMON = frozenset(
    "a an and are as at be been by can could did do does for from had has have i if in is it its may might no not of on "
    "or our should so that the their them there these they this those to under was we were what which will with would "
    "you your information request data council section public me any all no please held made may ask re : ;".split()
)


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a phrase: the wordings that may stand there, or a gap; optional ones may be left out."""

    wordings: tuple[tuple[str, ...], ...]
    optional: bool = False

    @property
    def is_gap(self) -> bool:
        """Whether any few words may stand here."""
        return not self.wordings

    @property
    def frequency(self) -> float:
        """A rough measure of how often the slot would be met; gaps and options are never looked for first."""
        if self.is_gap or self.optional:
            return float("inf")
        return sum(100 if all(word in COMMON for word in words) else 1 for words in self.wordings)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way of saying a signal; `cancels` marks an `unless` phrase."""

    signal: str
    id: str
    slots: tuple[Slot, ...]
    cancels: bool = False

    @property
    def anchor(self) -> int:
        """The place of the slot to look for first."""
        return min(range(len(self.slots)), key=lambda place: self.slots[place].frequency)


@dataclass(frozen=True, slots=True)
class Signal:
    """The content of one phrase file."""

    name: str
    about: str
    phrases: tuple[Phrase, ...]
    examples: tuple[str, ...]
    decoys: tuple[str, ...]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.replace("'s", " 's").split())


@cache
def _classes() -> dict[str, str]:
    """Classes of words by their names, each as alternatives; a class may be made of others."""
    data = tomllib.loads(WORDS.read_text(encoding="utf-8"))["classes"]
    spelt: dict[str, str] = {}
    for name, words in data.items():
        spelt[name] = "|".join(_CLASS.sub(lambda match: spelt[match[1]], word) for word in words)
    return spelt


@cache
def asides() -> tuple[str, ...]:
    """Words that are passed over wherever they stand."""
    return tuple(tomllib.loads(WORDS.read_text(encoding="utf-8"))["asides"])


def slots(said: str) -> tuple[Slot, ...]:
    """The slots of a phrase as written in a phrase file."""
    said = re.sub(r"(?<![(|\[])\{\w+\}(?![|)\]])", lambda match: f"({match[0]})", said)
    said = _CLASS.sub(lambda match: _classes()[match[1]], said)
    found = []
    for group, option, word in _PIECE.findall(said):
        if word == GAP:
            found.append(Slot(()))
        elif option:
            found.append(Slot(tuple(_words(wording) for wording in option.split("|")), optional=True))
        else:
            found.append(Slot(tuple(_words(wording) for wording in (group or word).split("|"))))
    return tuple(found)


@cache
def signals() -> tuple[Signal, ...]:
    """Every signal of the language, sorted by name."""
    return tuple(_load(path) for path in sorted(FOLDER.glob("*.toml")))


def _load(path: Path) -> Signal:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    name = path.stem
    said = [Phrase(name, f"{name}.{number}", slots(text)) for number, text in enumerate(data["say"])]
    unless = [Phrase(name, f"{name}.{n}!", slots(text), True) for n, text in enumerate(data.get("unless", ()))]
    return Signal(name, data["about"], tuple(said + unless), tuple(data["examples"]), tuple(data["decoys"]))
