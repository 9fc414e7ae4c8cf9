"""The arithmetic of a cost estimate: so many records, so many minutes each, so many hours in all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

from drafter.patterns import cued

_HOUR = {"an": 1.0, "one": 1.0, "half an": 0.5, "two": 2.0, "three": 3.0, "four": 4.0}
_HOURS = cued(
    r"(?<![\d.,£/])(?P<n>\d[\d,]*(?:\.\d+)?)(?P<half>½)?[ -]?(?:working |person |man |staff |"
    r"officer )?(?:hours?|hrs)\b",
    re.I,
)
_MINUTES = cued(r"(?<![\d.,£/])(?P<n>\d[\d,]*(?:\.\d+)?)(?P<half>½)?[ -]?(?:minutes?|mins?)\b", re.I)
_SAID = cued(r"\b(?P<n>half an|an|one|two|three|four)[ -]hours?\b", re.I)
_WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
}
_SAID_MINUTES = cued(rf"\b(?P<n>{'|'.join(_WORDS)}) minutes?\b", re.I)
_COUNT = cued(
    r"(?<![\d.,£/\w])(?P<n>\d[\d,]*)(?![\d.,%½/]*\d)(?!\s?(?:minutes?|mins?|hours?|hrs|working|days?|weeks?|months?|years?|%|th\b|st\b|nd\b|rd\b))",
    re.I,
)
_PER_HOUR = cued(r"(?<![\d.,£/])(?P<n>\d[\d,]*(?:\.\d+)?) (?:an|per|each|every|in an?) hour\b", re.IGNORECASE)
_BATCH = cued(  # "a sample of ten took 61 minutes"
    rf"\b(?:sample|batch|test|trial|pilot|exercise)\b[^.;]{{0,40}}?\b(?P<n>\d{{1,3}}|{'|'.join(_WORDS)})\b[^.;\d]{{0,40}}?"
    r"\b(?:took|takes|taking|in|needed|required)\b[^.;\d]{0,20}(?P<m>\d+(?:\.\d+)?) (?:minutes?|mins?)\b",
    re.IGNORECASE,
)
_YEAR = cued(r"(?:19|20)\d\d$")
_NEAR = 0.15  # a sum within this of what is stated was only rounded


@dataclass(frozen=True, slots=True)
class Sums:
    """The figures of an estimate; hours with the place of each."""

    counts: tuple[float, ...]
    minutes: tuple[float, ...]
    hours: tuple[tuple[float, int], ...]

    def wrong(self) -> int | None:
        """The place of the hours stated, where no number of records times the minutes comes near them."""
        minutes = {*self.minutes, *(one + other for one, other in product(self.minutes, repeat=2) if one != other)}
        made = [count * each / 60 for count in self.counts for each in minutes]
        if not made or not self.hours:
            return None
        stated = max(self.hours)
        close = any(abs(one - hours) <= _NEAR * hours for one in made for hours, _ in self.hours)
        return None if close else stated[1]


def sums(text: str, limits: frozenset[float]) -> Sums:
    """The figures in a text; hours that only state a limit are left out."""
    hours = [(_number(match), match.start()) for match in _HOURS.finditer(text)]
    minutes = [_number(match) for match in _MINUTES.finditer(text)]
    minutes += [60 * _HOUR[match["n"].lower()] for match in _SAID.finditer(text)]
    minutes += [float(_WORDS[match["n"].lower()]) for match in _SAID_MINUTES.finditer(text)]
    minutes += [60 * number for number, _ in hours if number <= 2]
    minutes += [60 / number for match in _PER_HOUR.finditer(text) if (number := _number(match))]
    minutes += [
        float(match["m"]) / float(_WORDS.get(match["n"].lower()) or match["n"]) for match in _BATCH.finditer(text)
    ]
    counts = [_number(match) for match in _COUNT.finditer(text) if not _YEAR.match(match[0])]
    counts = [one for one in counts if one >= 5]
    over = [(number, place) for number, place in hours if number not in limits and number > 2]
    return Sums(tuple(counts), tuple(minutes), tuple(over))


def _number(match: re.Match[str]) -> float:
    half = "half" in match.re.groupindex and match["half"]
    return float(match["n"].replace(",", "")) + (0.5 if half else 0)
