"""What a case tells of its facts, by kind and by place."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.model import Case, Evidence, Fact, Source

KINDS = ("cited", "withhold", "personal")
SOURCES = tuple(Source(name, "We hold no such list. " * 3, "") for name in ("reply.txt", "annex.txt"))
PLACES = st.builds(
    lambda name, start, size: Evidence(name, start, start + size),
    st.sampled_from([source.id for source in SOURCES]),
    st.integers(0, 40),
    st.integers(0, 20),
)
FACTS = st.lists(st.builds(Fact, st.sampled_from(KINDS), st.sampled_from("ab"), PLACES), max_size=12)


def case_of(*facts: Fact) -> Case:
    return Case(SOURCES, (), (), (), facts, "uk-foia", date(2026, 3, 10))


@given(FACTS, PLACES, st.sets(st.sampled_from(KINDS)))
def test_within_are_the_facts_inside_a_passage_in_their_order(
    facts: list[Fact], said: Evidence, kinds: set[str]
) -> None:
    inside = [fact for fact in facts if fact.kind in kinds and fact.said.within(said)]
    assert case_of(*facts).within(said, kinds) == inside


@given(FACTS, st.sampled_from(KINDS))
def test_all_are_the_facts_of_a_kind_in_their_order(facts: list[Fact], kind: str) -> None:
    assert case_of(*facts).all(kind) == tuple(fact for fact in facts if fact.kind == kind)


def test_the_first_of_a_kind_that_does_not_stand_is_none() -> None:
    assert case_of().first("cited") is None


def test_a_text_is_cut_from_the_source_that_it_names() -> None:
    assert case_of().text(Evidence("annex.txt", 3, 7)) == "hold"


def test_a_source_that_the_case_has_not_is_an_error() -> None:
    with pytest.raises(KeyError):
        case_of().text(Evidence("another.txt", 0, 1))
