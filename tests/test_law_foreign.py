"""A law of another country, as a file and nothing else, from its loading to a letter."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from drafter.draft import examine, write
from drafter.law import load
from drafter.law.load import examine as check
from drafter.model import Ground, Sender, Source

IRELAND = Path(__file__).parent / "laws" / "ie-foi.toml"
REQUEST = """Dear Department,

Under the Freedom of Information Act 2014 please send me:

1. The contract with Grebe Ferries Ltd of 2024.
2. The minutes of the ferry board of 2025.

Yours faithfully,
A. Quinn
"""
REPLY = """Department of Ferries
10 March 2026

Dear A. Quinn,

Thank you for your request of 3 February 2026 under the Freedom of Information Act 2014.

1. We are unable to release the contract, which is withheld.

2. The minutes are attached.

Yours sincerely,
B. Byrne
FOI Officer
"""


def test_the_pack_is_good_in_every_respect() -> None:
    law = check(IRELAND)
    assert law.id == "ie-foi" and law.since and not law.calendar
    rows = (*law.duties, *law.limits, *law.exemptions, *law.regulators)
    assert all(row.evidence == "unchecked" for row in rows), "facts from memory are marked as such"


def test_its_exemptions_answer_like_any_others() -> None:
    row = load(IRELAND).exemption("FOI 2014 s.36(1)(b)", date(2026, 3, 10))
    assert row and row.prejudice and row.source.endswith("/section/36/enacted/en/html")
    assert load(IRELAND).exemption("FOI 2014 s.36(1)(b)", date(2014, 1, 1)) is None


@pytest.mark.parametrize("year, provision", [("2026", "FOI 2014 s.13(2)(d)"), ("2014", "")])
def test_a_case_through_to_a_letter(year: str, provision: str) -> None:
    request = Source("request.txt", REQUEST.replace("2026", year), "0")
    reply = Source("reply.txt", REPLY.replace("2026", year), "1", attachments=("minutes.pdf",))
    findings = examine([reply], [request], today=date(2026, 3, 20), law=str(IRELAND))
    grounds: dict[str, Ground] = {ground.gap.rule: ground for ground in findings.grounds}
    assert grounds["withheld-unnamed"].provision == provision
    letter = write(findings, "internal-review", Sender(name="A. Quinn"))
    words = "\n".join(block.text for block in letter.blocks)
    assert ("section 13(2)(d)" in words) == bool(provision)
    assert "Freedom of Information Act 2000" not in words and "section 17" not in words


def test_deadlines_of_weeks_need_no_calendar() -> None:
    found = load(IRELAND).deadline("reply", date(2026, 2, 3))
    assert (found.on, found.working, found.provision) == (
        date(2026, 3, 3),
        "4 weeks after 3 February 2026",
        "FOI 2014 s.13(1)",
    )


def test_a_pack_may_stand_anywhere_with_a_calendar_beside_it(tmp_path: Path) -> None:
    text = IRELAND.read_text(encoding="utf-8")
    text = text.replace('id = "ie-foi"', 'id = "ie-foi"\ncalendar = "ireland.toml"')
    text = text.replace('count = 4\nunit = "weeks"', 'count = 20\nunit = "working"\ncalendar = ["ireland"]', 1)
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    (tmp_path / "ireland.toml").write_text(
        "first = 2014-01-01\nlast = 2030-12-31\n"
        '[[days]]\nparts = ["ireland"]\n[days.dates]\n2026-02-02 = "St Brigid"\n',
        encoding="utf-8",
    )
    found = load(tmp_path / "mine.toml").deadline("reply", date(2026, 1, 30))
    assert found.on == date(2026, 3, 2) and "2 February 2026 (St Brigid)" in found.working
    shutil.copy(IRELAND, tmp_path / "other.toml")
    assert load(tmp_path / "other.toml").id == "ie-foi"
