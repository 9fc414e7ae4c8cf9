"""What no single row shows: periods that overlap, words that stand for nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from drafter.law.rawrows import Raw

TOGETHER = {"duty": ("key",), "exemption": ("provision",), "limit": ("key", "bodies"), "code": ("key",),
            "authority": ("key",), "cost": ("bodies",), "subject": ("key",), "regulator": ()}  # fmt: skip


def check(law: Any, raws: Mapping[str, Sequence[Raw]]) -> None:
    """Every check over the whole pack. Raises LawError with the place of the row."""
    for table, keys in TOGETHER.items():
        _periods(raws[table], keys)


def _periods(found: Sequence[Raw], keys: Sequence[str]) -> None:
    """No row ends before it starts, and no two rows for one thing are in force on the same day."""
    seen: dict[str, list[Raw]] = {}
    for raw in found:
        since, until = _period(raw)
        if until < since:
            raise raw.error(f"'until' ({until}) is before 'since' ({since})")
        for other in seen.setdefault(repr([raw.data.get(key) for key in keys]), []):
            start, end = _period(other)
            if since <= end and start <= until:
                raise raw.error(
                    f"its dates overlap those of {other.table} {other.number}; end one before the other starts"
                )
        seen[repr([raw.data.get(key) for key in keys])].append(raw)


def _period(raw: Raw) -> tuple[date, date]:
    return raw.data["since"], raw.data.get("until", date.max)
