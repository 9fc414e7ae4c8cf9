"""In whatever form a correspondence comes, the findings are those of its letters given apart."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from drafter.draft import Findings, analyse
from tests.letter_forms import FORMS, Pair

CORPUS = Path(__file__).parent.parent / "corpus"
CASES = {
    "eir-long-quarry": "Bronwen Ackerley",
    "clean-bench-costs": "Mrs D. Arkenthwaite",
    "eir-objector-names": "Thomasina Ridout",
    "whinfell-review-outcome": "",
}
TODAY = date(2026, 1, 15)


def found(findings: Findings) -> tuple[int, Counter[tuple[str, tuple[str, ...]]]]:
    return len(findings.case.items), Counter((gap.rule, gap.items) for gap in findings.gaps)


@pytest.mark.parametrize("case", list(CASES))
@pytest.mark.parametrize("form", list(FORMS))
def test_a_correspondence_gives_the_same_findings_in_every_form(form: str, case: str, tmp_path: Path) -> None:
    folder, (name, make) = CORPUS / case, FORMS[form]
    told = tomllib.loads((folder / "gold.toml").read_text(encoding="utf-8"))["case"]
    request, reply = ((folder / one).read_text(encoding="utf-8") for one in ("request.txt", "reply.txt"))
    who = CASES[case] or request.strip().rsplit("\n", 1)[-1]
    (tmp_path / name).write_bytes(
        make(Pair(request, reply, told["requested"], told["answered"], who, told["authority"]))
    )
    apart = analyse([folder / "reply.txt"], [folder / "request.txt"], today=TODAY)
    assert found(analyse([tmp_path / name], today=TODAY)) == found(apart)
