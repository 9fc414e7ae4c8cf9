"""Edits of a letter: they go with the words they replace, and are never lost without a word."""

from __future__ import annotations

import pytest

from drafter.model import Block, Evidence, Letter, Sender
from drafter.web.edits import Edits, keys, tidy

SAID = (Evidence("reply.txt", 5, 9),)
LETTER = Letter(
    kind="follow-up",
    to=("The Records Team", "Kelder Council"),
    to_email="",
    about="Request",
    blocks=(
        Block("p", "Dear Records Team,"),
        Block("h2", "Question 1", "1.", SAID),
        Block("p", "Your reply says:", "", SAID),
        Block("h2", "Question 2", "2."),
        Block("p", "Your reply says:"),
        Block("p", "Yours faithfully,"),
        Block("p", "Ada Quill"),
    ),
    sender=Sender("Ada Quill"),
)
KEYS = keys(LETTER.blocks)


def texts(letter: Letter) -> list[str]:
    return [f"{block.number} {block.text}".strip() for block in letter.blocks]


def without(*places: int) -> Letter:
    blocks = tuple(block for place, block in enumerate(LETTER.blocks) if place not in places)
    return Letter(LETTER.kind, LETTER.to, "", "Request", blocks, sender=LETTER.sender)


def test_every_block_has_a_key_of_its_own() -> None:
    assert len(set(KEYS)) == len(KEYS)


def test_an_edit_replaces_its_block_and_keeps_what_it_rests_on() -> None:
    edits = Edits()
    edits.change(LETTER, KEYS[2], "You  say:\n")
    made = edits.finished(LETTER)
    assert texts(made)[2] == "You say:" and made.blocks[2].evidence == SAID


def test_words_given_back_are_no_edit() -> None:
    edits = Edits()
    edits.change(LETTER, KEYS[2], "Something else")
    edits.change(LETTER, KEYS[2], " Your reply says: ")
    assert edits.made == {} and edits.finished(LETTER) == LETTER


def test_the_same_words_elsewhere_are_another_block() -> None:
    edits = Edits()
    edits.change(LETTER, KEYS[4], "The second one")
    assert "The second one" in texts(edits.finished(without(1, 2)))


def test_an_edit_whose_words_are_gone_is_set_aside_and_comes_back() -> None:
    edits = Edits()
    edits.change(LETTER, KEYS[2], "Mine")
    shorter = without(1, 2)
    assert [edit.words for edit in edits.aside(shorter).values()] == ["Mine"]
    assert "Mine" not in texts(edits.finished(shorter))
    assert edits.aside(LETTER) == {} and "Mine" in texts(edits.finished(LETTER))


def test_what_was_set_aside_is_put_back_before_the_closing() -> None:
    edits = Edits()
    edits.change(LETTER, KEYS[2], "Mine")
    shorter = without(1, 2)
    edits.put_back(KEYS[2])
    assert texts(edits.finished(shorter))[-3:] == ["Mine", "Yours faithfully,", "Ada Quill"]
    assert edits.aside(shorter) == {}


def test_line_breaks_make_paragraphs_of_which_the_first_has_the_number() -> None:
    edits = Edits()
    edits.change(LETTER, KEYS[1], "One\n\n\nTwo")
    assert texts(edits.finished(LETTER))[1:3] == ["1. One", "Two"]


def test_points_are_counted_anew_without_what_was_taken_out() -> None:
    edits = Edits()
    edits.change(LETTER, KEYS[1], "")
    made = edits.finished(LETTER)
    assert "1. Question 2" in texts(made) and len(made.blocks) == len(LETTER.blocks) - 1
    assert edits.shown(LETTER)[1].block.text == ""
    edits.undo(KEYS[1])
    assert edits.finished(LETTER) == LETTER


def test_the_address_is_edited_line_by_line() -> None:
    edits = Edits()
    edits.change(LETTER, "to", "The Clerk\n\n1 Mill Lane")
    assert edits.finished(LETTER).to == ("The Clerk", "1 Mill Lane")


def test_paragraphs_of_ones_own_are_changed_and_removed() -> None:
    edits = Edits()
    first, second = edits.add("One"), edits.add()
    edits.change(LETTER, second, "Two")
    assert texts(edits.finished(LETTER))[-4:-2] == ["One", "Two"]
    edits.undo(first)
    assert edits.add() not in (first, second)
    assert texts(edits.finished(LETTER))[-3] == "Two"


def test_a_key_that_does_not_exist_changes_nothing() -> None:
    edits = Edits()
    edits.change(LETTER, "nothing", "Words")
    edits.undo("nothing")
    edits.put_back("nothing")
    assert edits == Edits()


@pytest.mark.parametrize(("typed", "kept"), [("a\r\nb", "a\nb"), ("\u00a0a \u00a0 b ", "a b"), ("\n\n", "")])
def test_words_are_tidied(typed: str, kept: str) -> None:
    assert tidy(typed) == kept
