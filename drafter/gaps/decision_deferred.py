"""A decision, or a part of it, is put off, and no later letter in the correspondence gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from drafter.gaps.look import facts_in, overtaken
from drafter.gaps.outcome import found
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Answer, Case, Certainty, Outcome
from drafter.patterns import cued

_LONGER = cued(
    r"\b(?:again|further|longer|yet|still|now|more|additional|extend\w*|remain\w*|separate\w*|follow\w*)\b",
    re.IGNORECASE,
)


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every answer that puts off, unless the answer came since; a reply promised in the usual time is a hint only."""
    for answer in case.answers:
        if answer.outcome is Outcome.DECISION_DEFERRED and not overtaken(case, answer.said):
            usual = found(answer)
            yield replace(usual, certainty=Certainty.POSSIBLE) if _in_the_usual_time(case, answer) else usual


def _in_the_usual_time(case: Case, answer: Answer) -> bool:
    """Whether no more is said than when a reply to a new request is meant to be sent."""
    late = any(fact.kind.rpartition(":")[2] in ("apology", "extends") for fact in case.facts)
    promised = bool(facts_in(case, answer.said, "acknowledges"))
    return promised and not late and not _LONGER.search(case.text(answer.said))


RULE = Rule(
    id="decision-deferred",
    title="A decision is put off",
    duty="time.extension",
    why="More time is allowed for few reasons only, and with a date.",
    find=find,
)
