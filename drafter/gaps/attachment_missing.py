"""The reply relies on an enclosure that is not among the files given.

Enclosures about complaints or copyright are left alone, and so are web links and papers that are refused.
"""

from __future__ import annotations

import re
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
from drafter.patterns import cued

_MORE = cued(
    r"\b(?:also|additionally|likewise) (?:attach|enclos)\w+|\b(?:attached|enclosed)(?:,? too\b| as well\b)",
    re.IGNORECASE,
)


def find(case: Case, law: Law) -> Iterator[Found]:
    """The first mention of each enclosure in each part of the reply, where nothing was enclosed."""
    refused = [answer.said for answer in case.answers if answer.outcome is Outcome.WITHHELD and answer.citations]
    seen: set[tuple[tuple[str, ...], str]] = set()
    for fact in case.all("attached"):
        if enclosures_present(case, fact.said):
            continue
        items, text = items_at(case, fact.said), case.text(fact.said)
        file = name(text)
        known = (items, file) in seen or ((items, "") in seen and not file)
        known = known and bool(file or not _MORE.search(text))
        if known or is_annex_here(case, text) or is_heading(text) or LISTING.search(text):
            continue
        only_named = fact.said in refused or LEFT_OUT.search(text)
        if (only_named and not SENT.search(text)) or is_linked(case, fact.said):
            continue
        seen.update({(items, file), (items, "")})
        yield Found((fact.said,), items)
    line = None if seen else file_named(case)
    if line and not enclosures_present(case, line):
        yield Found((line,), items_at(case, line))


RULE = Rule(
    id="attachment-missing",
    title="An enclosure that is not among the files",
    duty="access.communicate",
    why="What did not arrive was not communicated.",
    find=find,
    looked_for="the enclosure among the files of the case and in the annexes of the letter",
)
