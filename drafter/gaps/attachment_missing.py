"""The reply relies on an enclosure that is not among the files given.

Enclosures about complaints or copyright are left alone, and so are web links.
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.gaps.enclosures import LISTING, enclosures_present, is_annex_here
from drafter.gaps.look import items_at
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Case


def find(case: Case, law: Law) -> Iterator[Found]:
    """The first mention of each enclosure in each part of the reply, where nothing was enclosed."""
    if enclosures_present(case):
        return
    seen: set[tuple[str, ...]] = set()
    for fact in case.all("attached"):
        items = items_at(case, fact.said)
        text = case.text(fact.said)
        if items in seen or is_annex_here(case, text) or LISTING.search(text):
            continue
        seen.add(items)
        yield Found((fact.said,), items)


RULE = Rule(
    id="attachment-missing",
    title="An enclosure that is not among the files",
    duty="access.communicate",
    why="What did not arrive was not communicated.",
    find=find,
)
