"""Mails in other clothes: winmail.dat, Outlook's rich text, mail in mail, request pages, transcripts."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from drafter.draft import analyse
from drafter.errors import ReadError
from drafter.model import Kind, Side
from drafter.read import lzfu, read_bytes
from tests import made_files as made

RICH = rb"{\rtf1\ansi Dear Robin,\par We hold \'93nine\'94 elms.}"


def test_winmail_gives_the_mail_its_files_and_its_words() -> None:
    packed = made.tnef({"The list of elms.txt": b"The list."}, rich=RICH)
    for text, expected in (("", "Dear Robin,\nWe hold “nine” elms."), ("The plain words.", "The plain words.")):
        message = made.mail(text)
        message.add_attachment(packed, "application", "ms-tnef", filename="winmail.dat")
        letter, inner = read_bytes(message.as_bytes(), "reply.eml")
        assert (letter.text, letter.attachments) == (expected, ("The list of elms.txt",))
        assert (inner.id, inner.text) == ("The list of elms.txt", "The list.")


def test_winmail_alone() -> None:
    letter, inner = read_bytes(made.tnef({"list.txt": b"The list."}, body="Nine elms, oaks."), "winmail.dat")
    assert (letter.text, letter.mail and letter.mail.subject, inner.text) == ("Nine elms, oaks.", "Trees", "The list.")


def test_half_a_winmail_gives_what_is_whole() -> None:
    whole = made.tnef({"list.txt": b"The list." * 20, "more.txt": b"More words."}, body="Nine elms, oaks.")
    assert [one.id for one in read_bytes(whole[:-60], "winmail.dat")] == ["winmail.dat", "list.txt"]


def test_rich_text_that_is_packed() -> None:
    # The example of [MS-OXRTFCP] 3.1.1, made by hand: literals, copies from the dictionary, the end.
    data = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    )
    assert lzfu.unpacked(data) == rb"{\rtf1\ansi\ansicpg1252\pard hello world}" + b"\r\n"
    for end in range(len(data)):
        assert lzfu.unpacked(data[:end]) is not None


def test_outlook_rich_text_and_a_mail_inside() -> None:
    data = made.outlook(
        mails=[{"subject": "Elms", "sender": "Robin Hale", "body": "Please list the elms."}],
        rich=RICH,
        subject="Re: Elms",
    )
    letter, inner = read_bytes(data, "reply.msg")
    assert (letter.text, letter.attachments) == ("Dear Robin,\nWe hold “nine” elms.", ("Elms.eml",))
    assert (inner.text, inner.mail and inner.mail.sender) == ("Please list the elms.", "Robin Hale")


ASKED = "<p>Dear Vale Council,</p><p>Please list the elms.</p><p>Yours faithfully,</p><p>Robin Hale</p>"
ANSWERED = "<p>Dear Robin Hale,</p><p>Thank you for your request. We hold no list.</p><p>Vale Council</p>"
TOLD = [
    (True, "Robin Hale", "2024-03-05", ASKED, []),
    (False, "FOI Team, Vale Council", "2024-03-06", "<p>We have received your request.</p>", []),
    (False, "FOI Team, Vale Council", "2024-04-02", ANSWERED, ["Reply 12.pdf", "list.xlsx"]),
]


def test_a_request_page_is_a_mail_for_each_message() -> None:
    asked, first, reply = read_bytes(made.request_page(*TOLD).encode(), "page.html")
    assert asked.text == "Dear Vale Council,\n\nPlease list the elms.\n\nYours faithfully,\n\nRobin Hale"
    assert [one.mail and one.mail.sent for one in (asked, first, reply)] == [
        date(2024, 3, 5),
        date(2024, 3, 6),
        date(2024, 4, 2),
    ]
    assert (asked.mail and asked.mail.sender, reply.mail and reply.mail.subject) == ("Robin Hale", "Elms in the Vale")
    assert (asked.attachments, reply.attachments) == ((), ("Reply 12.pdf", "list.xlsx"))
    assert reply.text.startswith("Dear Robin Hale,\n\nThank you") and reply.text.endswith("Vale Council")


def test_an_older_request_page() -> None:
    page = (
        '<html><h1>Elms</h1><div class="outgoing correspondence box normal" id="outgoing-1"><h2>From: Robin Hale<br><br>'
        f'<time datetime="2024-03-05T09:00:00Z">5 March 2024</time></h2><div class="correspondence_text">{ASKED}</div></div>'
        '<div class="incoming correspondence box normal"><h2>Vale Council<br><br>2 April 2024</h2>'
        '<div class="correspondence_text"><div class="attachments"><hr><p class="attachment"><a href="x"><img alt="Attachment">'
        f"</a><strong>list.pdf</strong><br>88K <a>Download</a></p></div><p>{ANSWERED}</p></div></div></html>"
    )
    asked, reply = read_bytes(page.encode(), "page.html")
    assert asked.mail is not None and reply.mail is not None
    assert (asked.mail.sender, reply.mail.sender, reply.mail.sent) == ("Robin Hale", "Vale Council", date(2024, 4, 2))
    assert (reply.attachments, "Download" in reply.text) == (("list.pdf",), False)


def test_the_data_of_a_request() -> None:
    request = {
        "title": "Elms",
        "user": {"name": "Robin Hale"},
        "public_body": {"name": "Vale Council"},
        "info_request_events": [
            {"event_type": "sent", "created_at": "2024-03-05T09:30:00Z", "snippet": ASKED, "outgoing_message_id": 1},
            {"event_type": "status_update"},
            {"event_type": "response", "created_at": "2024-04-02T09:30:00Z", "snippet": ANSWERED},
        ],
    }
    for data in (request, [{**event, **request} for event in request["info_request_events"]]):  # type: ignore[attr-defined]
        asked, reply = read_bytes(json.dumps(data).encode(), "request.json")
        assert asked.text.startswith("Dear Vale Council,\n\nPlease list")
        assert reply.mail and (reply.mail.sender, reply.mail.sent) == ("Vale Council", date(2024, 4, 2))
    bare = {"info_request_events": [{"event_type": "sent", "outgoing_message_id": 1}]}
    for text, words in ((json.dumps(bare), "without their words"), ('{"info_request_events": [', "broken")):
        with pytest.raises(ReadError, match=words):
            read_bytes(text.encode(), "request.json")


TRANSCRIPT = """This is a plain-text version of the Freedom of Information request "Elms". See https://site.example/elms

  From: Robin Hale
  To: Vale Council
  Date: 5 March 2024

