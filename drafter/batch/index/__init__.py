"""The index of a batch, as a page, a workbook and a table: every case, the next deadline first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from drafter.batch.index.charts import Counts
from drafter.batch.index.columns import cells
from drafter.batch.index.page import page
from drafter.batch.index.repeats import Repeats
from drafter.batch.index.tables import as_csv, as_xlsx
from drafter.batch.keep import put
from drafter.batch.state import State


def order(deadline: str | None, today: date) -> tuple[int, int]:
    """Deadlines to come first, the soonest of them before the others; then those that have passed, the latest first."""
    if not deadline:
        return 2, 0
    days = date.fromisoformat(deadline).toordinal() - today.toordinal()
    return (0, days) if days >= 0 else (1, -days)


def written(state: State, names: Sequence[str], out: Path, today: date) -> None:
    """Write the index of these cases; each file appears when it is whole. Raises OutputError."""
    counts, repeats = Counts(), Repeats()
    dues: list[tuple[tuple[int, int], int, str]] = []
    for at, (name, _, _, row, passages) in enumerate(state.rows(names)):
        counts.add(row)
        repeats.add(name, row.get("authority") or "", passages)
        dues.append((order(row.get("deadline"), today), at, name))
    groups = repeats.groups()
    rows: list[dict[str, str]] = []
    places: list[str] = []
    for name, place, error, row, _ in state.rows(name for _, _, name in sorted(dues)):
        rows.append(cells(name, place, error, row, repeats.of(name)))
        places.append(place)
    put(out, "index.csv", as_csv(rows))
    put(out, "index.html", page(rows, places, counts, groups, today))
    put(out, "index.xlsx", as_xlsx(rows, places, counts, groups))
