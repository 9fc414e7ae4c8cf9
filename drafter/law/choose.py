"""Which law governs a reply: by the provisions that it cites, the laws that it names and the body that wrote it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from drafter.files import LAWS
from drafter.law.bodies import is_scottish
from drafter.law.load import packs
from drafter.law.rawrows import head

CITED, MOST_CITED = 2, 5  # points for a provision cited, and the most that count
NAMED = 3  # for a law that is named
SCOTTISH, ELSEWHERE = 8, 2  # for the home of the body: a Scottish name says more than a name without Scotland in it


@dataclass(frozen=True, slots=True)
class Head:
    """The top of a pack: enough to choose it by, without reading its tables."""

    id: str
    short: str
    names: tuple[str, ...]
    territory: str
    covers: str
    since: date | None


def choose(citations: Sequence[str], names: Sequence[str], authority: str | None, on: date | None = None) -> str:
    """The id of the pack that governs: of canonical provisions, names of laws as written, and the body's name.

    What is cited and named counts; the home of the body decides between laws of the same name. With nothing to
    go by, the general law of the body's territory.
    """
    in_force = [pack for pack in heads() if not (on and pack.since and on < pack.since)] or heads()
    return max(in_force, key=lambda pack: _points(pack, citations, names, authority)).id


def _points(pack: Head, citations: Sequence[str], names: Sequence[str], authority: str | None) -> int:
    cited = {provision for provision in citations if provision.startswith(pack.short + " ")}
    named = {name.casefold().removeprefix("the ").strip() for name in names}
    points = CITED * min(len(cited), MOST_CITED)
    points += NAMED * any(name.casefold() in named for name in pack.names)
    if authority and is_scottish(authority):
        points += SCOTTISH * (pack.territory == "scotland")
    elif authority:
        points += ELSEWHERE * (pack.territory != "scotland")
    return points - bool(pack.covers)  # the general law, unless something speaks for the special one


@cache
def heads() -> tuple[Head, ...]:
    """The tops of the packs that come with the program; the first one is taken where nothing else decides."""
    found = (head(LAWS / f"{pack}.toml") for pack in packs())
    read = [
        Head(
            data["id"],
            data["short"],
            tuple(data["names"]),
            data.get("territory", ""),
            data.get("covers", ""),
            data.get("since"),
        )
        for data in found
    ]
    return tuple(sorted(read, key=lambda pack: (pack.territory == "scotland", bool(pack.covers))))
