"""A gap joined to the law of the day that matters."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from drafter.model import Case, Gap, Ground

if TYPE_CHECKING:
    from drafter.law.pack import Law

CITED = "cited"  # stands in a duty for whatever provision the gap is about


def ground(law: Law, gap: Gap, case: Case) -> Ground:
    """The provision that imposed the duty on the day that matters for it; none where the law of that day has none."""
    newest = law.duty(gap.duty)
    row = law.duty(gap.duty, day(newest.matters, case)) if newest else None
    if row is None:
        return Ground(gap)
    provision = row.provision
    if provision == CITED:
        provision = gap.provisions[0] if gap.provisions else law.short
    return Ground(gap, provision, row.wording, row.source or law.link(provision), row.binding)


def day(matters: str, case: Case) -> date:
    """The day on which the law counts for a duty: what the correspondence tells, else the next best day."""
    order = {
        "requested": (case.requested, case.answered),
        "review": (case.day("review-answered"), case.day("review-asked"), case.answered),
        "answered": (case.answered, case.requested),
    }
    return next((found for found in order[matters] if found), case.today)
