"""Exemptions under a wrong number: the words of one beside the number of another, or the Act of another country."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.law import Law
from drafter.law.provisions import whole
from drafter.law.twin import twin
from drafter.model import Answer, Case
from drafter.patterns import cued

_APPOSITION = cued(
    r"(?:section|regulation|s\.|"
    r"reg\.?)\s?(?P<number>\d{1,2}[A-C]?)(?P<limb>(?:\(\w+\))*)[^.;()]{0,60}?\s?[(–-]\s?(?:the )?(?:exemption (?:for|"
    r"of) )?(?P<name>[a-z][\w' -]{3,60})",
    re.IGNORECASE,
)


def misnamed(case: Case, law: Law, answer: Answer) -> bool:
    """Whether an answer gives an exemption the number of another one, or relies on another country's law."""
    other = twin(law)
    if not other:
        return False
    known = (law, other)
    if any(not any(one.link(provision) for one in known) for provision in answer.provisions):
        return True
    text = case.text(answer.said)
    return any(_is_another(match, answer, law) for match in _APPOSITION.finditer(text))


def _is_another(match: re.Match[str], answer: Answer, law: Law) -> bool:
    """Whether the words after a number are the name of other exemptions and not of this one."""
    cited = next((one for one in answer.provisions if re.search(rf"\.{match['number']}\b", whole(one), re.I)), None)
    named = set(_sections(match["name"].lower(), law))
    return bool(cited and named) and whole(cited or "") not in named


def _sections(name: str, law: Law) -> Iterator[str]:
    """The sections that have these words for a name."""
    for row in law.exemptions:
        if any(name.startswith(one) or one.startswith(name.strip()) for one in row.names):
            yield whole(row.provision)
