"""What the documents point at exists, and what they show is so."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from drafter.report import SCHEMA
from tests import docs
from tests.stories import STORIES

ROOT = Path(__file__).parent.parent
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "templates" / "README.md"]
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]+)?(?:#([^)\s]+))?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    links = {path for path, _ in LINK.findall(page.read_text(encoding="utf-8")) if path}
    assert {path for path in links if not (page.parent / path).exists()} == set()


def test_links_inside_the_gap_catalogue_lead_somewhere() -> None:
    text = docs.gaps_markdown()
    assert {anchor for path, anchor in LINK.findall(text) if not path} == set(re.findall(r'<a id="(.+?)">', text))


def test_readme_names_targets_that_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"^\$ make ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert named
    assert named <= targets


def test_readme_shows_what_the_reply_says() -> None:
    story = next(story for story in STORIES if story.folder.name == "depot-noise")
    reply = story.reply[0].read_text(encoding="utf-8")
    shown = re.findall(r"^> (?:\*\*)?(.+?)(?:\*\*)?$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert all(line in reply for line in shown[:2])


def test_the_report_has_the_keys_that_are_documented() -> None:
    page = (ROOT / "docs" / "report.md").read_text(encoding="utf-8")
    shown = json.loads(page.partition("```json\n")[2].partition("```")[0])
    real = json.loads((ROOT / "examples" / "depot-noise" / "gaps.json").read_text(encoding="utf-8"))
    assert shown["schema"] == real["schema"] == SCHEMA
    assert shown["gaps"][0]["evidence"] in [gap["evidence"] for gap in real["gaps"]]
    assert list(shown) == list(real)
    for key in ("sources", "items", "gaps", "deadlines"):
        assert list(shown[key][0]) == list(real[key][0]), key
    assert [list(shown[key]) for key in ("case", "route")] == [list(real[key]) for key in ("case", "route")]


def test_marked_words_are_bold_and_marks_of_markdown_are_words() -> None:
    assert docs._bold("[[We *cannot*]] say_so") == r"**We \*cannot\*** say\_so"
