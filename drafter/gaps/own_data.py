"""The requester's own data, refused as somebody's personal data: it belongs under data protection law."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.gaps.look import row_of
from drafter.gaps.rule import Found
from drafter.gaps.subjects import subject
from drafter.law import Law
from drafter.model import Case, Certainty, Outcome, Side
from drafter.patterns import cued

_OWN = cued(
    r"\b(?:held (?:about|on|concerning|relating to) (?:me|you)|(?:information|data|records?|notes|everything|"
    r"files?) (?:\w+ ){0,3}(?:about|on|concerning|relating to) (?:me|myself|you|yourself)\b|"
    r"(?:in which|where) (?:i am|you are|i was|you were) (?:mentioned|named|referred to|discussed)|"
    r"(?:mention\w*|nam(?:e|es|ing)|refer\w* to) (?:me|myself|yourself) by name|"
    r"(?:my|your) (?:own )?(?:personal |medical |personnel |housing |social work |school |employment |care |tenancy |"
    r"benefits? |complaint )?(?:file|records?|data|notes))\b",
    re.IGNORECASE,
)

_YOU = cued(r"\byour?(?:self)?\b", re.IGNORECASE)  # in a request: the authority


def own_data(case: Case, law: Law) -> Iterator[Found]:
    """Every refusal of items that ask for what is held about the requester."""
    theirs = {body.source for one in case.messages if one.side is Side.REQUESTER for body in one.body}
    mine = {
        item.number for item in case.items
        if _OWN.search(_YOU.sub("", case.text(item.said)) if item.said.source in theirs else case.text(item.said))
    }  # fmt: skip
    told = not case.items and _OWN.search(subject(case))
    for answer in case.answers:
        rows = (row_of(law, provision, case.answered) for provision in answer.provisions)
        personal = any(row and "personal-data-basis" in row.needs for row in rows)
        named = not answer.items and any(_is_for(case.text(answer.said), number) for number in mine)
        if answer.outcome is Outcome.WITHHELD and (mine.intersection(answer.items) or (personal and (told or named))):
            yield Found((answer.said,), answer.items, answer.provisions, Certainty.LIKELY, duty="regime.own-data")


def _is_for(text: str, number: str) -> bool:
    """Whether a passage says at its start that it is for the item of that number."""
    return bool(
        re.match(rf"\W*(?:for|re|as to|regarding)\b[^.]{{0,30}}(?<!\w){re.escape(number)}(?!\w)", text, re.IGNORECASE)
    )
