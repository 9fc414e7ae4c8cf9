"""What no single row shows: periods that overlap, words that stand for nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any

from drafter.files import LAWS
from drafter.law.bodies import kinds
from drafter.law.rawrows import Raw, read

if TYPE_CHECKING:
    from drafter.law.pack import Law

TOGETHER = {
    "duty": ("key",),
    "exemption": ("provision",),
    "limit": ("key", "bodies"),
    "code": ("key",),
    "authority": ("key",),
    "cost": ("bodies",),
    "subject": ("key",),
    "upheld": ("provision",),
    "regulator": (),
}


def periods(raws: Mapping[str, Sequence[Raw]]) -> None:
    """No row ends before it starts, and no two rows for one thing are in force on the same day."""
    for table, keys in TOGETHER.items():
        seen: dict[str, list[Raw]] = {}
        for raw in raws[table]:
            since, until = raw.data["since"], raw.data.get("until", date.max)
            if until < since:
                raise raw.error(f"'until' ({until}) is before 'since' ({since})")
            others = seen.setdefault(repr([raw.data.get(key) for key in keys]), [])
            for other in others:
                if since <= other.data.get("until", date.max) and other.data["since"] <= until:
                    raise raw.error(
                        f"its dates overlap with {other.table} {other.number}; end one before the other starts"
                    )
            others.append(raw)


@cache
def neutral() -> dict[str, Any]:
    """The words that packs, rules and templates share."""
    return read(LAWS / "common" / "neutral.toml")


def arguments() -> tuple[str, ...]:
    """What a letter may argue with the help of a decided case."""
    return tuple(neutral()["arguments"])


def check(law: Law, raws: Mapping[str, Sequence[Raw]]) -> None:
    """Every word that stands for something else does. Raises LawError with the place of the row."""
    shared = neutral()
    _words(raws["duty"], "key", shared["duties"], "duty")
    _words(raws["limit"], "key", shared["limits"], "time limit")
    _words(raws["exemption"], "needs", shared["needs"], "need")
    _words(raws["exemption"], "key", shared["exemptions"], "key of an exemption")
    for table in ("exemption", "limit", "cost"):
        _words(raws[table], "bodies", kinds(), "kind of body")
    _calendars(law, raws["limit"])
    _provisions(law, raws)
    _supports(law, raws["authority"], shared)
    for raw in (raw for table in raws.values() for raw in table):
        if raw.data.get("source", "https:").partition(":")[0] not in ("http", "https"):
            raise raw.error(f"'source' is {raw.data['source']!r}; give a link that starts with https://")


def _words(raws: Iterable[Raw], key: str, allowed: Iterable[str], what: str) -> None:
    for raw in raws:
        value = raw.data.get(key, ())
        for word in [value] if isinstance(value, str) else value:
            if word not in allowed:
                close = get_close_matches(word, list(allowed), 1)
                hint = f"did you mean '{close[0]}'?" if close else f"allowed: {', '.join(sorted(allowed))}"
                raise raw.error(f"unknown {what} '{word}'; {hint}")


def _calendars(law: Law, raws: Iterable[Raw]) -> None:
    for raw in raws:
        if raw.data["unit"] != "working":
            continue
        if not law.holidays:
            raise raw.error('working days need a calendar; name its file at the top of the pack: calendar = "…"')
        _words([raw], "calendar", law.holidays.parts, f"part of the calendar {law.holidays.file}")
        if not raw.data.get("calendar"):
            raise raw.error(
                f"missing key 'calendar'; name parts of {law.holidays.file}: {', '.join(law.holidays.parts)}"
            )


def _provisions(law: Law, raws: Mapping[str, Sequence[Raw]]) -> None:
    """Every provision starts like one of the instruments, and a confirm-or-deny provision has a row."""
    prefixes = tuple(row.prefix for row in law.instruments)
    there = {raw.name for raw in raws["exemption"]}
    for raw in (raw for table in ("duty", "exemption", "subject") for raw in raws[table]):
        named = raw.data["provision"]
        if named != "cited" and not named.startswith(prefixes):
            raise raw.error(f"provision '{named}' starts like no instrument; they start: {', '.join(prefixes)}")
        silent = raw.data.get("confirm_or_deny")
        if silent and silent not in there:
            raise raw.error(f"'confirm_or_deny' is '{silent}', which has no row of its own; add one")


def _supports(law: Law, raws: Iterable[Raw], shared: Mapping[str, Any]) -> None:
    """What a case is for is a duty or a provision, and the arguments that it carries are known."""
    prefixes = tuple(row.prefix for row in law.instruments)
    for row in law.authorities:
        raw = next((raw for raw in raws if raw.name == row.key), Raw(law.cases, "authority", 0, row.key, {}))
        for word in row.supports:
            if word not in shared["duties"] and not word.startswith(prefixes):
                raise raw.error(f"'supports' names '{word}', which is neither a duty nor a provision of this law")
        told = replace(raw, data={"argues": list(row.argues)})
        _words([told], "argues", shared["arguments"], "argument")
