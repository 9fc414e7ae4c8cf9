"""Provisions as canonical strings: "FOIA s.40(3)(a)(i)" and its parents."""

from __future__ import annotations

from collections.abc import Iterator


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
