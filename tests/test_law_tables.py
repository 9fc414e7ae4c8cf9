"""The tables of the project against the packs, both ways; the tables are vendored in tests/laws."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from drafter.law import Exemption, Law, load, packs
from drafter.law.load import examine
from drafter.law.provisions import lineage

DATA = Path(__file__).parent / "laws"
NOW = date(2026, 11, 23)


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


PROVISIONS = table("provisions")
ROWS = table("exemptions")["row"]
PACK = {"FOIA": "uk-foia", "EIR": "uk-eir", "FOISA": "scot-foisa", "EISR": "scot-eisr"}


def named(pack: str) -> set[str]:
    """Every provision that the tables name for a pack."""
    return {provision for part in PROVISIONS[pack].values() for provision in part}


def rows(law: Law) -> Iterator[tuple[str, Any]]:
    """Every provision of a pack with its row."""
    for group in (law.duties, law.exemptions, law.limits, law.subjects):
        for row in group:
            yield row.provision, row
            yield from ((other, row) for other in getattr(row, "also", ()))
    for row in law.costs:
        yield from ((row.provision, row), (row.rate_provision, row))
    for row in law.facts:
        yield from ((provision, row) for provision in row.provisions)


@pytest.mark.parametrize("pack", packs())
def test_every_provision_of_the_tables_has_a_sourced_and_graded_row(pack: str) -> None:
    there = dict(rows(load(pack)))
    assert named(pack) - set(there) == set()
    for provision in named(pack):
        assert there[provision].source.startswith("https://"), provision
        assert there[provision].evidence in ("checked", "partly", "unchecked"), provision


@pytest.mark.parametrize("pack", packs())
def test_what_a_pack_calls_checked_stands_in_the_tables(pack: str) -> None:
    known = named(pack) | named("uk-foia" if pack.startswith("uk") else "scot-foisa")
    for provision, row in rows(load(pack)):
        near = [name for name in known if name in lineage(provision) or provision in lineage(name)]
        assert near or row.evidence != "checked" or provision == "cited" or "Code" in provision, provision


@pytest.mark.parametrize("row", ROWS, ids=[row["provision"] for row in ROWS])
def test_exemptions_are_of_the_kind_that_the_table_says(row: dict[str, Any]) -> None:
    law = load(PACK[row["provision"].split()[0]])
    found = law.exemption(row["provision"], NOW)
    assert found and found.provision == row["provision"]
    limbs = [limb for limb in law.limbs(row["provision"], NOW) if limb.role != "confirm-or-deny"]
    kinds = {limb.absolute for limb in (limbs or [found])}
    if row["kind"] == "mixed":
        assert kinds == {True, False}
    else:
        assert found.absolute == (row["kind"] == "absolute")
    assert any(limb.prejudice for limb in (found, *limbs)) == row["prejudice"]
    silent = {one.confirm_or_deny for one in (found, *law.limbs(row["provision"], NOW)) if one.confirm_or_deny}
    for provision in row.get("confirm_or_deny", ()):
        assert any(provision == name or name in lineage(provision) for name in silent), provision
        assert law.exemption(provision, NOW).role == "confirm-or-deny"  # type: ignore[union-attr]
    assert row.get("confirm_or_deny") or not found.confirm_or_deny


def grounds(law: Law) -> Iterator[Exemption]:
    """The sections and limbs that a table of exemptions would list."""
    skipped = ("cost", "vexatious", "repeated", "confirm-or-deny", "rule")
    return (row for row in law.exemptions if row.role not in skipped and (row.until is None or row.until >= NOW))


@pytest.mark.parametrize("pack", ["uk-foia", "uk-eir", "scot-foisa"])
def test_every_ground_of_a_pack_stands_in_the_table(pack: str) -> None:
    listed = {row["provision"] for row in ROWS}
    others = {"FOISA s.17", "FOIA s.40(3A)"}  # not held is a notice of its own; the first condition is that of 40(2)
    for row in grounds(load(pack)):
        near = [name for name in listed if name in lineage(row.provision) or row.provision in lineage(name)]
        assert near or set(lineage(row.provision)) & others or row.provision.startswith("EIR reg.12(3)"), row.provision


def test_absolute_limbs_are_exactly_those_of_section_2() -> None:
    """The list of section 2(3) of the Act of 2000 and section 2(2) of the Scottish Act, as the tables have it."""
    uk = {row.provision for row in grounds(load("uk-foia")) if row.absolute and row.until is None}
    tops = ("21", "23", "32", "34", "41", "44")
    wanted = {p for p in uk if p.split("(")[0] in {f"FOIA s.{top}" for top in tops}}
    rest = uk - wanted
    assert {f"FOIA s.{top}" for top in tops} <= wanted
    assert rest == {
        "FOIA s.37(1)(a)", "FOIA s.37(1)(aa)", "FOIA s.37(1)(ab)",
        "FOIA s.40", "FOIA s.40(1)", "FOIA s.40(2)", "FOIA s.40(3A)", "FOIA s.40(3A)(a)", "FOIA s.40(3A)(b)",
    }  # fmt: skip
    scotland = {
        row.provision.split("(")[0] for row in grounds(load("scot-foisa")) if row.absolute and row.until is None
    }
    assert scotland == {f"FOISA s.{section}" for section in (17, 25, 26, 36, 37, 38)}
    assert not load("scot-foisa").exemption("FOISA s.36(1)", NOW).absolute  # type: ignore[union-attr]


@pytest.mark.parametrize("citations", table("cases")["cases"], ids=lambda found: found[0])
def test_every_case_of_the_table_stands_in_a_pack(citations: list[str]) -> None:
    known = " ".join(case.citation for pack in packs() for case in load(pack).authorities)
    assert any(citation in known for citation in citations)


def test_every_case_of_a_pack_stands_in_the_table() -> None:
    listed = {citation for group in table("cases")["cases"] for citation in group}
    for pack in packs():
        for case in load(pack).authorities:
            assert any(citation in case.citation for citation in listed), case.name


@pytest.mark.parametrize("pack", packs())
def test_the_shipped_packs_pass_every_check(pack: str) -> None:
    law = examine(pack)
    assert law.id == pack and law.as_of and law.duties and law.exemptions and law.limits


@pytest.mark.parametrize("pack", packs())
def test_grades_are_honest_about_memory(pack: str) -> None:
    law = load(pack)
    for group in (law.duties, law.exemptions, law.limits, law.codes, law.costs):
        for row in group:
            doubtful = any(word in row.note for word in ("from memory", "not read", "not confirmed"))
            provision = getattr(row, "provision", "")
            exempted = provision.startswith(("FOIA s.21", "FOIA s.23", "FOISA s.18"))  # the note is about a detail
            assert not doubtful or row.evidence != "checked" or exempted, row
