"""The request is handled under the wrong law: environmental or other information, or the requester's own data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from drafter.gaps.look import judged
from drafter.gaps.nearby import sentence
from drafter.gaps.own_data import own_data
from drafter.gaps.rule import Found, Rule
from drafter.gaps.subjects import asked, strong, subject, weak
from drafter.law import Law
from drafter.law.twin import twin
from drafter.model import Case, Certainty, Evidence, Outcome, Side
from drafter.patterns import Cued, cued


def find(case: Case, law: Law) -> Iterator[Found]:
    """One finding for the request as a whole, and one for each refusal of the requester's own data."""
    yield from own_data(case, law)
    other = twin(law) if judged(case) else None
    said = _named(case, law) if other else None
    if other and said and not _named(case, other):
        sure = _environmental(case, other) if other.covers else _other(case, law, other)
        if sure:
            yield Found((said,), certainty=sure)


def _environmental(case: Case, special: Law) -> Certainty | None:
    """How surely a request handled under the general law belongs under the special one."""
    strongly = strong(asked(case), special)
    if len(strongly) >= 2 or strong(subject(case), special) or _items_of(case, special) >= 2:
        return Certainty.LIKELY
    return Certainty.POSSIBLE if strongly or len(weak(asked(case), special)) >= 2 else None


def _items_of(case: Case, special: Law) -> int:
    """How many items are of a subject of the special law; one that is refused counts as two."""
    found = [item.number for item in case.items if strong(case.text(item.said), special)]
    refused = {number for answer in case.answers if answer.outcome is Outcome.WITHHELD for number in answer.items}
    return len(found) + any(number in refused for number in found)


def _other(case: Case, special: Law, general: Law) -> Certainty | None:
    """The same the other way round: of what was asked, some belongs to the general law, and none to the special one."""
    text = asked(case)
    return Certainty.LIKELY if strong(text, general) and not strong(text, special) else None


def _named(case: Case, law: Law) -> Evidence | None:
    """The refusal that rests on a law, else the first sentence of the reply that names it."""
    for answer in case.answers:
        if any(provision.startswith(law.short + " ") for provision in answer.provisions):
            return answer.said
    for body in (body for message in case.messages if message.side is Side.AUTHORITY for body in message.body):
        text = case.text(body)
        match = _names(law).search(text)
        if match:
            return sentence(case, body.source, body.start + match.start())
    return None


@cache
def _names(law: Law) -> Cued:
    """What a law is called, whole words; a general one also without its kind and year."""
    short = () if law.covers else re.split(r" (?:Act|Regulations)\b", law.name)[:1]
    return cued("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in (*law.names, *short)))


RULE = Rule(
    id="wrong-regime",
    title="Handled under the wrong law",
    duty="regime.environmental",
    why="Each law has its own exemptions, presumptions and time limits.",
    find=find,
)
