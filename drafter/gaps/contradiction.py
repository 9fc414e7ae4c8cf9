"""Two statements of the reply cannot both hold, or a total is not the sum of its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.gaps.counts import two_counts
from drafter.gaps.figures import wrong_totals
from drafter.gaps.look import INCLUDES, LISTED, components, items_at
from drafter.gaps.nearby import line_before
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Case, Certainty, Outcome
from drafter.patterns import cued

_NONE = cued(r"(?:^|[\s:])(?:n/?a|none|nil|not applicable)\W*$", re.IGNORECASE)
_SAID_OF_IT = cued(r"\W*(?:this|the|that) (?:requested )?(?:information|data|name)\b", re.IGNORECASE)


def find(case: Case, law: Law) -> Iterator[Found]:
    """Totals that are not the sum of their rows, and things both given and withheld."""
    for total in wrong_totals(case):
        yield Found(total.evidence, certainty=Certainty.LIKELY, reckoned=total.sum)
    for counts in two_counts(case):
        yield Found(counts, certainty=Certainty.LIKELY)
    yield from _given_and_withheld(case)
    yield from _none_and_withheld(case)


def _given_and_withheld(case: Case) -> Iterator[Found]:
    """A component of the request that one passage says is supplied and another says is withheld."""
    attached = dict.fromkeys(fact.said for fact in case.all("attached"))
    given = [said for said in attached if INCLUDES.search(case.text(said))]
    if not given:
        return
    withheld = (fact.said for fact in case.all("withhold"))
    kept = [said for said in withheld if said not in attached and LISTED.search(case.text(said))]
    of_given, of_kept = components(case, given), components(case, kept)
    for said, mine in zip(kept, of_kept, strict=True):
        other = next((one for one, theirs in zip(given, of_given, strict=True) if theirs & mine), None)
        if other:
            yield Found((said, other), items_at(case, said), (), Certainty.LIKELY)


def _none_and_withheld(case: Case) -> Iterator[Found]:
    """Something that is said not to exist, and in the next line to be exempt."""
    for answer in case.answers:
        if answer.outcome is Outcome.WITHHELD and _SAID_OF_IT.match(case.text(answer.said)):
            before = line_before(case, answer.said)
            if before and _NONE.search(case.text(before)):
                yield Found((answer.said, before), answer.items, answer.provisions, Certainty.LIKELY)


RULE = Rule(
    id="contradiction",
    title="Two statements that cannot both hold",
    duty="access.answer",
    why="Where figures or statements disagree, the requester does not know what the answer is.",
    find=find,
)
