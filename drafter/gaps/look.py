"""What rules look up in a case: refusals with their exemptions, facts near an answer, whether there is a reply to judge."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from drafter.law import Exemption, Law, load, packs
from drafter.model import Answer, Case, Certainty, Evidence, Fact, Kind, Outcome, Side
from drafter.patterns import cued

REFUSALS = frozenset({
    Outcome.WITHHELD, Outcome.NEITHER_CONFIRM_NOR_DENY, Outcome.OVER_COST_LIMIT, Outcome.VEXATIOUS, Outcome.REPEATED,
})  # fmt: skip
ANSWERS = (Kind.REPLY, Kind.REVIEW_OUTCOME, Kind.CLARIFICATION, Kind.FEE_NOTICE)
BALANCED = (Outcome.WITHHELD, Outcome.OVER_COST_LIMIT, Outcome.FUTURE_PUBLICATION, Outcome.NEITHER_CONFIRM_NOR_DENY)
BECAUSE = cued(
    r"\b(?:because|since|owing to|due to|in order to|so that|given that|on the grounds? that|reason|"
    r"as (?:it|this|they|the|these|we)\b)",
    re.I,
)
INCLUDES = cued(r"\b(?:includ(?:es|ing)|contain(?:s|ing)|sets? out|shows?|gives?|lists)\b.*(?:,|\band\b)", re.I | re.S)
LISTED = cued(r",|\band\b")
_PAGE = cued(r"\b(?:published|publication)\b[^\n]{0,12}\n?$", re.IGNORECASE)
_WORD = cued(r"[a-z]{5,}")
_COMMON = frozenset(
    "information disclosed disclosure request requested response attached annex included includes section exempt personal "
    "which these their would could should under about other provided provide please council there where copies"
    " details number numbers document documents report reports data following".split()
)


def judged(case: Case) -> bool:
    """Whether the case has a reply (or a review outcome) that can be judged for what it lacks."""
    return any(m.side is Side.AUTHORITY and m.kind in (Kind.REPLY, Kind.REVIEW_OUTCOME) for m in case.messages)


def reviewed(case: Case) -> bool:
    """Whether the reply is the outcome of an internal review, which has a time limit of its own."""
    return any(m.side is Side.AUTHORITY and m.kind is Kind.REVIEW_OUTCOME for m in case.messages)


def overtaken(case: Case, said: Evidence) -> bool:
    """Whether words of a letter that held the requester off were followed by the answer."""
    own = [one for one in case.messages if one.side is Side.AUTHORITY and not one.quoted]
    at = next((at for at, one in enumerate(own) if any(said.within(body) for body in one.body)), None)
    if at is None or own[at].kind not in (Kind.HOLDING, Kind.ACKNOWLEDGEMENT):
        return False
    since = own[at].sent
    answers = [(later, one) for later, one in enumerate(own) if one.kind in ANSWERS]
    return any(one.sent >= since if since and one.sent else later > at for later, one in answers)


def refusals(
    case: Case, law: Law, wanted: Collection[Outcome] = (Outcome.WITHHELD,)
) -> Iterator[tuple[Answer, tuple[Exemption, ...]]]:
    """Every refusal of the wanted kinds that names provisions, with their rows in the law; a hint is none."""
    for answer in case.answers:
        if answer.outcome in wanted and answer.certainty is not Certainty.POSSIBLE:
            rows = [row for provision in answer.provisions if (row := row_of(law, provision, case.answered))]
            if rows:
                yield answer, tuple(dict.fromkeys(rows))


def row_of(law: Law, provision: str, on: date | None) -> Exemption | None:
    """The row of a provision in the law that governs, else in the law that it belongs to: some letters use two."""
    return law.exemption(provision, on) or next(
        (
            row
            for other in map(load, packs())
            if other.short + " " in provision and (row := other.exemption(provision, on))
        ),
        None,
    )


def near(case: Case, answer: Answer, *kinds: str) -> list[Fact]:
    """The facts of these kinds in the part of the reply that deals with the same items."""
    return facts_in(case, answer.around or answer.said, *kinds)


def facts_in(case: Case, said: Evidence, *kinds: str) -> list[Fact]:
    """The facts of these kinds inside a passage."""
    return case.within(said, kinds)


def dated_by_page(case: Case) -> bool:
    """Whether all that is known is the day on which the reply was published, which may be long after it was sent."""
    fact = case.first("answered")
    return bool(fact and _PAGE.search(case.whole(fact.said.source)[max(0, fact.said.start - 30) : fact.said.start]))


def items_at(case: Case, said: Evidence) -> tuple[str, ...]:
    """The items that the part of the reply around a passage deals with."""
    for answer in case.answers:
        if answer.around and said.within(answer.around):
            return answer.items
    return ()


def clarified(case: Case) -> bool:
    """Whether the requester wrote again, so that the clock may have started anew."""
    return sum(m.side is Side.REQUESTER and m.kind is Kind.REQUEST and not m.quoted for m in case.messages) > 1


def components(case: Case, passages: Iterable[Evidence]) -> list[set[str]]:
    """For each passage, the words of the request that it speaks of."""
    asked = set(_WORD.findall(" ".join(case.text(item.said) for item in case.items).lower())) - _COMMON
    return [asked.intersection(_WORD.findall(case.text(said).lower())) for said in passages]
