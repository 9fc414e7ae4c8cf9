"""index.csv and index.xlsx: the same rows for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from drafter.batch.index.charts import Counts
from drafter.batch.index.columns import HEADS, link, safe
from drafter.batch.index.repeats import Repeat

WIDTHS = {
    "case": 28, "authority": 34, "outcome": 34, "gaps": 44, "provisions": 30, "why": 50, "checks": 60, "files": 40, "error": 50,
}  # fmt: skip
LINKED = 60_000  # links that a sheet may have, a little below what Excel allows


def as_csv(rows: Iterable[dict[str, str]]) -> bytes:
    """The rows with a head, in UTF-8 with the mark that tells Excel so."""
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow(HEADS.values())
    writer.writerows([safe(text) for text in row.values()] for row in rows)
    return made.getvalue().encode("utf-8-sig", "replace")


def as_xlsx(rows: Sequence[dict[str, str]], places: Sequence[str], counts: Counts, repeats: Sequence[Repeat]) -> bytes:
    """A workbook: the cases, the repeated paragraphs, the exemptions. The same cases make the same bytes."""
    import xlsxwriter

    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(made, options)
    book.set_properties({"title": "Cases", "created": datetime(2000, 1, 1)})  # noqa: DTZ001 - the format has no zone
    cases = sheet(book, "Cases", list(HEADS.values()), [WIDTHS.get(key, 16) for key in HEADS])
    for at, (row, place) in enumerate(zip(rows, places, strict=True), 1):
        line(cases, at, list(row.values()))
        if row["files"] and at < LINKED:
            cases.write_url(at, 0, f"external:{link(place)}", string=safe(row["case"]))
    said = sheet(book, "Repeated paragraphs", ["Paragraph", "Cases", "Outcome", "Provisions", "Bodies", "Words"], [
        12, 8, 24, 28, 50, 120,
    ])  # fmt: skip
    for at, one in enumerate(repeats, 1):
        bodies = "; ".join(f"{name} ({count})" for name, count in one.bodies.most_common())
        line(said, at, [one.id, len(one.cases), one.outcome, one.provisions, bodies, one.text])
    used = sheet(book, "Exemptions", ["Body", "Provision", "Cases"], [50, 30, 8])
    for at, ((body, provision), count) in enumerate(
        sorted(counts.bodies.items(), key=lambda one: (-one[1], one[0])), 1
    ):
        line(used, at, [body, provision, count])
    for one in (cases, said, used):
        one.autofilter(0, 0, max(1, one.dim_rowmax or 0), one.dim_colmax or 0)
    book.close()
    return made.getvalue()


def sheet(book: Any, name: str, heads: Sequence[str], widths: Sequence[int]) -> Any:
    """A sheet with its head, which stays in sight."""
    made = book.add_worksheet(name)
    bold = book.add_format({"bold": True})
    for at, (head, width) in enumerate(zip(heads, widths, strict=True)):
        made.write_string(0, at, head, bold)
        made.set_column(at, at, width)
    made.freeze_panes(1, 1)
    return made


def line(sheet: Any, at: int, values: Sequence[str | int]) -> None:
    """One row; text is always text, never a formula, a link or a number."""
    for column, value in enumerate(values):
        if isinstance(value, int):
            sheet.write_number(at, column, value)
        elif value:
            sheet.write_string(at, column, safe(value))
