"""The reply relies on an enclosure that is not among the files given.

Enclosures about complaints or copyright are left alone, and so are web links and papers that are refused.
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.gaps.enclosures import (
    LEFT_OUT,
    LISTING,
    SENT,
    enclosures_present,
    file_named,
    is_annex_here,
    is_heading,
    is_linked,
    name,
)
from drafter.gaps.look import items_at
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Case, Outcome


def find(case: Case, law: Law) -> Iterator[Found]:
    """The first mention of each enclosure in each part of the reply, where nothing was enclosed."""
    refused = [answer.said for answer in case.answers if answer.outcome is Outcome.WITHHELD and answer.citations]
    seen: set[tuple[tuple[str, ...], str]] = set()
    for fact in case.all("attached"):
        if enclosures_present(case, fact.said):
            continue
        items, text = items_at(case, fact.said), case.text(fact.said)
        known = (items, name(text)) in seen or ((items, "") in seen and not name(text))
        if known or is_annex_here(case, text) or is_heading(text) or LISTING.search(text):
            continue
        only_named = fact.said in refused or LEFT_OUT.search(text)
        if (only_named and not SENT.search(text)) or is_linked(case, fact.said):
            continue
        seen.update({(items, name(text)), (items, "")})
        yield Found((fact.said,), items)
    file = None if seen else file_named(case)
    if file and not enclosures_present(case, file):
        yield Found((file,), items_at(case, file))


RULE = Rule(
    id="attachment-missing",
    title="An enclosure that is not among the files",
    duty="access.communicate",
    why="What did not arrive was not communicated.",
    find=find,
    looked_for="the enclosure among the files of the case and in the annexes of the letter",
)
