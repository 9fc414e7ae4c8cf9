"""A narrowed request out of the authority's own estimate: so many records at so many minutes fit into the limit."""

from __future__ import annotations

from typing import Any

from drafter.gaps.nearby import line
from drafter.gaps.sums import sums
from drafter.law import Law, body_kind
from drafter.model import Case, Outcome

NEAR = 0.15  # a product this near to the hours stated is what they were made of


def narrowed(case: Case, law: Law) -> dict[str, Any] | None:
    """`fits` of `records` at `minutes` each take `hours`; None where the reply gives no such figures, or not only one."""
    cost = law.cost(body_kind(case.value("authority")), case.answered)
    if cost is None:
        return None
    most = cost.limit / cost.rate
    limits = frozenset(row.limit / row.rate for row in law.costs)
    found = {
        (count, each)
        for answer in case.answers
        if answer.outcome is Outcome.OVER_COST_LIMIT
        for count, each in _pairs(case.text(line(case, answer.said, 1)), limits, most)
    }
    if len(found) != 1:
        return None
    count, each = found.pop()
    fits = int(most * 60 / each)
    if not 0 < fits < count:
        return None
    return {**_told(count, each, fits), "fits": f"{fits:,}"}


def estimate(case: Case, law: Law) -> dict[str, Any] | None:
    """`records` at `minutes` each take `hours`, where a refusal for its cost tells one number of each and no more."""
    limits = frozenset(row.limit / row.rate for row in law.costs)
    for answer in case.answers:
        if answer.outcome is Outcome.OVER_COST_LIMIT:
            figures = sums(case.text(line(case, answer.said, 1)), limits)
            if len(set(figures.counts)) == len(set(figures.minutes)) == 1:
                return _told(figures.counts[0], figures.minutes[0], figures.counts[0])
    return None


def _told(count: float, each: float, done: float) -> dict[str, Any]:
    return {"records": f"{count:,.0f}", "minutes": f"{each:g}", "hours": f"{done * each / 60:.3g}"}


def _pairs(text: str, limits: frozenset[float], most: float) -> set[tuple[float, float]]:
    """Every number of records and minutes that makes the hours stated, all above the limit."""
    figures = sums(text, limits)
    return {
        (count, each)
        for count in figures.counts
        for each in figures.minutes
        if (made := count * each / 60) > most
        and figures.hours
        and any(abs(made - hours) <= NEAR * hours for hours, _ in figures.hours)
    }
