"""The index of a batch, as a page, a workbook and a table: every case, the soonest deadline first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from drafter.batch.index.charts import Counts
from drafter.batch.index.columns import cells
from drafter.batch.index.page import page
from drafter.batch.index.repeats import Repeats
from drafter.batch.index.tables import as_csv, as_xlsx
from drafter.batch.keep import put
from drafter.batch.state import State

LATER = "9999"  # sorts behind every date


def written(state: State, names: Sequence[str], out: Path) -> None:
    """Write the index of these cases; each file appears when it is whole. Raises OutputError."""
    counts, repeats = Counts(), Repeats()
    dues: list[tuple[str, int, str]] = []
    for at, (name, _, _, row, passages) in enumerate(state.rows(names)):
        counts.add(row)
        repeats.add(name, row.get("authority") or "", passages)
        dues.append((row.get("deadline") or LATER, at, name))
    groups = repeats.groups()
    rows: list[dict[str, str]] = []
    places: list[str] = []
    for name, place, error, row, _ in state.rows(name for _, _, name in sorted(dues)):
        rows.append(cells(name, place, error, row, repeats.of(name)))
        places.append(place)
    put(out, "index.csv", as_csv(rows))
    put(out, "index.html", page(rows, places, counts, groups))
    put(out, "index.xlsx", as_xlsx(rows, places, counts, groups))