Dear Vale Council,
Please list the elms that were felled in 2023.
Yours faithfully,
Robin Hale

  From: FOI Team, Vale Council
  To: Robin Hale
  Date: 5 March 2024

Dear Robin Hale,
I acknowledge receipt of your request, which is being dealt with.

  From: FOI Team, Vale Council
  To: Robin Hale
  Date: 2 April 2024

Dear Robin Hale,
Thank you for your request. The council holds no list of elms. Please see the attached letter.
Yours sincerely,
Pat Vale

  Attachment: Reply.pdf (88K)

  From: Robin Hale
  To: Vale Council
  Date: 3 April 2024

Dear Vale Council,
I am writing to request an internal review of your handling of my request.
Yours faithfully,
Robin Hale

  From: FOI Team, Vale Council
  To: Robin Hale
  Date: 30 April 2024

Dear Robin Hale,
I have carried out an internal review of our response to your request. I uphold the decision that no list is held.
Yours sincerely,
Pat Vale
"""
A, R = Side.AUTHORITY, Side.REQUESTER
LIFE = [
    (R, Kind.REQUEST, date(2024, 3, 5)),
    (A, Kind.ACKNOWLEDGEMENT, date(2024, 3, 5)),
    (A, Kind.REPLY, date(2024, 4, 2)),
    (R, Kind.REVIEW_REQUEST, date(2024, 4, 3)),
    (A, Kind.REVIEW_OUTCOME, date(2024, 4, 30)),
]


def test_the_transcript_of_an_archive_is_a_life_of_messages(tmp_path: Path) -> None:
    (tmp_path / "case.zip").write_bytes(
        made.packed({"correspondence.txt": TRANSCRIPT, "3_2_Reply.txt": "No list, Robin."})
    )
    case = analyse([tmp_path / "case.zip"], today=date(2024, 5, 1)).case
    told = [message for message in case.messages if message.body[0].source == "correspondence.txt"]
    assert [(one.side, one.kind, one.sent) for one in told] == LIFE
    assert not any(message.quoted for message in told)


def test_the_page_of_a_request_is_a_life_of_messages(tmp_path: Path) -> None:
    blocks = [block.split("\n\n", 1) for block in TRANSCRIPT.split("  From: ")[1:]]
    days = ["2024-03-05", "2024-03-06", "2024-04-02", "2024-04-03", "2024-04-30"]
    page = made.request_page(
        *(
            (head.startswith("Robin"), head.split("\n")[0], day, words.replace("\n", "<br>"), [])
            for (head, words), day in zip(blocks, days, strict=True)
        )
    )
    (tmp_path / "page.html").write_text(page)
    case = analyse([tmp_path / "page.html"], today=date(2024, 5, 1)).case
    assert [(one.side, one.kind) for one in case.messages] == [one[:2] for one in LIFE]
