"""Law packs: load and check one, and ask it which provision imposes a duty on a given day.

A pack is dated, sourced data (`drafter/laws/*.toml`). Rules name a neutral duty; the pack
says which provision imposes it, since when, and where to read it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Duty:
    """A neutral duty, the provision that imposes it, and how well that was checked."""

    key: str
    provision: str
    wording: str
    source: str
    since: date
    until: date | None
    binding: bool
    evidence: str


@dataclass(frozen=True, slots=True)
class Exemption:
    """A provision that a refusal may rely on (an exemption, an exception, a cost or vexatious bar)."""

    provision: str
    title: str
    role: str  # exemption | cost | vexatious | repeated | confirm-or-deny | other-regime
    absolute: bool
    prejudice: bool
    limb_decides: bool  # naming this row alone does not tell what must be shown
    needs: tuple[str, ...]
    names: tuple[str, ...]
    bodies: tuple[str, ...]
    since: date
    until: date | None
    source: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Law:
    """One law pack, loaded and checked."""

    id: str
    name: str
    short: str
    duties: tuple[Duty, ...]
    exemptions: tuple[Exemption, ...]

    def duty(self, key: str, on: date | None) -> Duty | None:
        """The row of a duty in force on a day (None: the newest row)."""
        raise NotImplementedError

    def exemption(self, provision: str, on: date | None) -> Exemption | None:
        """The most specific row that covers a provision on a day: "FOIA s.40(3)(a)(i)" falls back to its parents."""
        raise NotImplementedError
