"""One law pack, and the questions that the rest of the program asks it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Unpack

from drafter.calendar import Holidays, holidays
from drafter.errors import LawError
from drafter.law.build import table
from drafter.law.ground import ground
from drafter.law.provisions import cite, limb, lineage, link
from drafter.law.rows import Cost, Duty, Exemption, Instrument, TimeLimit, in_force
from drafter.law.sources import Authority, Code, Fact, Regulator, Subject, Upheld
from drafter.law.timing import Counted, How, counted, start_of
from drafter.model import Case, Deadline, Gap, Ground

REACH = timedelta(days=366)  # the longest that a count may take past its start


@dataclass(frozen=True, eq=False)  # a pack is loaded once, and is itself the key of what is kept of it
class Law:
    """One law pack, loaded and checked.

    `names` are the ways in which letters name the law; `review` is what it calls the second look;
    `territory` and `covers` serve to choose between packs; `as_of` is the day of the last check.
    """

    id: str
    folder: Path
    name: str
    short: str
    names: tuple[str, ...]
    review: str
    as_of: date
    territory: str = ""
    covers: str = ""
    since: date | None = None
    calendar: str = ""
    cases: str = ""
    notes: str = ""
    instruments: tuple[Instrument, ...] = ()
    duties: tuple[Duty, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    limits: tuple[TimeLimit, ...] = ()
    regulators: tuple[Regulator, ...] = ()
    codes: tuple[Code, ...] = ()
    own_authorities: tuple[Authority, ...] = ()
    costs: tuple[Cost, ...] = ()
    subjects: tuple[Subject, ...] = ()
    outcomes: tuple[Upheld, ...] = ()

    def duty(self, key: str, on: date | None = None) -> Duty | None:
        """The row of a duty in force on a day (None: the newest row)."""
        return in_force(self._duties.get(key, ()), on)

    def exemption(self, provision: str, on: date | None = None) -> Exemption | None:
        """The most specific row that covers a provision on a day: "FOIA s.40(3)(a)(i)" falls back to its parents.

        None for what is no ground of refusal: an unknown provision, or a rule about exemptions.
        """
        rows = (in_force(self._exemptions.get(name, ()), on) for name in lineage(provision))
        found = next((row for row in rows if row), None)
        return found if found and found.role != "rule" else None

    def superseded(self, provision: str, on: date) -> bool:
        """Whether a provision is known, in exactly this form, but was not in force on that day."""
        rows = self._exemptions.get(provision, ())
        return bool(rows) and in_force(rows, on) is None

    def ground(self, gap: Gap, case: Case) -> Ground:
        """A gap joined to the law of the day that matters for its duty; without provision where nothing imposes it."""
        return ground(self, gap, case)

    def regulator(self, on: date | None = None) -> Regulator | None:
        """Who decides on complaints on a day."""
        return in_force(self.regulators, on)

    @property
    def regulator_names(self) -> tuple[str, ...]:
        """What the regulator is or was called."""
        return tuple(dict.fromkeys(row.name for row in self.regulators))

    def code(self, key: str, on: date | None = None) -> Code | None:
        """A code of practice in force on a day."""
        return in_force((row for row in self.codes if row.key == key), on)

    def cost(self, body: str = "", on: date | None = None) -> Cost | None:
        """The cost limit for a kind of body; None where the law has none for it."""
        rows = [row for row in self.costs if not row.bodies or body in row.bodies]
        return in_force(rows, on)

    def authorities_for(self, *keys: str, on: date | None = None) -> tuple[Authority, ...]:
        """Decided cases fit for a letter: good law, not unchecked, decided by that day, for a duty or an exemption."""
        wanted = {name for key in keys for name in lineage(key)}
        return tuple(
            row
            for row in self.authorities
            if wanted.intersection(row.supports) and row.good_law and row.evidence != "unchecked"
            if in_force([row], on)
        )

    def case_for(self, argument: str, on: date) -> Authority | None:
        """The case that carries an argument best: fit for a letter, decided by that day, binding, the newest.

        A case that was decided about provisions of another law carries nothing under this one.
        """
        fit = [row for row in self.authorities if argument in row.argues and row.good_law and row.since <= on]
        fit = [row for row in fit if row.evidence != "unchecked" and (row.until is None or on <= row.until)]
        own = [row for row in fit if any(word.startswith(f"{self.short} ") for word in row.supports)]
        return max(own, key=lambda row: (row.binding, row.since), default=None)

    def upheld(self, provision: str) -> int | None:
        """The share of complaints about a provision, in per cent, that the regulator upheld; None where not known."""
        shares = {row.provision: row.percent for row in self.outcomes}
        return next((shares[name] for name in lineage(provision) if name in shares), None)

    def limit(self, key: str, body: str = "", on: date | None = None) -> TimeLimit:
        """A time limit: the row for this kind of body, else the general one; of the day, else the newest.

        Raises LawError where the law has no limit of that name.
        """
        rows = [row for row in self.limits if row.key == key]
        own, general = [row for row in rows if body in row.bodies], [row for row in rows if not row.bodies]
        found = in_force(own, on) or in_force(general, on) or in_force(general or own, None)
        if found is None:
            raise LawError(f"{self.id}: no time limit '{key}'; there are {', '.join(self.limit_keys) or 'none'}")
        return found

    def counted(self, key: str, start: date, **how: Unpack[How]) -> Counted:
        """A time limit counted out day by day from `start`. Raises LawError where the law has none of that name."""
        row = self.limit(key, how.get("body", ""), start)
        if row.starts == "due-or-answered" and "received" in how:
            start = max(start, self.counted("reply", how["received"], body=how.get("body", "")).on)
        return counted(row, start, self.holidays, how.get("pauses", ()), how.get("closed", ()))

    def deadline(self, key: str, start: date, **how: Unpack[How]) -> Deadline:
        """By when something is due, with its working in words: `counted` for a letter."""
        return self.counted(key, start, **how).deadline

    def due(self, key: str, start: date, **how: Unpack[How]) -> Deadline | None:
        """The same, or None where the law has no such limit or the calendar does not reach that day."""
        known = self.holidays is None or self.holidays.first <= start <= self.holidays.last - REACH
        return self.deadline(key, start, **how) if known and key in self.limit_keys else None

    def deadlines(self, events: Mapping[str, date], body: str = "") -> tuple[Counted, ...]:
        """Every time limit that runs from what is known to have happened: received, answered, review-asked, …

        Where the day of receipt is known, "due" need not be given.
        """
        known = dict(events)
        if "received" in known and "due" not in known and "reply" in self.limit_keys:
            known["due"] = self.counted("reply", known["received"], body=body).on
        rows = [self.limit(key, body, max(known.values(), default=None)) for key in self.limit_keys]
        starts = ((row, start_of(row, known)) for row in rows)
        return tuple(counted(row, start, self.holidays) for row, start in starts if start)

    @cached_property
    def limit_keys(self) -> tuple[str, ...]:
        """The names of its time limits."""
        return tuple(dict.fromkeys(row.key for row in self.limits))

    @cached_property
    def authorities(self) -> tuple[Authority, ...]:
        """The decided cases of the pack and of its file of cases, which is read when first asked for."""
        return self.own_authorities + (
            table(self.folder / self.cases, "authority", "key", Authority) if self.cases else ()
        )

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """What else the law says that was looked up: for reading, no part of a letter."""
        return table(self.folder / self.notes, "fact", "says", Fact) if self.notes else ()

    @cached_property
    def holidays(self) -> Holidays | None:
        """The calendar of the country, read when first asked for."""
        return holidays(self.folder / self.calendar) if self.calendar else None

    def link(self, provision: str) -> str:
        """Where a provision can be read; empty where the pack does not know."""
        return link(provision, self.instruments)

    def cite(self, provision: str, *, full: bool = False) -> str:
        """A provision as a letter writes it: "section 17(1)(c)", in full "section 17(1)(c) of the … Act 2000"."""
        return cite(provision, self.instruments, full)

    def limbs(self, provision: str, on: date | None = None) -> tuple[Exemption, ...]:
        """The rows below a provision in force on a day."""
        return tuple(
            row
            for row in self.exemptions
            if row.provision != provision and limb(row.provision) and provision in lineage(row.provision)
            if in_force([row], on)
        )

    @cached_property
    def _duties(self) -> dict[str, list[Duty]]:
        return _grouped((row.key, row) for row in self.duties)

    @cached_property
    def _exemptions(self) -> dict[str, list[Exemption]]:
        return _grouped((row.provision, row) for row in self.exemptions)


def _grouped(pairs: Iterable[tuple[str, object]]) -> dict[str, list]:  # type: ignore[type-arg]
    found: dict[str, list[object]] = {}
    for key, row in pairs:
        found.setdefault(key, []).append(row)
    return found
