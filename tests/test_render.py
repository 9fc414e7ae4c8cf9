from __future__ import annotations

import email
import email.policy
import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from drafter.errors import LetterError
from drafter.letter import write
from drafter.letter.provenance import remarks
from drafter.model import Block, Evidence, Fact, Letter, Sender
from drafter.render import FORMATS, render
from drafter.render.docx import STYLES, paragraphs
from drafter.render.docx import render as word
from tests import letter_cases as given
from tests.texts import of_docx, of_html, of_mail, of_text

KINDS = ("chaser", "follow-up", "internal-review", "regulator-complaint")
HOSTILE = "We </blockquote><h2>do {{ 7*7 }} not\x07 hold\u202e & <script>x</script>\r\nBcc: someone@evil.example"


def letter(kind: str = "internal-review") -> Letter:
    return write(kind, given.case(), given.grounds(), given.law(), given.SENDER, given.DEADLINES)


def hostile() -> Letter:
    """A letter about a reply that tries everything: in its passages, its references and its addresses."""
    text = given.REPLY.replace(given.ALL, HOSTILE)
    start = text.index("We </block")
    case = given.case(sources=(replace(given.SOURCE, text=text),))
    bad = {
        "reference": HOSTILE,
        "authority": HOSTILE,
        "review-address": HOSTILE,
        "review-email": f"a@b.example, {HOSTILE}",
    }
    facts = tuple(fact._replace(value=bad.get(fact.kind, fact.value)) for fact in case.facts)
    ground = given.ground("blanket-refusal", given.ALL, items=())
    gap = replace(ground.gap, evidence=(Evidence("reply.txt", start, start + len(HOSTILE)),))
    sender = Sender("Ada\r\nBcc: x@evil.example", "a\x00b", "not an address\r\nX: y")
    return write("internal-review", replace(case, facts=facts), (replace(ground, gap=gap),), given.law(), sender, ())


@pytest.mark.parametrize("kind", [*KINDS, "hostile"])
def test_the_words_are_the_same_in_every_format(kind: str) -> None:
    made = hostile() if kind == "hostile" else letter(kind)
    assert of_text(made) == of_docx(made) == of_mail(made) == of_html(made)


def test_an_unknown_format_is_one_line() -> None:
    with pytest.raises(LetterError, match="rtf: no such format; there are text, docx, eml, html, json"):
        render(letter(), "rtf")
    assert FORMATS == ("text", "docx", "eml", "html", "json")


def test_text_is_wrapped_and_indented() -> None:
    lines = str(render(letter(), "text")).splitlines()
    assert max(map(len, lines)) <= 72
    assert "1.  Question 1: information withheld under section 40(2)" in lines
    assert "      All of it would have to be blacked out." in lines
    assert not [line for line in lines if line != line.rstrip()]


def test_a_long_link_stays_whole() -> None:
    link = "https://council.example/" + "a" * 90
    assert link in str(render(replace(letter(), blocks=(Block("p", f"See {link} for it."),)), "text"))


def test_word_properties_and_language() -> None:
    document = docx.Document(io.BytesIO(word(letter())))
    core = document.core_properties
    assert (core.author, core.comments, core.language) == ("Ada Quill", "", "en-GB")
    assert "python-docx" not in core.author + core.title + core.comments
    assert core.created.isoformat().startswith("2024-04-15")
    assert 'w:val="en-GB"' in document.styles.element.xml
    footer = document.sections[0].footer.paragraphs[0]
    assert footer.text == "Page  of " and "NUMPAGES" in footer._p.xml
    styles = {paragraph.style.name for paragraph in document.paragraphs}
    assert styles <= set(STYLES) and {"Heading 1", "Heading 2", "Letter Quotation"} <= styles


def test_word_is_the_same_bytes_each_time() -> None:
    assert word(letter()) == word(letter())


def test_without_a_name_nobody_is_the_author() -> None:
    assert docx.Document(io.BytesIO(word(replace(letter(), sender=Sender())))).core_properties.author == ""


def test_a_letterhead_without_a_style_is_named(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "letterhead.docx"))
    with pytest.raises(LetterError, match=r"letterhead\.docx: the style 'Letter Sender' is missing"):
        word(letter(), tmp_path)
    (tmp_path / "letterhead.docx").write_bytes(b"no zip")
    with pytest.raises(LetterError, match="not a Word file"):
        word(letter(), tmp_path)


