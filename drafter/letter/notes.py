"""What the person who sends a letter should know first; never part of the letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.law import Law
from drafter.letter.values import by_key, window
from drafter.model import Case, Deadline


def notes(
    kind: str, case: Case, law: Law, deadlines: Sequence[Deadline], to: tuple[str, ...], email: str
) -> Iterator[str]:
    """Each as one plain sentence."""
    if not email:
        yield "no e-mail address was found to send this to"
    if not to:
        yield "no name or address was found to send this to"
    if kind != "internal-review":
        return
    time = window(case, by_key(law, deadlines))
    if time["by"] and not time["open"]:
        yield f"the time for asking for a review ended on {time['by'].isoformat()}; say in the letter why it is late"
