"""Provisions as canonical strings: "FOIA s.40(3)(a)(i)" and its parents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter.law.rows import Instrument


def lineage(provision: str) -> Iterator[str]:
    """A provision and its parents, the most specific first: "X s.40(3)(a)", "X s.40(3)", "X s.40"."""
    yield provision
    while provision.endswith(")") and "(" in provision:
        provision = provision[: provision.rindex("(")]
        yield provision


def whole(provision: str) -> str:
    """The section or regulation that a provision is part of."""
    return provision.partition("(")[0]


def limb(provision: str) -> str:
    """The brackets behind the section: "(3)(a)(i)"."""
    return provision[len(whole(provision)) :]


def instrument(provision: str, instruments: Iterable[Instrument]) -> Instrument | None:
    """The Act or regulations that a provision belongs to; of two prefixes that fit, the first in order."""
    return next((row for row in instruments if provision.startswith(row.prefix)), None)


def link(provision: str, instruments: Iterable[Instrument]) -> str:
    """Where a provision can be read; empty where no instrument tells."""
    row = instrument(provision, instruments)
    return row.link.replace("{number}", whole(provision)[len(row.prefix) :]) if row else ""


def cite(provision: str, instruments: Iterable[Instrument], full: bool) -> str:
    """A provision as a letter writes it: "section 17(1)(c)", in full with the name of its Act."""
    row = instrument(provision, instruments)
    if row is None:
        return provision
    said = row.says.replace("{provision}", provision[len(row.prefix) :])
    return f"{said} of the {row.name}" if full else said
