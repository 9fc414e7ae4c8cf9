"""The information is said to be available elsewhere, and no place is named at which the requester can find it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.gaps.look import facts_in
from drafter.gaps.mentions import provisions, together
from drafter.gaps.nearby import line
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Answer, Case, Certainty, Outcome
from drafter.patterns import cued

_DOMAIN = r"(?<![@\w.-])(?:https?://)?[\w-]+(?:\.[\w-]+)*\.(?:gov|org|ac|nhs|police|com|co|uk|net|scot|wales|london|example)(?:\.\w+)*"
_ADDRESS = cued(_DOMAIN + r"/\w|\[\d+\]|\s/[a-z][\w-]{3,40}/[\w-]{4}", re.IGNORECASE)
_START = cued(_DOMAIN + r"|\bdisclosure log\b|\bpublication scheme\b", re.IGNORECASE)
_NAMED = cued(r":[ \t]*\n{0,2}[ \t•*-]*[A-Z][^\n.?!]{12,150}(?<!:)(?:$|\n|\. )")  # a title, which may be a link


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every "available elsewhere" without a place; where a start page or a title stands for one, it is a hint only."""
    for group in together(case, Outcome.AVAILABLE_ELSEWHERE):
        if any(_placed(case, answer) for answer in group):
            continue
        start = any(_START.search(case.text(line(case, answer.said, 1))) for answer in group)
        claimed = provisions(group) or any(facts_in(case, answer.said, "exempt") for answer in group)
        titled = any(_NAMED.match(_below(case, answer)) for answer in group)
        hint = titled or (start and not claimed) or group[0].certainty is Certainty.POSSIBLE
        sure = Certainty.POSSIBLE if hint else Certainty.LIKELY
        yield Found(tuple(answer.said for answer in group), group[0].items, provisions(group), sure)


def _placed(case: Case, answer: Answer) -> bool:
    around = line(case, answer.said, 2)
    return bool(_ADDRESS.search(case.text(around)) or facts_in(case, around, "place"))


def _below(case: Case, answer: Answer) -> str:
    """What stands behind the colon of an answer."""
    said, text = answer.said, case.whole(answer.said.source)
    return text[said.end - 1 : said.end + 200] if text[said.end - 1 : said.end] == ":" else ""


RULE = Rule(
    id="no-location",
    title="Available elsewhere, and no word on where",
    duty="elsewhere.location",
    why="A whole web site is no place at which information can be found without looking for it.",
    find=find,
    looked_for="an address, title or place where it can be found",
)
