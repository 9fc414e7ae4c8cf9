"""Every story in examples/ gives the gaps and the letter that stand beside it."""

from __future__ import annotations

import io
import json
import re

import pytest
from docx import Document

from drafter import output
from drafter.draft import write
from drafter.letter.about import kinds
from drafter.report import report
from tests.conftest import Golden
from tests.stories import STORIES, Story

stories = pytest.mark.parametrize("story", STORIES, ids=lambda story: story.folder.name)


@stories
def test_gaps(story: Story, golden: Golden) -> None:
    found = json.dumps(report(story.findings()), ensure_ascii=False, indent=2)
    golden(story.folder / "gaps.json", found + "\n")


@stories
def test_letter(story: Story, golden: Golden) -> None:
    letter = write(story.findings(), "auto", story.sender)
    golden(story.folder / "letter.txt", output.render(letter, "text").decode())


@stories
def test_evidence_is_what_stands_there(story: Story) -> None:
    findings = story.findings()
    texts = {source.id: source.text for source in findings.case.sources}
    shown = [said for gap in report(findings)["gaps"] for said in gap["evidence"]]
    assert [said["text"] for said in shown] == [texts[said["source"]][said["start"] : said["end"]] for said in shown]


@stories
def test_every_kind_of_letter_says_the_same_in_word_as_in_text(story: Story) -> None:
    findings = story.findings()
    for kind in kinds():
        letter = write(findings, kind, story.sender)
        assert words(docx_text(output.render(letter, "docx"))) == words(output.render(letter, "text").decode()), kind


@stories
def test_about_is_three_lines(story: Story) -> None:
    assert len((story.folder / "about.md").read_text(encoding="utf-8").splitlines()) == 3


def docx_text(data: bytes) -> str:
    body = Document(io.BytesIO(data)).element.body
    marks = {
        "t": lambda node: node.text or "",
        "p": lambda node: "\n",
        "tab": lambda node: "\t",
        "br": lambda node: "\n",
    }
    nodes = ((node.tag.rsplit("}", 1)[-1], node) for node in body.iter())
    return "".join(marks[tag](node) for tag, node in nodes if tag in marks)


def words(text: str) -> list[str]:
    return re.findall(r"\S+", text)