def test_a_letterhead_keeps_what_stands_around_the_mark(tmp_path: Path) -> None:
    document = docx.Document(io.BytesIO(word(letter())))
    for paragraph in list(document.paragraphs)[1:]:
        paragraph._p.getparent().remove(paragraph._p)
    document.paragraphs[0].text = "Osier Law Centre"
    document.add_paragraph("{{ body }}")
    document.add_paragraph("Registered charity")
    document.save(str(tmp_path / "letterhead.docx"))
    made = [paragraph.text for paragraph in docx.Document(io.BytesIO(word(letter(), tmp_path))).paragraphs]
    assert made[0] == "Osier Law Centre" and made[-1] == "Registered charity" and "{{ body }}" not in made


def test_the_mail_is_an_unsent_draft_to_the_place_for_reviews() -> None:
    mail = email.message_from_bytes(render(letter(), "eml"), policy=email.policy.default)  # type: ignore[arg-type]
    assert (mail["X-Unsent"], mail["To"], mail["From"]) == (
        "1", "reviews@marlbeck.example", "Ada Quill <ada.quill@post.example>")  # fmt: skip
    assert mail["Subject"] == "Request for an internal review: FOI/2024/17"
    (attached,) = list(mail.iter_attachments())
    assert attached.get_filename() == "internal-review.docx"
    assert zipfile.is_zipfile(io.BytesIO(attached.get_content()))
    assert render(letter(), "eml") == render(letter(), "eml")


def test_the_mail_joins_the_thread_of_the_reply() -> None:
    mail = email.message_from_bytes(render(replace(letter(), answers="<a.1@council.example>"), "eml"),
                                    policy=email.policy.default)  # type: ignore[arg-type]  # fmt: skip
    assert mail["In-Reply-To"] == mail["References"] == "<a.1@council.example>"
    assert b"In-Reply-To" not in render(replace(letter(), answers="<a\r\nBcc: x@y.example>"), "eml")  # type: ignore[operator]


def test_a_hostile_reply_stays_words() -> None:
    made = hostile()
    raw = render(made, "eml")
    assert isinstance(raw, bytes)
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    assert set(mail.keys()) == {"Subject", "X-Unsent", "Content-Type", "MIME-Version"}
    quoted = next(block.text for block in made.blocks if block.kind == "blockquote")
    assert quoted == "We </blockquote><h2>do {{ 7*7 }} not hold & <script>x</script> Bcc: someone@evil.example"
    assert "<script>" not in str(render(made, "html"))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u202e]", str(render(made, "text")))


def test_json_is_the_letter_with_its_evidence() -> None:
    found = json.loads(str(render(letter(), "json")))
    assert found["schema"] == 1 and found["dated"] == "2024-04-15" and found["to"][0] == "Review Desk"
    quoted = next(block for block in found["blocks"] if block["kind"] == "blockquote")
    assert given.REPLY[quoted["evidence"][0]["start"] : quoted["evidence"][0]["end"]] == quoted["text"]


def test_facts_of_the_cases_are_facts() -> None:
    assert all(isinstance(fact, Fact) for fact in given.case().facts)


def test_comments_tell_what_a_paragraph_rests_on() -> None:
    made = letter()
    noted = remarks(made, given.case(), given.grounds())
    document = docx.Document(io.BytesIO(word(made, remarks=noted)))
    assert [comment.text for comment in document.comments] == [remark for remark in noted if remark]
    assert [paragraph.text for paragraph in document.paragraphs] == paragraphs(word(made))


def test_every_quoted_passage_is_named_with_its_place() -> None:
    made = letter()
    noted = remarks(made, given.case(), given.grounds())
    quoted = [remark for block, remark in zip(made.blocks, noted, strict=True) if block.kind == "blockquote"]
    assert quoted
    assert all(re.match(r"reply\.txt, characters \d+ to \d+: “", remark) for remark in quoted)
    assert all("FOIA s." in remark for remark in quoted)


def test_an_annotated_letter_is_the_same_bytes_each_time() -> None:
    noted = remarks(letter(), given.case(), given.grounds())
    assert word(letter(), remarks=noted) == word(letter(), remarks=noted)
