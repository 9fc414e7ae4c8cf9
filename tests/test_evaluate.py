"""The score counts what a careful reader would count."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from drafter.errors import DrafterError
from drafter.evaluate import Labelled, labelled, score
from drafter.evaluate.agree import agree, overlap
from drafter.evaluate.labels import Label
from tests.shell import run

QUOTE = "The rota is withheld under the Act"


def case(*gaps: Label, items: tuple[str, ...] = (), **facts: Any) -> Labelled:
    return Labelled(Path("case"), (), (), facts, items, gaps)


def gap(rule: str, *quotes: str, certainty: str = "certain", provisions: tuple[str, ...] = ()) -> dict[str, Any]:
    evidence = [{"text": quote} for quote in quotes]
    return {"rule": rule, "certainty": certainty, "provisions": list(provisions), "evidence": evidence}


def report(*gaps: Any, items: tuple[str, ...] = (), route: str = "none", **facts: Any) -> dict[str, Any]:
    things = [{"text": text} for text in items]
    return {"gaps": list(gaps), "items": things, "case": facts, "route": {"letter": route}}


@pytest.mark.parametrize(
    ("labels", "found", "counts"),
    [
        ([Label("withheld", QUOTE)], [gap("withheld", QUOTE)], (1, 0, 0)),
        ([Label("withheld", QUOTE)], [gap("not-held", QUOTE)], (0, 1, 1)),
        ([Label("withheld", QUOTE)], [gap("withheld", "Some other sentence of the letter")], (0, 1, 1)),
        ([Label("withheld", QUOTE)], [gap("withheld", "Elsewhere", QUOTE)], (1, 0, 0)),
        ([Label("withheld", QUOTE)], [gap("withheld", QUOTE, certainty="possible")], (0, 1, 0)),
        ([Label("withheld", QUOTE)], [gap("withheld", QUOTE + " and more" * 60)], (0, 1, 1)),
        ([Label("no-review-route")], [gap("no-review-route", "whatever it says")], (1, 0, 0)),
        ([Label("withheld", QUOTE, may=True)], [], (0, 0, 0)),
        ([Label("withheld", QUOTE, may=True)], [gap("withheld", QUOTE)], (0, 0, 0)),
        ([Label("withheld", QUOTE), Label("withheld", "It is kept", may=True)], [gap("withheld", "It is kept")], (1, 0, 0)),
        ([], [gap("late")], (0, 0, 1)),
    ],
)  # fmt: skip
def test_gaps_are_counted(labels: list[Label], found: list[Any], counts: tuple[int, int, int]) -> None:
    whole = score([(case(*labels), report(*found))]).whole
    assert (whole.hit, whole.miss, whole.extra) == counts


def test_one_stand_in_stands_for_one_label() -> None:
    labels = (
        Label("withheld", QUOTE),
        Label("withheld", "So is the map"),
        Label("withheld", "Neither follows", may=True),
    )
    whole = score([(case(*labels), report(gap("withheld", "Neither follows")))]).whole
    assert (whole.hit, whole.miss) == (1, 1)


def test_items_are_paired_one_to_one() -> None:
    asked, told = (
        ("the number of vans", "the cost of vans in 2019"),
        ("the number of vans and the cost of vans in 2019",),
    )
    facts = score([(case(items=asked), report(items=told))]).facts
    assert (facts["items found"].value, facts["items right"].value) == (0.5, 1.0)


def test_provisions_may_be_more_than_those_meant() -> None:
    meant = Label("withheld", QUOTE, ("FOIA s.40(2)",))
    right = gap("withheld", QUOTE, provisions=("FOIA s.40(2)", "FOIA s.41(1)"))
    assert score([(case(meant), report(right))]).facts["provisions"].value == 1
    assert score([(case(meant), report(gap("withheld", QUOTE)))]).facts["provisions"].value == 0


def test_any_of_several_routes_is_right() -> None:
    total = score([(case(route=["chaser", "none"]), report()), (case(route=["chaser"]), report())])
    assert total.facts["route"].value == 0.5
    assert total.faults == [("case", "route: none instead of chaser")]


def test_a_case_without_a_report_misses_everything() -> None:
    total = score([(case(Label("late"), reference="7"), None)])
    assert (total.broken, total.whole.recall, total.facts["reference"].value) == (1, 0.0, 0.0)


@pytest.mark.parametrize(
    ("key", "meant", "got", "right"),
    [
        ("authority", "Brindle Valley Council", "the Brindle Valley Council", True),
        ("authority", "Brindle Valley Council", "Brindle Valley Council Legal Services", True),
        ("authority", "Brindle Valley Council", "None", False),
        ("reference", "FOI / 12", "FOI-12", True),
        ("answered", "2020-01-02", "2020-01-03", False),
    ],
)
def test_facts_agree(key: str, meant: str, got: str, right: bool) -> None:
    assert agree(key, meant, got) is right


def test_words_overlap_as_often_as_they_stand() -> None:
    assert overlap("all the maps", "we hold all the maps of the moor")
    assert not overlap("maps maps maps", "the maps of the moor")


@pytest.mark.parametrize(
    ("gold", "said"),
    [
        ("reply = [", "cannot be read as labels"),
        ("request = []", "the key 'reply' is missing"),
        ('reply = ["a.txt"]\n[[gap]]\nrule = "rude"', "there is no rule 'rude'"),
        ('reply = ["a.txt"]\n[[gap]]\nquote = "x"', "the key 'rule' is missing"),
    ],
)
def test_broken_labels_are_told(tmp_path: Path, gold: str, said: str) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "gold.toml").write_text(gold)
    with pytest.raises(DrafterError, match=said.replace("(", r"\(")):
        list(labelled(tmp_path))


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """One case whose label agrees with the program, and one that cannot be read."""
    for name, text in (("good", "Dear Ms Arkwright\n\nThe rota is withheld under section 31(1)(a).\n"), ("bad", "")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "reply.txt").write_text(text)
        (tmp_path / name / "gold.toml").write_text(
            'reply = ["reply.txt"]\n[case]\nlaw = "uk-foia"\n[[gap]]\nrule = "withheld"\nquote = "The rota is withheld"\n'
        )
    return tmp_path


def test_the_command_lists_faults_then_figures(letters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run(monkeypatch, "evaluate", str(letters))
    lines = ran.out.decode().splitlines()
    assert "bad: missed withheld: The rota is withheld" in lines
    assert "2 cases, 1 without a report" in lines
    assert (
        next(line for line in lines if line.startswith("  withheld ")).split()[1:] == "1.000 0.500 0.667 1 1 0".split()
    )
    assert "bad: no report: " in ran.err
    assert ran.code == 0


def test_the_command_fails_below_a_minimum(letters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "evaluate", str(letters), "--brief", "--min", "0.99").code == 1


def test_one_case_may_be_chosen(letters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert b"1 case, 0 without" in run(monkeypatch, "evaluate", str(letters), "--case", "good").out
    assert run(monkeypatch, "evaluate", str(letters), "--case", "other").code == 2
