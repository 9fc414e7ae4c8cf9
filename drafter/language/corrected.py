"""Facts as a person corrects them: what is told goes before what was read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from drafter.model import Evidence, Fact, Source

WHO = ("authority", "requester", "reference", "requester-reference", "team", "authority-email", "authority-address")
WHEN = ("review-asked", "review-answered", "review-email", "review-address", "review-window", "review-by")


def corrected(
    found: Iterable[Fact], told: Mapping[str, str], kinds: Collection[str], sources: Sequence[Source]
) -> list[Fact]:
    """The facts with those of some kinds as told; "" takes a fact away.

    A fact that is told stands nowhere in the letters, so its evidence is the empty start of the first source.
    """
    own = [Fact(kind, told[kind], Evidence(sources[0].id, 0, 0)) for kind in kinds if told.get(kind)]
    return own + [fact for fact in found if fact.kind not in told or fact.kind not in kinds]
