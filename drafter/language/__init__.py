"""From messages to a case: items, answers and facts, every one with its place in the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from drafter.language.reading import Reading
from drafter.law import Law
from drafter.model import Case, Message, Source

__all__ = ["understand"]


def understand(
    sources: Sequence[Source],
    messages: Sequence[Message],
    today: date,
    laws: Sequence[Law],
    law: str | None = None,
    told: Mapping[str, str] | None = None,
) -> Case:
    """Everything the correspondence says.

    `messages` are the parts of the sources as threaded, in order; their kinds are found here.
    `laws` are the packs that may be cited; `law` overrides which of them governs,
    `told` the facts that a person corrects, by kind.
    """
    return Reading(sources, messages, today, laws, law, told).case()
