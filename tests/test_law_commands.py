"""`drafter law` and `drafter deadline` from the outside."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from drafter.commands.deadline import deadline
from drafter.commands.law import app as law_app
from drafter.errors import DrafterError
from drafter.ics import WIDTH, entry
from drafter.law import load, packs
from drafter.law.document import laws_markdown, unchecked

app = typer.Typer()
app.command()(deadline)
app.add_typer(law_app, name="law")
HERE = Path(__file__).parent


def run(*args: str) -> str:
    result = CliRunner().invoke(app, args, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_deadline_day_by_day() -> None:
    lines = run("deadline", "--law", "uk-foia", "--received", "2026-03-10").splitlines()
    assert lines[0] == "The reply is due by Friday 10 April 2026."
    assert lines[2] == "section 10(1) of the Freedom of Information Act 2000 (binding; evidence: checked)"
    assert "   –  Tue 17 Mar 2026  St Patrick's Day, Northern Ireland" in lines
    assert lines[-1] == "  20  Fri 10 Apr 2026"


@pytest.mark.parametrize(
    "args, first",
    [
        (["--law", "scot-foisa", "--received", "2026-03-10"], "The reply is due by Wednesday 8 April 2026."),
        (["--received", "2026-03-10", "--clarified", "2026-06-01"], "The reply is due by Tuesday 30 June 2026."),
        (["--received", "2026-03-10", "--fee", "2026-03-12..2026-03-20"], "The reply is due by Monday 20 April 2026."),
        (["--event", "answered", "--on", "2016-12-08"], "Ask for an internal review by Wednesday 8 February 2017."),
        (
            ["--event", "review-asked", "--on", "2026-03-10"],
            "The outcome of the review should come by Friday 10 April 2026.",
        ),
        (["--event", "review-answered", "--on", "2026-03-20"], "Complain to the regulator by Friday 1 May 2026."),
        (
            ["--law", "scot-foisa", "--received", "2026-03-10", "--event", "answered", "--on", "2026-03-20"],
            "Require a review by Friday 5 June 2026.",
        ),
        (
            ["--law", "uk-eir", "--received", "2026-03-10", "--extended"],
            "The reply, its time extended, is due by Monday 11 May 2026.",
        ),
        (
            ["--received", "2026-07-01", "--body", "Ash Primary School", "--closed", "2026-07-18..2026-09-02"],
            "The reply is due by Tuesday 15 September 2026.",
        ),
    ],
)
def test_every_option(args: list[str], first: str) -> None:
    assert run("deadline", *args).splitlines()[0] == first


@pytest.mark.parametrize(
    "args, message",
    [
        ([], "no day to count from; give --received DATE"),
        (["--received", "10 March"], "received 10 March: not a date; write it as 2026-03-10"),
        (["--event", "answered"], "--event NAME and --on DATE belong together"),
        (["--event", "posted", "--on", "2026-03-10"], "--event posted: no such event; there are received, clarified"),
        (["--received", "2026-03-10", "--fee", "2026-03-12"], "--fee 2026-03-12: not a period; write it as"),
        (["--received", "2026-03-10", "--fee", "2026-03-12..2026-03-01"], "ends before it starts"),
        (["--law", "scot-foisa", "--received", "2026-03-10", "--extended"], "no longer limit from 'received'; it has"),
        (["--received", "2031-03-10"], "no bank holidays known for 2031-03-11"),
        (["--law", "uk-foi", "--received", "2026-03-10"], "uk-foi: no such law"),
        (["--received", "2026-03-10", "--ics", "no-folder/due.ics"], "no-folder/due.ics: cannot be written"),
    ],
)
def test_mistakes_are_one_line(args: list[str], message: str) -> None:
    with pytest.raises(DrafterError) as caught:
        CliRunner().invoke(app, ["deadline", *args], catch_exceptions=False)
    assert message in str(caught.value) and "\n" not in str(caught.value)


def test_a_calendar_entry(tmp_path: Path) -> None:
    path = tmp_path / "due.ics"
    run("deadline", "--received", "2026-03-10", "--ics", str(path))
    data = path.read_bytes()
    assert data == entry(load("uk-foia"), load("uk-foia").counted("reply", date(2026, 3, 10)))
    lines = data.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR" and lines[-2:] == [b"END:VCALENDAR", b""]
    assert b"DTSTART;VALUE=DATE:20260410" in lines and b"DTEND;VALUE=DATE:20260411" in lines
    assert all(len(line) <= WIDTH for line in lines) and data.count(b"\n") == data.count(b"\r\n")
    unfolded = data.replace(b"\r\n ", b"").decode()
    assert "St Patrick's Day\\, Northern Ireland" in unfolded


def test_list_show_and_check() -> None:
    assert [line.split()[0] for line in run("law").splitlines()] == list(packs())
    assert run("law") == run("law", "list")
    shown = run("law", "show", "uk-foia")
    assert shown == run("law", "uk-foia")
    assert "FOIA s.17(1)(c)" in shown and "Still to be checked" in shown and "unchecked" in shown
    assert "FOIA s.40(3A)" not in run("law", "show", "uk-foia", "--on", "2016-12-08").partition("Still to be")[0]
    assert run("law", "check", str(HERE / "laws" / "ie-foi.toml")).startswith("ie-foi: good; ")


def test_check_names_the_mistake() -> None:
    with pytest.raises(DrafterError, match=r"unknown-key\.toml: duty 1"):
        CliRunner().invoke(
            app, ["law", "check", str(HERE / "laws" / "broken" / "unknown-key.toml")], catch_exceptions=False
        )


def test_the_document_has_every_pack_row() -> None:
    text = laws_markdown()
    for pack in packs():
        law = load(pack)
        assert f"## {law.name}" in text
        grounds = [row.provision for row in law.exemptions if row.role != "rule"]
        assert all(f"[{provision}](" in text for provision in grounds)
        assert all(case.citation in text for case in law.authorities)
        assert all(what in text for _, what, _ in unchecked(law))
    assert text == laws_markdown()
