"""The account that a reply gives of a refusal: where its reasons are looked for.

That is its own paragraph and those around it up to the next refusal; whatever else in the reply names the same
section, in an annex too; and what is said of all the exemptions together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter.gaps.nearby import cut
from drafter.gaps.page import ASIDE, Page, section
from drafter.model import Answer, Case, Evidence, Fact

_ROUTE = ("regulator", "dissatisfied")


def account(case: Case, answer: Answer, *provisions: str) -> list[Evidence]:
    """The passages that may explain a refusal, or what it rests on `provisions` for."""
    page = Page(case, answer.said.source)
    wanted = {section(one) for one in provisions or answer.provisions}
    return list(
        dict.fromkeys([*page.stretch(answer), *page.naming(answer, wanted), *page.pointed(answer), *page.together()])
    )


def sentences(case: Case, passages: Iterable[Evidence]) -> Iterator[Evidence]:
    """The sentences of some passages; those that repeat the request, and those on complaints, are left out."""
    aside = {fact.said for fact in case.facts if fact.kind.startswith(ASIDE) or fact.kind in _ROUTE}
    asked = [item.said for item in case.items]
    for passage in passages:
        for said in cut(case, passage):
            if not any(said.within(one) or one.within(said) for one in aside) and not any(map(said.within, asked)):
                yield said


def is_refusal(said: Evidence, answer: Answer) -> bool:
    """Whether a sentence is the refusal itself."""
    return said.within(answer.said) or answer.said.within(said)


def says(case: Case, passages: Iterable[Evidence], *kinds: str) -> list[Fact]:
    """The facts of these kinds in some passages."""
    wanted = {prefix + kind for kind in kinds for prefix in ("", "heading:")}
    ranges = list(passages)
    return [
        fact for fact in case.facts
        if fact.kind in wanted and any(fact.said.within(one) or one.within(fact.said) for one in ranges)
    ]  # fmt: skip
