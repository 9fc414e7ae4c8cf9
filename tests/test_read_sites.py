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


def test_a_page_saved_in_one_file_is_the_page() -> None:
    page = made.request_page(*TOLD)
    for name in ("page.mhtml", "page.mht", "page"):
        found, apart = read_bytes(made.saved(page), name), read_bytes(page.encode(), "page.html")
        assert [(one.id, one.text, one.mail) for one in found] == [(one.id, one.text, one.mail) for one in apart]
    assert read_bytes(made.saved("<html><p>We hold no list.</p></html>"), "reply.mhtml")[0].text == "We hold no list."
    with pytest.raises(ReadError, match="the saved page is empty"):
        read_bytes(made.saved(""), "page.mhtml")


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


HEADS = {
    "one line": (
        "Robin Hale\tDelivered 5 March 2024",
        "FOI Team, Vale Council\t6 March 2024",
        "Pat Vale\t2 April 2024",
        "Robin Hale\t3 April 2024 Delivered",
        "Vale Council\t30 April 2024",
    ),
    "lines of their own": (
        "From: Robin Hale\n\n5 March 2024",
        "From: FOI Team\nVale Council\n\n6 March 2024",
        "From: Pat Vale\n\n2 April 2024",
        "Robin Hale\n3 April 2024\nDelivered",
        "Vale Council\n\n30 April 2024",
    ),
}
FILES = {
    "one line": "2 Attachments\nReply.pdf\n88K View Download\nlist.xlsx\n1.2M Download\n",
    "lines of their own": "Reply.pdf\n88K Download View as HTML\n",
}


def a_printed_page(how: str) -> str:
    """What is on a request page, as it is printed or copied: the site's words, the messages, a note, the foot."""
    said = [block.split("\n\n", 1)[1].split("  Attachment")[0].strip() for block in TRANSCRIPT.split("  From: ")[1:]]
    said[2] = FILES[how] + said[2]
    said[3] = f"{said[3]}\n\nKim Marsh left an annotation (4 April 2024)\nDear Robin, I asked for that too."
    told = "\n\n".join(f"{head}\n{words}" for head, words in zip(HEADS[how], said, strict=True))
    top = "WhatDoTheyKnow\n\nElms in the Vale\nRobin Hale made this Freedom of Information request to Vale Council"
    return f"{top}\nThe request was refused by Vale Council.\n\n{told}\n\nAbout\nThis is a project of mySociety."


def floated(lines: list[str]) -> list[list[made.Drawn]]:
    """Pages with what stands after a tab at the right, drawn before all else, as a browser draws what floats."""
    pages = []
    for first in range(0, len(lines), 45):
        some = lines[first : first + 45]
        page = made.column([one.split("\t")[0] for one in some])
        right = zip(page, [one.partition("\t")[2] for one in some if one], strict=True)
        pages.append([*((420.0, bottom, words) for (_, bottom, _), words in right if words), *page])
    return pages


@pytest.mark.parametrize("how", list(HEADS))
@pytest.mark.parametrize("packed", [False, True])
def test_a_printed_request_page_is_a_mail_for_each_message(how: str, packed: bool, tmp_path: Path) -> None:
    data = made.pdf(*floated(a_printed_page(how).split("\n")))
    name, data = ("case.zip", made.packed({"correspondence.pdf": data})) if packed else ("correspondence.pdf", data)
    found = read_bytes(data, name)
    assert [one.id for one in found] == [f"correspondence-{at}.eml" for at in range(1, 6)]
    assert [one.mail.sender for one in found if one.mail] == [
        "Robin Hale",
        "FOI Team",
        "Pat Vale",
        "Robin Hale",
        "Vale Council",
    ]
    assert found[2].attachments == (("Reply.pdf", "list.xlsx") if how == "one line" else ("Reply.pdf",))
    assert found[0].text.startswith("Dear Vale Council,\nPlease list") and "asked for that too" not in found[3].text
    assert found[4].text.endswith("Yours sincerely,\nPat Vale")
    (tmp_path / name).write_bytes(data)
    told = analyse([tmp_path / name], today=date(2024, 5, 1)).case.messages
    assert [(one.side, one.kind) for one in told] == [one[:2] for one in LIFE]
    assert [one.sent for one in told] == [date(2024, 3, 5), date(2024, 3, 6), *(one[2] for one in LIFE[2:])]


def test_a_request_page_copied_as_text_is_a_mail_for_each_message() -> None:
    for how in HEADS:
        found = read_bytes(a_printed_page(how).encode(), "page.txt")
        assert [one.mail and one.mail.sent for one in found][2:] == [one[2] for one in LIFE[2:]]


def test_a_letter_that_speaks_of_a_request_is_no_page() -> None:
    text = "Robin Hale made this Freedom of Information request to Vale Council\nVale Council\nHigh Street\n5 March 2024\nOh."
    assert [one.id for one in read_bytes(text.encode(), "reply.txt")] == ["reply.txt"]


SENT_ON = f"""---------- Forwarded message ---------
From: FOI Team <foi@vale.gov.uk>
Date: Tue, 2 Apr 2024 at 10:00
Subject: RE: Elms
To: Robin Hale <robin@hale.example>


Dear Robin Hale,
Thank you for your request. The list of elms is exempt under section 43(2) of the Act.
Yours sincerely,
Pat Vale, Vale Council

From: Robin Hale <robin@hale.example>
Sent: 5 March 2024 10:11
To: FOI Team <foi@vale.gov.uk>
Subject: Elms

{TRANSCRIPT.split("2024")[1].split("  From")[0].strip()}
"""


def test_a_reply_that_its_requester_sends_on_is_the_reply(tmp_path: Path) -> None:
    told = "Can you help me with this?\n\n"
    friend = made.mail(f"{told}{SENT_ON}", From="Robin Hale <robin@hale.example>", To="Kim Marsh <kim@marsh.example>")
    (tmp_path / "a.eml").write_bytes(friend.as_bytes())
    found = analyse([tmp_path / "a.eml"], today=date(2024, 5, 1))
    assert [(one.side, one.quoted, one.sent) for one in found.case.messages] == [
        (A, False, date(2024, 4, 2)),
        (R, True, date(2024, 3, 5)),
    ]
    assert "withheld" in {gap.rule for gap in found.gaps}
    assert not any("help" in found.case.text(item.said) for item in found.case.items)
    asked = f"I am writing to request an internal review of your reply.\n\n{SENT_ON}"
    body = made.mail(asked, From="Robin Hale <robin@hale.example>", To="foi@vale.gov.uk")
    (tmp_path / "a.eml").write_bytes(body.as_bytes())
    case = analyse([tmp_path / "a.eml"], today=date(2024, 5, 1)).case
    assert [(one.side, one.kind) for one in case.messages[:2]] == [(R, Kind.REVIEW_REQUEST), (A, Kind.REPLY)]
