"""The command line as a shell sees it: what it prints, where, and with which exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from drafter import __version__, cli
from drafter.model import Certainty
from tests.shell import CASE, REPLY, REQUEST, STORY, Ran, on_terminal, run, shell


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """A folder with files that are no letters."""
    (tmp_path / "empty.txt").touch()
    (tmp_path / "scan.pdf").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00")
    (tmp_path / "shopping.txt").write_text("Eggs, milk and bread for Sunday. Ring Ann about the tent.\n")
    (tmp_path / "none").mkdir()
    (tmp_path / "none" / "script.py").write_text("print()\n")
    return tmp_path


@pytest.mark.parametrize("command", ["gaps", "draft"])
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("missing.txt", "there is no such file"),
        ("empty.txt", "the file is empty"),
        ("scan.pdf", "is a picture"),
        ("none", "the folder holds no letter"),
        ("shopping.txt", "does not read like a reply"),
    ],
)
def test_what_is_no_letter(monkeypatch: pytest.MonkeyPatch, letters: Path, command: str, name: str, said: str) -> None:
    check_one_line(run(monkeypatch, command, str(letters / name)), name, said)


def test_request_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    check_one_line(run(monkeypatch, "gaps", REQUEST), "request.eml", "only a request")


def test_binary_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    noise = bytes(range(256)) * 20
    check_one_line(run(monkeypatch, "gaps", "-", stdin=noise), "stdin", "is not in a format")


def test_nothing_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    check_one_line(run(monkeypatch, "draft", "-"), "stdin", "empty")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("draft", *CASE, "--letter", "poem"), "no such kind of letter; there are chaser, follow-up"),
        (("draft", *CASE, "--format", "pdf"), "--format pdf: unknown; there are text, docx"),
        (("draft", *CASE, "-o", "letter.pages"), "the ending tells no format"),
        (("draft", *CASE, "-o", "no/such/folder/letter.txt"), "cannot be written"),
        (("draft", *CASE, "--profile", "none.toml"), "cannot be used as a profile"),
        (("draft", *CASE, "--templates", "none"), "none: no such folder"),
        (("draft", *CASE, "--poem"), "no such option: --poem"),
        (("draft",), "missing argument"),
        (("gaps", *CASE, "--law", "mars-foia"), "mars-foia"),
        (("gaps", REPLY, "--today", "tomorrow"), "--today tomorrow: not a date"),
        (("gaps", REPLY, "--today"), "requires an argument"),
        (("rules", "witheld"), "did you mean withheld?"),
        (("verses",), "no such command"),
    ],
)
def test_arguments_that_cannot_be_used(monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str) -> None:
    check_one_line(run(monkeypatch, *arguments), "", said)


def check_one_line(ran: Ran, name: str, said: str) -> None:
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err.startswith("drafter: ")
    assert ran.err.count("\n") == 1
    assert name in ran.err
    assert said in ran.err


def test_the_review_page_does_not_open_for_a_file_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run(monkeypatch, "review", REPLY, "--request", "nowhere.eml", "--no-browser")
    assert (ran.code, ran.err) == (2, "drafter: nowhere.eml: there is no such file; check the name\n")


def test_a_fault_of_drafter_is_one_line_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("inside")

    monkeypatch.setattr("drafter.draft.analyse", broken)
    monkeypatch.delenv(cli.SHOW_FAULTS, raising=False)
    check_one_line(run(monkeypatch, "gaps", REPLY), "KeyError", "please report it")


def test_no_arguments_show_the_help(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run(monkeypatch)
    assert (ran.code, ran.out) == (2, b"")
    assert "Usage: drafter" in ran.err


def test_version(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "--version") == Ran(0, f"drafter {__version__}\n".encode(), "")


def test_gaps_for_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run(monkeypatch, "gaps", *CASE, "--json")
    assert (ran.code, ran.err, ran.out.count(b"\n")) == (0, "", 1)
    report = json.loads(ran.out)
    assert report["schema"] == 1
    assert {gap["rule"] for gap in report["gaps"]} >= {"not-held", "over-cost-limit"}


def test_gaps_for_people(monkeypatch: pytest.MonkeyPatch) -> None:
    told = run(monkeypatch, "gaps", *CASE).out.decode()
    assert told.startswith("Stowmere Borough Council\n")
    assert "3. All e-mails between the depot manager" in told
    assert "“The council does not hold this information.”\n    • Said not to be held  [not-held; certain]" in told
    assert max(map(len, told.splitlines())) <= 100


def test_gaps_for_people_have_colour_on_a_terminal_alone() -> None:
    assert "\x1b[1;36m2. The readings" in on_terminal("gaps", *CASE)


def test_no_color_is_respected() -> None:
    assert "\x1b[1;36m" not in on_terminal("gaps", *CASE, NO_COLOR="1")


def test_exit_code_tells_of_gaps(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "gaps", *CASE, "--exit-code").code == 1


def test_exit_code_passes_over_mere_hints(monkeypatch: pytest.MonkeyPatch) -> None:
    found = STORY.findings()
    hints = tuple(replace(gap, certainty=Certainty.POSSIBLE) for gap in found.gaps)
    monkeypatch.setattr("drafter.draft.analyse", lambda *_, **__: replace(found, gaps=hints))
    assert run(monkeypatch, "gaps", *CASE, "--json", "--exit-code").code == 0


def test_without_exit_code_gaps_are_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "gaps", *CASE).code == 0


def test_a_letter_comes_through_a_pipe() -> None:
    ran = shell("cat $reply | $drafter gaps - --request $request --json | head -c 12")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b'{"schema": 1', b"")


@pytest.mark.parametrize("command", ["gaps $reply", "rules", "law show uk-foia", "deadline --received 2024-03-04"])
def test_a_closed_pipe_is_no_error(command: str) -> None:
    ran = shell(f"set -o pipefail; $drafter {command} | true")
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a full disk to try")
@pytest.mark.parametrize("command", ["gaps $reply", "law show uk-foia", "--version"])
def test_a_full_disk_is_one_line(command: str) -> None:
    ran = shell(f"$drafter {command} > /dev/full")
    assert ran.returncode == 2
    assert ran.stderr == b"drafter: the disk is full; make room, or write to another place\n"


def test_a_terminal_without_unicode_is_no_fault() -> None:
    ran = shell("$drafter deadline --received 2024-03-04", PYTHONIOENCODING="ascii")
    assert (ran.returncode, ran.stderr) == (0, b"") and b"?  Sat  9 Mar 2024" in ran.stdout


def test_closed_streams_are_no_fault() -> None:
    ran = shell("$drafter gaps $reply --request $request 2>&- && $drafter rules >&-")
    assert (ran.returncode, ran.stderr) == (0, b"") and b"Stowmere" in ran.stdout


def test_starting_up_leaves_heavy_libraries_alone() -> None:
    script = "import sys, drafter.cli; print(*{'spacy', 'docx', 'jinja2', 'rich', 'pypdfium2'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, timeout=60)
    assert ran.stdout == b"\n"


def test_every_rule_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    from drafter.gaps import RULES

    listed = run(monkeypatch, "rules").out.decode().splitlines()
    assert [line.split()[0] for line in listed] == [rule.id for rule in RULES]


def test_a_rule_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    told = run(monkeypatch, "rules", "no-limb").out.decode()
    assert told.startswith("no-limb: Only the parent section is named\n")
    assert "FOIA s.17(1)(b)" in told
