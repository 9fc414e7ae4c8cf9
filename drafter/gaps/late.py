"""The reply came after the time limit, by its own apology or by the dates."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.gaps.look import clarified, judged, reviewed
from drafter.gaps.nearby import sentence
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Case, Certainty


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every apology for lateness; without one, the dates, where they show it."""
    apologies = [*case.all("apology"), *case.all("courtesy:apology"), *case.all("review:apology")]
    for said in dict.fromkeys(fact.said for fact in apologies):
        yield Found((said,), certainty=Certainty.CERTAIN, duty="time.review" if reviewed(case) else "")
    if apologies:
        return
    if judged(case) and not reviewed(case) and case.requested and case.answered and not clarified(case):
        due = law.due("reply", case.requested)
        fact = case.first("requested")
        if fact and due and case.answered > due.on:
            yield Found((sentence(case, fact.said.source, fact.said.start),), certainty=Certainty.LIKELY)


RULE = Rule(
    id="late",
    title="Answered after the time limit",
    duty="time.reply",
    why="A late answer is a breach by itself, whatever it says.",
    find=find,
)
