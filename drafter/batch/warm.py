"""What a worker makes ready once: the language, the laws, the letterhead; and the sweeping of its memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from drafter.batch import work  # noqa: F401 - so that a worker finds it imported
from drafter.draft import UK
from drafter.language.pipeline import marks, pipeline
from drafter.law import load
from drafter.startup import quickly


def warm() -> None:
    """Build what every case uses."""
    with quickly():
        marks("")
        for pack in UK:
            load(pack)


@contextmanager
def swept() -> Iterator[None]:
    """Some cases, after which spaCy forgets the words that it saw in them."""
    with pipeline().memory_zone():
        yield
