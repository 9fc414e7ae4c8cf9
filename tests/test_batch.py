"""A batch from end to end: what it writes, what it does again, and what a kill costs."""

from __future__ import annotations

import csv
import json
import os
import shutil
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

from benchmarks.cases import caseload
from drafter.batch import keep
from drafter.batch.case import Done
from drafter.batch.keep import OutputError
from drafter.batch.progress import Lines, span
from tests.batch_trees import TODAY, alone_again, command, environment, killed, tree
from tests.batch_trees import run as apart
from tests.shell import Ran, run, shell

CASES = 6


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A source with a few good cases and a bad one, and its output."""
    root = tmp_path_factory.mktemp("batch")
    caseload(root / "in", CASES)
    (root / "in" / "bad.pdf").write_bytes(b"%PDF-1.4 broken")
    ran = apart(root / "in", root / "out", "-f", "docx", "-f", "text", "--annotated", "-j", "2")
    assert ran.returncode == 2 and "failed: bad.pdf: " in ran.stderr
    return root


@pytest.fixture
def copy(made: Path, tmp_path: Path) -> Path:
    """The same, to be changed by one test."""
    return shutil.copytree(made, tmp_path / "copy")


def again(monkeypatch: pytest.MonkeyPatch, root: Path, *more: str) -> Ran:
    options = ("-f", "docx", "-f", "text", "--annotated", "--today", TODAY, "-j", "1", *more)
    return run(monkeypatch, "batch", str(root / "in"), "-o", str(root / "out"), *options)


def rows(root: Path) -> list[dict[str, str]]:
    return list(csv.DictReader((root / "out" / "index.csv").read_text("utf-8-sig").splitlines()))


def test_each_case_has_its_files(made: Path) -> None:
    places = list((made / "out" / "cases").iterdir())
    assert len(places) == CASES
    for place in places:
        told = json.loads((place / "report.json").read_text())
        names = {path.name for path in place.iterdir()} - {"report.json"}
        assert names == (
            set() if told["route"]["letter"] == "none" else {"letter.docx", "letter.txt", "annotated.docx"}
        )
    assert any((place / "annotated.docx").exists() for place in places)


def test_the_index_lists_every_case_the_next_deadline_first(made: Path) -> None:
    found = rows(made)
    assert len(found) == CASES + 1
    due = [row["Deadline"] for row in found]
    to_come = [day for day in due if day >= TODAY]
    assert due[: len(to_come)] == sorted(to_come) and due[0] and not due[-1]
    bad = next(row for row in found if row["Case"] == "bad.pdf")
    assert bad["Error"].startswith("bad.pdf: ") and not bad["Files"]
    assert all((made / "out" / file).is_file() for row in found for file in row["Files"].split("; ") if file)
    assert (made / "out" / "index.html").is_file() and (made / "out" / "index.xlsx").is_file()


def test_the_index_tells_what_to_check_before_sending(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(
        "Dear Ms Quill,\n\nThank you for your request for the rota. We do not hold this information.\n\nFOI Team\n"
    )
    ran = apart(tmp_path / "in", tmp_path / "out")
    told = rows(tmp_path)[0]["Check before sending"].split(" · ")
    assert ran.returncode == 0 and told[0].startswith("fill in ") and "your postal address or e-mail address" in told[0]
    assert told[-1] == "the reply bears no date that could be read"


def test_run_again_it_does_only_what_failed(monkeypatch: pytest.MonkeyPatch, copy: Path) -> None:
    before = tree(copy / "out")
    ran = again(monkeypatch, copy)
    assert (ran.code, ran.out) == (2, b"")
    assert f"{CASES + 1} cases, 1 done now, 1 failed: " in ran.err
    assert tree(copy / "out") == before


def test_what_changed_is_done_and_what_is_gone_stays(monkeypatch: pytest.MonkeyPatch, copy: Path) -> None:
    (copy / "in" / "bad.pdf").unlink()
    first = next(path for path in sorted((copy / "in").iterdir()) if path.is_dir())
    reply = next(first.glob("reply*"))
    reply.write_bytes(reply.read_bytes() + b"\n\nPlease note our new telephone number.\n")
    ran = again(monkeypatch, copy, "--quiet")
    assert (ran.code, ran.err.splitlines()) == (0, [
        "1 case of earlier runs is no longer in the source; it stays as it was",
        f"{CASES} cases, 1 done now, 0 failed: {copy / 'out' / 'index.html'}",
    ])  # fmt: skip
    assert len(rows(copy)) == CASES


def test_nothing_to_do_needs_no_worker(monkeypatch: pytest.MonkeyPatch, copy: Path) -> None:
    (copy / "in" / "bad.pdf").unlink()
    again(monkeypatch, copy)
    monkeypatch.setattr("drafter.batch.engine.workers", lambda *_: pytest.fail("a worker was started"))
    ran = again(monkeypatch, copy)
    assert ran.code == 0 and f"{CASES} cases: 0 to do, {CASES} as before" in ran.err


def test_a_lost_letter_is_written_again(monkeypatch: pytest.MonkeyPatch, copy: Path) -> None:
    before = tree(copy / "out")
    next((copy / "out" / "cases").glob("*/letter.txt")).unlink()
    again(monkeypatch, copy)
    assert tree(copy / "out") == before


def test_what_people_changed_is_never_lost(monkeypatch: pytest.MonkeyPatch, copy: Path) -> None:
    letter = next((copy / "out" / "cases").glob("*/letter.txt"))
    place = letter.parent.name
    letter.write_text("My own words.")
    (letter.parent / "notes.txt").write_text("Sent on Monday.")
    (letter.parent / ".~lock.letter.docx#").touch()
    assert "replaced" not in again(monkeypatch, copy).err and letter.read_text() == "My own words."
    for number in ("", " 2"):
        said = f"1 case had files changed since; they are now in {copy / 'out' / 'replaced'}\n"
        assert said in again(monkeypatch, copy, "--force").err and "Dear " in letter.read_text()
        aside = copy / "out" / "replaced" / f"{place}{number}"
        assert {path.name: path.read_text() for path in aside.iterdir()} == {
            "letter.txt": "My own words.",
            "notes.txt": "Sent on Monday.",
        }
        shutil.copytree(aside, letter.parent, dirs_exist_ok=True)
    (copy / "in" / place).rename(copy / "in" / "other")  # its case is no longer in the source
    again(monkeypatch, copy, "--force")
    assert letter.read_text() == "My own words."


def test_a_run_that_did_not_end_is_looked_at_closely(monkeypatch: pytest.MonkeyPatch, copy: Path) -> None:
    """After a power cut a file may have its size but not its words."""
    before = tree(copy / "out")
    letter = next((copy / "out" / "cases").glob("*/letter.txt"))
    letter.write_bytes(bytes(letter.stat().st_size))
    with sqlite3.connect(copy / "out" / ".drafter" / "state.sqlite") as base:
        base.execute("UPDATE run SET whole = 0")
    base.close()
    again(monkeypatch, copy)
    assert {path: made for path, made in tree(copy / "out").items() if not path.startswith("replaced/")} == before


def test_retry_failed_leaves_what_is_new(monkeypatch: pytest.MonkeyPatch, copy: Path) -> None:
    source = copy / "in" / "bad.pdf"
    source.unlink()
    (copy / "in" / "new.txt").write_text("We do not hold the information that you asked for in your request.\n")
    assert again(monkeypatch, copy, "--retry-failed").err.splitlines()[-1].startswith(f"{CASES + 1} cases, 0 done now")


def test_other_options_make_letters_anew(monkeypatch: pytest.MonkeyPatch, copy: Path) -> None:
    assert f"{CASES + 1} done now" in again(monkeypatch, copy, "--name", "Ada Quill").err
    assert any("Ada Quill" in path.read_text() for path in (copy / "out" / "cases").glob("*/letter.txt"))


def test_two_batches_cannot_share_an_output(monkeypatch: pytest.MonkeyPatch, copy: Path) -> None:
    base = sqlite3.connect(copy / "out" / ".drafter" / "state.sqlite", isolation_level=None)
    base.execute("PRAGMA locking_mode=EXCLUSIVE")
    base.execute("BEGIN EXCLUSIVE")
    ran = again(monkeypatch, copy)
    base.close()
    assert ran.code == 2 and "another drafter batch is at work in it" in ran.err
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("-f", "rtf"), "--format rtf: unknown"),
        (("-l", "poem"), "no such kind of letter"),
        (("--templates", "/nowhere"), "no such folder of templates"),
        (("--law", "moon"), "moon"),
    ],
)
def test_what_is_wrong_for_all_is_said_at_once(
    monkeypatch: pytest.MonkeyPatch, copy: Path, options: tuple[str, ...], said: str
) -> None:
    ran = run(monkeypatch, "batch", str(copy / "in"), "-o", str(copy / "new"), *options)
    assert ran.code == 2 and said in ran.err and len(ran.err.splitlines()) == 1
    assert not (copy / "new").exists()


def test_an_output_that_is_a_file(monkeypatch: pytest.MonkeyPatch, copy: Path) -> None:
    (copy / "file").touch()
    ran = run(monkeypatch, "batch", str(copy / "in"), "-o", str(copy / "file"))
    assert ran.code == 2 and "cannot be written" in ran.err and len(ran.err.splitlines()) == 1


def test_a_full_disk_stops_the_batch_and_leaves_nothing_half_done(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    keep.prepared(tmp_path)
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError, match=r"cannot be written \(No space left on device\); make room"):
        keep.keep(Done("a", "a", files=(("letter.txt", b"Dear"),)), tmp_path)
    assert not tree(tmp_path) and not list((tmp_path / ".drafter" / "new").iterdir())


def test_killed_and_run_again_it_leaves_the_same(tmp_path: Path) -> None:
    """A small version of what `make load` does with 10,000 cases."""
    source = caseload(tmp_path / "in", 24)
    assert apart(source, tmp_path / "whole").returncode == 0
    there = [killed(source, tmp_path / "killed", cases, 0.01) for cases in (1, 9, 17)]
    assert there == sorted(there)
    assert there[0] > 0
    assert there[-1] < 24
    assert alone_again(str(tmp_path / "killed"))
    assert apart(source, tmp_path / "killed").returncode == 0
    assert tree(tmp_path / "killed") == tree(tmp_path / "whole")
    assert not any(os.scandir(tmp_path / "killed" / ".drafter" / "new"))


def test_killed_while_done_anew_it_takes_its_own_letters_for_nobody_elses(tmp_path: Path) -> None:
    source, out = caseload(tmp_path / "in", 24), tmp_path / "out"
    assert apart(source, out).returncode == 0
    anew = ("--name", "Ada Quill")
    batch = subprocess.Popen(command(source, out, "-q", *anew), env=environment(), stderr=subprocess.DEVNULL)
    before = {path: path.stat().st_mtime_ns for path in out.glob("cases/*")}
    while not any(path.exists() and path.stat().st_mtime_ns != old for path, old in before.items()):
        time.sleep(0.01)
    batch.kill()
    batch.wait()
    ran = apart(source, out, *anew)
    assert ran.returncode == 0 and not (out / "replaced").exists()


def test_a_reader_of_the_progress_who_goes_stops_nothing(made: Path, tmp_path: Path) -> None:
    ran = shell(f"set -o pipefail; $drafter batch {made / 'in'} -o {tmp_path / 'out'} 2>&1 | head -1")
    assert (ran.returncode, ran.stdout) == (2, f"{CASES + 1} cases: {CASES + 1} to do\n".encode())
    assert (tmp_path / "out" / "index.html").is_file()


def test_progress_in_lines(capsys: pytest.CaptureFixture[str]) -> None:
    clock = iter([0.0, 4.0, 12.0, 12.0, 12.0, 20.0, 60.0])
    lines = Lines(clock=lambda: next(clock))
    lines.begin(1_200, 4)
    lines.done(Done("a", "a"))
    lines.done(Done("b\n2", "b", error="b 2: is empty"))
    lines.end()
    assert capsys.readouterr().err.splitlines() == [
        "1,200 cases: 4 to do, 1,196 as before",
        "failed: b 2: is empty",
        "2 of 4, 0 a second, 12 s left",
        "2 of 4 done in 20 s",
    ]
    assert [span(seconds) for seconds in (5, 65, 3_700)] == ["5 s", "1 min 5 s", "1 h 1 min"]
