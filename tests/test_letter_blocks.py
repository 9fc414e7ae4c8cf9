from __future__ import annotations

import pytest

from drafter.letter.blocks import Fault, fault, parse
from drafter.model import Block, Evidence

SAID = (Evidence("a.txt", 0, 4), Evidence("a.txt", 5, 9))


def test_paragraphs_are_numbered_by_their_list() -> None:
    html = "<h2>Head</h2>\n<ol><li><h2>First</h2><p>more</p></li><li>Second</li></ol>\n<ol><li>Again</li></ol>"
    assert [(b.kind, b.number, b.text) for b in parse(html)] == [
        ("h2", "", "Head"),
        ("h2", "1.", "First"),
        ("li", "", "more"),
        ("li", "2.", "Second"),
        ("li", "1.", "Again"),
    ]


def test_white_space_means_nothing_and_empty_paragraphs_vanish() -> None:
    assert parse("<p>\n  one\n\n  two </p>\n<p> </p>\n<ol>\n<li>\n<p></p>\n</li>\n</ol>") == (Block("p", "one two"),)


def test_an_empty_point_takes_no_number() -> None:
    assert [b.number for b in parse("<ol><li><p> </p></li><li>one</li></ol>")] == ["1."]


def test_rows_have_their_cells_parted_by_tabs() -> None:
    assert parse("<table><tr><td>a b</td><td>c</td></tr></table>") == (Block("tr", "a b\tc"),)


def test_evidence_comes_back_from_its_numbers_and_is_inherited() -> None:
    blocks = parse('<ol><li rests-on="0"><p rests-on="1 0">x</p><blockquote>y</blockquote></li></ol>', SAID)
    assert [b.evidence for b in blocks] == [SAID, SAID[:1]]


@pytest.mark.parametrize(
    "html, line, what",
    [
        ("<p>a</p>\n<b>c</b>", 2, "<b> is not known"),
        ("<p>a</p>\n\nloose words", 3, "words outside a paragraph: 'loose words'"),
        ("<table>\nwords</table>", 2, "words outside"),
        ("<ol><p>a</p></ol>", 1, "<p> cannot stand inside <ol>"),
        ("<li>a</li>", 1, "<li> stands outside <ol>"),
        ("<p>\n<p>a</p></p>", 2, "<p> cannot stand inside <p>"),
        ("<p>a", 1, "<p> is never closed"),
        ("<p>a</h2>", 1, "</h2> closes nothing"),
        ("<p class='x'>a</p>", 1, "'class' is not known"),
        ("<p rests-on='7'>a</p>", 1, "names no evidence"),
        ("<!-- note --><p>a</p>", 1, "HTML comment"),
        ("<script>alert(1)</script>", 1, "<script> is not known"),
    ],
)
def test_anything_else_is_a_fault_with_its_line(html: str, line: int, what: str) -> None:
    with pytest.raises(Fault) as caught:
        parse(html)
    assert what in caught.value.what
    assert caught.value.line == line


def test_a_fault_is_found_in_the_template_behind_its_jinja() -> None:
    found = fault("{% if a %}\n<p>{{ b }}</p>\n{% endif %}\n<div>x</div>")
    assert found is not None and (found.line, found.what[:5]) == (4, "<div>")
    assert fault("{# a\n b #}<p rests-on='{{ on }}'>{{ b }}</p>") is None
