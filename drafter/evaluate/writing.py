"""The findings of a case as labels, in the format that `labels` reads."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from drafter.draft import Findings
from drafter.model import Case, Certainty, Gap

FACTS = ("authority", "requester", "reference")
DAYS = ("requested", "answered")


def gold(findings: Findings, reply: Sequence[str], request: Sequence[str]) -> str:
    """The text of a gold.toml; `reply` and `request` are the names of the files beside it.

    What is only possible becomes a label that may be found and need not be.
    """
    return "\n".join(_lines(findings, reply, request)) + "\n"


def _lines(findings: Findings, reply: Sequence[str], request: Sequence[str]) -> Iterator[str]:
    case = findings.case
    yield f"reply = [{', '.join(map(_quoted, reply))}]"
    if request:
        yield f"request = [{', '.join(map(_quoted, request))}]"
    yield from ("", "[case]", f"law = {_quoted(case.law)}")
    yield from (f"{name} = {_quoted(value)}" for name in FACTS if (value := case.value(name)))
    yield from (f"{name} = {day.isoformat()}" for name in DAYS if (day := case.day(name)))
    yield f"route = [{_quoted(findings.route.letter)}]"
    for item in case.items:
        yield from ("", "[[item]]", f"quote = {_quoted(case.text(item.said))}")
    for gap in findings.gaps:
        yield from ("", "[[gap]]", *_gap(case, gap))


def _gap(case: Case, gap: Gap) -> Iterator[str]:
    yield f"rule = {_quoted(gap.rule)}"
    words = case.text(gap.evidence[0]) if gap.evidence else ""
    if words:
        yield f"quote = {_quoted(words)}"
    if gap.provisions:
        yield f"provisions = [{', '.join(map(_quoted, gap.provisions))}]"
    if gap.certainty is Certainty.POSSIBLE:
        yield "may = true"


def _quoted(text: str) -> str:
    """A string as TOML has it: as in JSON, and the one control character that JSON leaves."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
