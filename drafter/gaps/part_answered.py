"""An item is dealt with, but a number that was asked for is not given, or only roughly, and nothing is said about that."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Case, Certainty, Outcome

NUMBER = re.compile(
    r"\b(?:how many|(?:total |exact |full )?(?:number|numbers|count|amount|percentage|proportion) of|"
    r"how much|what (?:percentage|proportion|number))\b",
    re.I,
)
GIVEN = re.compile(
    r"\d|\b(?:none|nil|no|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|n/a|not|attached|table|below|above)\b",
    re.I,
)
LABEL = re.compile(r"^\W*(?:Q(?:uestion)? ?)?\w{1,3}[.):]\s")
ROUGH = re.compile(
    r"\b(?:over|more than|at least|in excess of|upwards of|fewer than|less than|under) (?:£\s?)?\d", re.I
)


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every answer to a question for a number that gives none, or only a bound."""
    for answer in case.answers:
        asked = " ".join(case.text(item.said) for item in case.items if item.number in answer.items)
        if answer.outcome is not Outcome.SUPPLIED or len(answer.items) != 1 or not NUMBER.search(asked):
            continue
        said = case.text(answer.said)
        if any(LABEL.sub("", said) in case.text(item.said) for item in case.items):
            continue  # only the question, told back
        if ROUGH.search(said) or not GIVEN.search(LABEL.sub("", case.text(answer.around or answer.said))):
            yield Found((answer.said,), answer.items, certainty=Certainty.LIKELY)


RULE = Rule(
    id="part-answered",
    title="Only part of what was asked is answered",
    duty="access.answer",
    why="What was asked and is passed over in silence is neither given nor refused.",
    find=find,
)
