from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from drafter.calendar import in_words
from drafter.errors import LetterError
from drafter.letter.passages import plain, shorten
from drafter.letter.periods import between
from drafter.letter.words import Words, article, listing, mentions


def page(folder: Path, text: str) -> Words:
    (folder / "kind").mkdir(exist_ok=True)
    (folder / "kind" / "letter.html").write_text(text, encoding="utf-8")
    return Words([folder])


def test_filters() -> None:
    assert in_words(date(2016, 12, 8)) == "8 December 2016"
    assert listing(["1"]) == "1" and listing(["1", "2", "3"]) == "1, 2 and 3" and listing([]) == ""
    assert article("internal review") == "an internal review" and article("review") == "a review"
    assert mentions("The Spreadsheets", "spreadsheet") and not mentions("renumber", "number")


def test_an_unknown_word_names_template_line_and_word(tmp_path: Path) -> None:
    with pytest.raises(LetterError, match=r"kind/letter\.html:2: 'athority' is undefined"):
        page(tmp_path, "<p>a</p>\n<p>{{ athority }}</p>").render("kind/letter.html", {})
    with pytest.raises(LetterError, match=r"kind/letter\.html:1: .*'nmae'"):
        page(tmp_path, "<p>{{ sender.nmae }}</p>").render("kind/letter.html", {"sender": {"name": ""}})


def test_a_broken_template_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(LetterError, match=r"kind/letter\.html:2: ") as caught:
        page(tmp_path, "<p>\n{% if %}</p>").render("kind/letter.html", {})
    assert "\n" not in str(caught.value)
    with pytest.raises(LetterError, match=r"there is no template shared/none\.html"):
        page(tmp_path, "{% include 'shared/none.html' %}").render("kind/letter.html", {})
    with pytest.raises(LetterError, match=r"kind/letter\.html:1: "):
        page(tmp_path, "{{ 1 // 0 }}").render("kind/letter.html", {})


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ told.append(1) }}",
        "{% set x = told.__class__ %}{{ x }}",
        "{{ cycler.__init__.__globals__ }}",
    ],
)
def test_a_template_cannot_leave_the_sandbox(attack: str, tmp_path: Path) -> None:
    with pytest.raises(LetterError):
        page(tmp_path, attack).render("kind/letter.html", {"told": []})


def test_values_are_words_never_markup_or_template(tmp_path: Path) -> None:
    hostile = "</p><script>{{ 7*7 }}</script>"
    made = page(tmp_path, "<p>{{ said }}</p>").render("kind/letter.html", {"said": hostile})
    assert "<script>" not in made and "49" not in made


def test_a_house_style_goes_first(tmp_path: Path) -> None:
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    for folder, text in ((own, "<p>ours</p>"), (shipped, "<p>theirs</p>")):
        folder.mkdir()
        page(folder, text)
    assert Words([own, shipped]).render("kind/letter.html", {}) == "<p>ours</p>"
    assert Words([shipped]).render("kind/letter.html", {}) == "<p>theirs</p>"


def test_a_long_passage_ends_at_a_sentence_or_a_word() -> None:
    words = " ".join(f"word{n}" for n in range(70))
    assert shorten(words).split() == [*words.split()[:45], "…"]
    sentence = f"{words[: words.index(' word60')]}."
    assert shorten(sentence) == sentence  # little longer
    stopped = " ".join(["one"] * 30) + ". " + " ".join(["Two"] * 30) + "."
    assert shorten(stopped) == " ".join(["one"] * 30) + ". …"
    assert shorten("short, and  whole") == "short, and whole"
    assert shorten("One two three four as amended by Sch. 20 to the Act. Six", 9).endswith("20 …")


def test_characters_that_print_nothing_are_dropped() -> None:
    assert plain("a\u202eb\u200bc\x07d\ne\tf\u00a0g") == "abcd e f g"


@pytest.mark.parametrize(
    "asked, said, months",
    [
        ("nothing until January 2016", "Since July 2015 there were some", "July to December 2015"),
        ("none until March 2016", "from November 2015 we kept a list", "November 2015 to February 2016"),
        ("none before August 2015", "since July 2015", "July 2015"),
        ("nothing until January 2015", "Since July 2015", ""),
        ("how many?", "Since July 2015", ""),
    ],
)
def test_months_that_a_reply_opens_and_the_request_closed(asked: str, said: str, months: str) -> None:
    assert between(asked, said) == months
