"""Personal data is given as the reason for what identifies nobody: totals, counts, column headings, a company, a post."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.gaps.look import facts_in
from drafter.gaps.nearby import line
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Answer, Case, Certainty, Outcome

_MASKED = re.compile(r"(?:^|[\s(:'\"“‘])[<≤]\s?(?:3|5|6|10|11)\b(?!\s?(?:%|years|days|hours|k\b))")


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every refusal for personal data whose passage, or its line, speaks of such things."""
    for answer in case.answers:
        personal = tuple(one for one in answer.provisions if _is_basis(law, one))
        named = personal or (not answer.provisions and facts_in(case, answer.said, "personal"))
        if answer.outcome is Outcome.WITHHELD and named and _nobody(case, answer):
            yield Found((answer.said,), answer.items, personal, Certainty.LIKELY)


def _is_basis(law: Law, provision: str) -> bool:
    row = law.exemption(provision)
    return row is not None and "personal-data-basis" in row.needs


def _nobody(case: Case, answer: Answer) -> bool:
    masked = _MASKED.search(case.text(line(case, answer.said)))
    return bool(masked or facts_in(case, answer.said, "nobody"))


RULE = Rule(
    id="not-personal-data",
    title="Personal data is claimed for what identifies nobody",
    duty="refusal.personal-data-definition",
    why="Only what relates to a living person who can be identified is personal data.",
    find=find,
)
