"""Recent cases: off by default, restored as they were left, and deleted so that nothing of them is in the file."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from drafter.web.app import application
from drafter.web.recent import Recent
from drafter.web.safety import Guard
from tests.asking import KEY, PORT, Browser

REPLY = """Kelder Council

Dear Ms Quillfeather,

Thank you for your request of 4 March 2024. The information is withheld under section 43 of the Freedom of Information Act 2000.
"""


def browser(path: Path) -> Browser:
    app = application(lambda: date(2024, 4, 8))
    app.state.room.recent = Recent(path)
    found = Browser(Guard(app, PORT, KEY))
    found.get(f"/?key={KEY}")
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "cases.sqlite"


def opened(found: Browser) -> str:
    return found.post("/read", {"reply-text": REPLY}).headers["location"]


def test_nothing_is_kept_unless_asked_for(path: Path) -> None:
    found = browser(path)
    opened(found)
    assert not path.parent.exists()
    assert "Nothing is kept" in found.get("/").text


def test_a_case_comes_back_as_it_was_left(path: Path) -> None:
    found = browser(path)
    found.post("/keep", {"on": "1"})
    assert path.stat().st_mode & 0o077 == 0
    case = opened(found)
    page = found.get(case).text
    key = re.search(r'id="g-(\w+)"', page)
    assert key
    found.post(f"{case}/tick", {"gap": key[1]})
    found.post(f"{case}/facts", {"answered": "2024-03-20"})
    found.post(f"{case}/sender", {"name": "Ada Quillfeather"})
    words = re.search(r'data-key="(b\w+-\d)"[^>]*>Yours faithfully', found.get(f"{case}/letter").text)
    assert words
    found.post(f"{case}/edit", {"key": words[1], "words": "Yours, tired,"})

    later = browser(path)
    assert "Kelder Council" in later.get("/").text
    assert later.get(case).status == 404
    assert later.post(f"/recent/{case.rpartition('/')[2]}").headers["location"] == case
    page = later.get(case).text
    assert f'id="g-{key[1]}" name="on" value="1" aria' in page and 'value="2024-03-20"' in page
    letter = later.get(f"{case}/file/letter.txt").text
    assert "Yours, tired," in letter and "Ada Quillfeather" in letter


def test_what_is_deleted_is_nowhere_in_the_file(path: Path) -> None:
    found = browser(path)
    found.post("/keep", {"on": "1"})
    case = opened(found)
    assert b"Quillfeather" in path.read_bytes()
    found.post(f"/recent/{case.rpartition('/')[2]}", {"delete": "1"})
    assert [one.name for one in path.parent.iterdir()] == ["cases.sqlite"]
    assert b"Quillfeather" not in path.read_bytes() and b"Kelder" not in path.read_bytes()
    assert found.get(case).status == 404


def test_keeping_none_takes_the_file_away(path: Path) -> None:
    found = browser(path)
    found.post("/keep", {"on": "1"})
    opened(found)
    found.post("/keep")
    assert list(path.parent.iterdir()) == []


def test_the_sample_is_not_kept(path: Path) -> None:
    found = browser(path)
    found.post("/keep", {"on": "1"})
    found.post("/sample")
    assert "None yet." in found.get("/").text


def test_a_file_that_is_none_of_ours_is_told(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database at all" * 100)
    answer = browser(path).get("/")
    assert "cannot be used" in answer.text
