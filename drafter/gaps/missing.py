"""Rules for what an exemption asks for and a refusal leaves out: one need, and the signals that would meet it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from drafter.gaps.look import near, refusals
from drafter.gaps.rule import Found
from drafter.law import Law
from drafter.model import Answer, Case, Certainty

Met = Callable[[Case, Answer], bool]
Finder = Callable[[Case, Law], Iterator[Found]]


def without(need: str, met: Met, certainty: Certainty = Certainty.LIKELY) -> Finder:
    """A finder of refusals whose exemption has a need that is not met near them."""

    def find(case: Case, law: Law) -> Iterator[Found]:
        for answer, rows in refusals(case, law):
            provisions = tuple(row.provision for row in rows if need in row.needs)
            if provisions and not met(case, answer):
                yield Found((answer.said,), answer.items, provisions, certainty)

    return find


def said(*signals: str) -> Met:
    """Whether all of these signals stand near the answer."""
    return lambda case, answer: all(near(case, answer, signal) for signal in signals)


def said_anywhere(signal: str) -> Met:
    """Whether a signal stands anywhere in the reply."""
    return lambda case, answer: any(fact.kind.rpartition(":")[2] == signal for fact in case.facts)
