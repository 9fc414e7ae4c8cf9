"""What a rule is: an id, a title, the duty it speaks of, why it matters, and a finder."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from drafter.gaps.enclosures import reasons_enclosed
from drafter.law import Law
from drafter.model import Case, Certainty, Evidence, Gap


@dataclass(frozen=True, slots=True)
class Found:
    """One place where a rule holds: the words, the items they concern, the provisions, how sure, by which duty."""

    evidence: tuple[Evidence, ...]
    items: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    certainty: Certainty = Certainty.CERTAIN
    duty: str = ""  # where it is another than the rule's own
    reckoned: str = ""  # a figure that the rule worked out itself


@dataclass(frozen=True, slots=True)
class Rule:
    """A gap detector. `find` yields a `Found` for each place; calling the rule makes them `Gap`s.

    `looked_for` says, of something that is absent, what was searched for and not found; "" where a passage shows the gap.
    `of_reasons` is a rule on what is said of a refusal: only a hint where the reply says it in an enclosure that is not here.
    """

    id: str
    title: str
    duty: str
    why: str
    find: Callable[[Case, Law], Iterable[Found]]
    looked_for: str = ""
    of_reasons: bool = False

    @property
    def about(self) -> str:
        """What the rule reports, in the words of its file's docstring."""
        return inspect.cleandoc(sys.modules[f"drafter.gaps.{self.id.replace('-', '_')}"].__doc__ or "")

    def __call__(self, case: Case, law: Law) -> Iterator[Gap]:
        """Every gap of this kind in the case."""
        for found in self.find(case, law):
            unseen = self.of_reasons and reasons_enclosed(case)
            yield Gap(
                self.id,
                found.duty or self.duty,
                Certainty.POSSIBLE if unseen else found.certainty,
                found.evidence,
                found.items,
                found.provisions,
                found.reckoned,
            )
