"""What stands above the words of a letter, the same in every format: sender, day, address."""

from __future__ import annotations

from drafter.calendar import in_words
from drafter.model import Letter


def sender(letter: Letter) -> tuple[str, ...]:
    """Name, address and e-mail of the sender, each line that is known."""
    who = letter.sender
    return tuple(line for line in (who.name, *who.address.splitlines(), who.email) if line.strip())


def day(letter: Letter) -> str:
    """The day of the letter: "8 December 2016"."""
    return in_words(letter.dated) if letter.dated else ""


def head(letter: Letter) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The parts above the letter, by name: "sender", "day", "to"; those that are empty left out."""
    parts = (("sender", sender(letter)), ("day", (day(letter),) if letter.dated else ()), ("to", letter.to))
    return tuple((name, lines) for name, lines in parts if lines)
