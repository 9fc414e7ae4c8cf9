"""The account that a reply gives of a refusal: where its reasons are looked for.

That is its own paragraph and those around it up to the next refusal; whatever else in the reply names the same
section, in an annex too; where it points to; and what is said of all the exemptions together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from drafter.gaps.page import page, section
from drafter.gaps.places import Places
from drafter.model import Answer, Case, Evidence, Fact, Side
from drafter.patterns import cued

_GREETS = cued(r"\W*(?:dear|hi|hello|good (?:morning|afternoon|evening))\b", re.IGNORECASE)
MOST = 60  # passages; a letter that says more of one refusal says enough


def account(case: Case, answer: Answer, *provisions: str) -> list[Evidence]:
    """The passages that may explain a refusal, or what it rests on `provisions` for."""
    here = page(case, answer.said.source)
    places = here.once("places", lambda: Places(here))
    return here.once((answer, provisions), lambda: _passages(places, answer, provisions or answer.provisions))


def _passages(here: Places, answer: Answer, provisions: Iterable[str]) -> list[Evidence]:
    wanted = {section(one) for one in provisions}
    told = chain(here.stretch(answer, wanted), here.pointed(answer), here.together, here.naming(answer, wanted))
    return list(dict.fromkeys(islice(told, MOST)))


def sentences(case: Case, passages: Iterable[Evidence]) -> Iterator[Evidence]:
    """The sentences of some passages; those that repeat the request, and those on complaints, are left out."""
    for passage in passages:
        yield from page(case, passage.source).sentences(passage)


def first_words(case: Case) -> Evidence | None:
    """The first sentence of the reply after its greeting."""
    for body in (body for message in case.messages if message.side is Side.AUTHORITY for body in message.body):
        for said in sentences(case, [body]):
            if not _GREETS.match(case.text(said)):
                return said
    return None


def is_refusal(said: Evidence, answer: Answer) -> bool:
    """Whether a sentence is the refusal itself."""
    return said.within(answer.said) or answer.said.within(said)


def in_line(case: Case, one: Evidence, other: Evidence) -> bool:
    """Whether two passages stand in one line, which is a paragraph."""
    first, last = sorted((one.start, other.start))
    return one.source == other.source and "\n" not in case.text(Evidence(one.source, first, last))


def says(case: Case, passages: Iterable[Evidence], *kinds: str) -> list[Fact]:
    """The facts of these kinds in some passages."""
    wanted = {prefix + kind for kind in kinds for prefix in ("", "heading:")}
    return [
        fact for passage in passages for fact in page(case, passage.source).facts_at(passage) if fact.kind in wanted
    ]
