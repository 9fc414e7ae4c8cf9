"""How the time of the analysis grows with the length of a reply: of an honest one, and of those made to be slow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.review import TODAY, reply
from benchmarks.throughput import timed
from drafter.draft import examine
from drafter.read import read_bytes

TIMES = 8  # as long, the long text against the short one
HEAD = "Kelder Borough Council\n\nDear Ms Okoro\n\nYour request of 3 March 2024. We refuse it under section 12.\n\n"
END = "\n\nYours sincerely\n"


@dataclass(frozen=True, slots=True)
class Growth:
    """What a text `TIMES` as long costs for the same length: 1 where the time grows as the text does."""

    name: str
    ratio: float
    seconds: float


def growth(folder: Path, rounds: int) -> Iterator[Growth]:
    """The best of alternating rounds for each kind of text, of which the long one has the size in its name."""
    texts: dict[str, tuple[int, Callable[[int], str]]] = {
        "200,000 words": (200_000, lambda words: reply(folder, words)),
        "50,000 numbered lines": (50_000, lambda lines: hostile(f"{at}. How many?\n" for at in range(lines))),
        "a line of 100,000 brackets": (100_000, lambda signs: hostile("[(" for _ in range(signs // 2))),
    }
    for name, (size, made) in texts.items():
        short, long = made(size // TIMES), made(size)
        times = [(analysed(short), analysed(long)) for _ in range(rounds)]
        least, most = map(min, zip(*times, strict=True))
        yield Growth(name, most / least / TIMES, most)


def hostile(parts: Iterator[str]) -> str:
    """A reply that is made of such parts."""
    return HEAD + "".join(parts) + END


def analysed(text: str) -> float:
    """Seconds that the analysis of a reply takes; reading the file is not counted."""
    sources = read_bytes(text.encode(), "reply.txt")
    return timed(lambda: examine(sources, today=TODAY))
