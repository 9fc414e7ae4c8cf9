"""`drafter draft` as a shell sees it: formats, the sender, remarks, and mail that carries nothing it should not."""

from __future__ import annotations

import email
import email.policy
import io
import json
import zipfile
from pathlib import Path

import docx
import pytest

from tests.shell import CASE, SENDER, STORY, on_terminal, run
from tests.stories import STORIES

COMPLETE = """Stowmere Borough Council

3 May 2024

Dear Mr Penhale

Thank you for your request of 22 April 2024 under the Freedom of Information Act 2000. You asked:

1. How many benches are there in the park?

There are 14 benches in the park.

If you are not satisfied you may ask for an internal review within 40 working days. You may then complain to the
Information Commissioner.

Yours sincerely

Hester Lorne
"""
# A reply that relies on an enclosure which is not there.
ENCLOSED = Path(__file__).parent.parent / "corpus" / "university-animal-house"
PERMIT = (str(ENCLOSED / "reply.eml"), "--request", str(ENCLOSED / "request.txt"))


def test_draft_prints_the_letter_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run(monkeypatch, "draft", *CASE, *SENDER)
    assert ran.code == 0
    assert ran.out.decode().rstrip().endswith("Tobias Penhale")
    assert ran.err == "Next letter: internal-review (something was refused, and a review can put that right).\n"


def test_draft_lists_what_is_still_blank(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run(monkeypatch, "draft", *CASE)
    assert "Still to fill in before sending:\n  [ ] your postal address or e-mail address\n" in ran.err
    assert b"[ ]" not in ran.out


def test_draft_warns_of_an_address_that_was_withdrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    pupil = next(story for story in STORIES if story.folder.name == "pupil-data")
    ran = run(monkeypatch, "draft", str(pupil.reply[0]), "--today", pupil.today.isoformat())
    assert "Warning: information.rights@ruraltransport.gsi.gov.uk: such addresses were withdrawn" in ran.err


def test_draft_from_a_profile(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    profile = tmp_path / "me.toml"
    profile.write_text('name = "Una Quist"\naddress = "9 Low Street\\nStowmere"\n')
    letter = run(monkeypatch, "draft", *CASE, "--profile", str(profile)).out.decode()
    assert "9 Low Street\nStowmere" in letter
    assert letter.rstrip().endswith("Una Quist")


def test_draft_says_when_there_is_no_next_letter(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    reply = tmp_path / "reply.txt"
    reply.write_text(COMPLETE)
    ran = run(monkeypatch, "draft", str(reply), "--today", "2024-05-07")
    assert (ran.code, ran.out) == (0, b"")
    assert ran.err.startswith("Next letter: none (")


@pytest.mark.parametrize("ending", ["txt", "docx", "eml", "html", "json"])
def test_the_ending_of_the_file_picks_the_format(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"letter.{ending}"
    assert run(monkeypatch, "draft", *CASE, "-o", str(path)).out == b""
    starts = {"docx": b"PK", "html": b"<!", "json": b"{"}
    assert path.read_bytes().startswith(starts.get(ending, b""))
    assert list(tmp_path.iterdir()) == [path]


def test_word_goes_into_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    data = run(monkeypatch, "draft", *CASE, "--format", "docx").out
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(data)).namelist()


def test_word_is_never_printed_to_a_terminal() -> None:
    assert on_terminal("draft", *CASE, "--format", "docx").startswith("drafter: a docx file cannot be shown here;")


def test_mail_parses_and_answers_the_reply(monkeypatch: pytest.MonkeyPatch) -> None:
    data = run(monkeypatch, "draft", *CASE, *SENDER, "--format", "eml").out
    mail = email.message_from_bytes(data, policy=email.policy.default)
    assert mail.defects == []
    assert mail["To"].addresses[0].addr_spec == "reviews@stowmere.example"
    assert (mail["X-Unsent"], mail["In-Reply-To"]) == ("1", "<0187-reply@stowmere.example>")
    body = mail.get_body(("plain",))
    assert body is not None
    assert "internal review" in body.get_content()


def test_mail_takes_no_header_from_the_reply(monkeypatch: pytest.MonkeyPatch) -> None:
    subject = b"Subject: =?utf-8?q?Noise=0D=0ABcc=3A_trap=40example.org?="
    reply = STORY.reply[0].read_bytes().replace(b"Subject: RE: Noise from the Quarry Road depot", subject, 1)
    data = run(monkeypatch, "draft", "-", *CASE[1:], "--format", "eml", stdin=reply).out
    mail = email.message_from_bytes(data, policy=email.policy.default)
    assert mail["To"] is not None
    assert mail["Bcc"] is None


def test_comments_need_a_word_file(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run(monkeypatch, "draft", *CASE, "--annotated")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, b"", 1)
    assert "-o letter.docx" in ran.err


def test_an_annotated_letter_has_comments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "review.docx"
    assert run(monkeypatch, "draft", *CASE, *SENDER, "--annotated", "-o", str(path)).code == 0
    comments = [comment.text for comment in docx.Document(str(path)).comments]
    assert any("reply.eml, characters" in comment for comment in comments)


def test_what_only_the_sender_knows_is_listed_and_can_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told = run(monkeypatch, "draft", *PERMIT, *SENDER, "--today", "2024-05-10")
    assert "Only you know (enclosure-came): Did the enclosure that is spoken of reach you? --answer" in told.err
    known = run(monkeypatch, "draft", *PERMIT, *SENDER, "--today", "2024-05-10", "--answer", "enclosure-came=yes")
    assert "Only you know (enclosure-came)" not in known.err and b"send me the enclosure" not in known.out
    wrong = run(monkeypatch, "draft", *PERMIT, "--answer", "enclosure=yes")
    assert (wrong.code, wrong.err.count("\n")) == (2, 1) and "no such question" in wrong.err


def test_a_program_gets_the_questions_as_json(monkeypatch: pytest.MonkeyPatch) -> None:
    letter = json.loads(run(monkeypatch, "draft", *PERMIT, *SENDER, "--today", "2024-05-10", "--json").out)
    assert {"id": "enclosure-came", "asks": "Did the enclosure that is spoken of reach you?"} in letter["questions"]


def test_questions_are_asked_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run(monkeypatch, "draft", *PERMIT, "--ask")
    assert (ran.code, ran.err.count("\n")) == (2, 1) and "no terminal to ask on" in ran.err


def test_what_is_asked_on_a_terminal_is_in_the_letter() -> None:
    shown = on_terminal("draft", *PERMIT, *SENDER, "--today", "2024-05-10", "--ask", typed="maybe\n\nyes\n")
    assert shown.count("Is any of the information that is withheld public already? [yes/no, or Enter") == 2
    assert shown.count("Did the enclosure that is spoken of reach you? [yes/no, or Enter") == 1
    assert "send me the enclosure" not in shown


def test_an_unknown_strength_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run(monkeypatch, "draft", *PERMIT, "--strength", "bold")
    assert (ran.code, ran.err) == (2, "drafter: --strength bold: unknown; there are all, fair, strong\n")
