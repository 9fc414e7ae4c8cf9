"""The other law of the same country: the general one has a special one beside it, for environmental information."""

from __future__ import annotations

from drafter.law.choose import heads
from drafter.law.load import load
from drafter.law.pack import Law


def twin(law: Law) -> Law | None:
    """The pack of the same territory that covers other information; None where there is none."""
    other = (head.id for head in heads() if head.territory == law.territory and head.covers != law.covers)
    found = next(other, None)
    return load(found) if found and law.territory else None
