"""The reply came after the time limit, by its own apology or by the dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from drafter.gaps.account import first_words
from drafter.gaps.days import days
from drafter.gaps.look import clarified, dated_by_page, judged, reviewed
from drafter.gaps.nearby import sentence
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Case, Certainty, Evidence
from drafter.patterns import cued

_RECEIVED = cued(
    r"^\W*(?:date )?received\b|\b(?:your|requests?|enquir\w+|letter|e-?mail|correspondence|application|questions?|foi)\b",
    re.I,
)
_ROW = 6  # words of a line that only names a day


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every apology for lateness; without one, the dates, where they show it."""
    apologies = [*case.all("apology"), *case.all("courtesy:apology"), *case.all("review:apology")]
    sure = Certainty.POSSIBLE if _was_in_time(case, law) else Certainty.CERTAIN
    if apologies:
        said = tuple(dict.fromkeys(fact.said for fact in apologies))
        yield Found(said, certainty=sure, duty="time.review" if reviewed(case) else "")
        return
    requested, answered = case.requested, case.answered
    if not requested or not answered or not judged(case) or reviewed(case) or clarified(case) or dated_by_page(case):
        return
    fact = case.first("requested")
    if fact and _is_over(case, law, requested, answered):
        told = sentence(case, fact.said.source, fact.said.start)
        first = first_words(case) if fact.said.end == 0 else told
        if first and _latest_is_over(case, law, told, requested, answered):
            answer = case.first("answered") if len(case.text(first).split()) <= _ROW else None
            rows = (sentence(case, answer.said.source, answer.said.start),) if answer and answer.said.end else ()
            yield Found((first, *(row for row in rows if row != first)), certainty=Certainty.LIKELY)


def _was_in_time(case: Case, law: Law) -> bool:
    """Whether both days are known and show the reply in time, whatever it apologises for."""
    requested, answered = case.requested, case.answered
    if reviewed(case) or not requested or not answered:
        return False
    return requested <= answered and not _is_over(case, law, requested, answered)


def _is_over(case: Case, law: Law, requested: date, answered: date) -> bool:
    due = law.due("reply", requested)
    return bool(due and answered > due.on)


def _latest_is_over(case: Case, law: Law, said: Evidence, requested: date, answered: date) -> bool:
    """Whether it is late by every day that the sentence names: one of them may be that of something else."""
    if said.end == 0 or said.start == 0:
        return True
    text = case.text(said)
    named = [day for day in days(text, answered.year) if day <= answered]
    return bool(_RECEIVED.search(text)) and all(_is_over(case, law, day, answered) for day in named)


RULE = Rule(
    id="late",
    title="Answered after the time limit",
    duty="time.reply",
    why="A late answer is a breach by itself, whatever it says.",
    find=find,
)
