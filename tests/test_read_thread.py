"""Sources cut into messages: what is marked [so] in a text is one part, with its side and its day."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest

from drafter.model import Mail, Side, Source
from drafter.read import read_bytes
from drafter.read.days import day
from drafter.read.thread import Part, body, thread, trailers
from tests import made_files as made

OURS = "Dear Robin Hale,\nThank you for your request. We hold no list.\nKind regards,\nVale Council"
THEIRS = "Dear Vale Council,\nPlease provide a list of elms.\nYours faithfully,\nRobin Hale"


def unmark(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its ⟦marks⟧, and the ranges they marked."""
    ranges, plain, at = [], "", 0
    for piece in re.split("([⟦⟧])", text):
        if piece == "⟦":
            at = len(plain)
        elif piece == "⟧":
            ranges.append((at, len(plain)))
        else:
            plain += piece
    return plain, ranges


A, R = Side.AUTHORITY, Side.REQUESTER
QUOTE, SENT = "From: Robin Hale\nSent: 8 October 2024 10:00\nTo: FOI\nSubject: Elms", date(2024, 10, 8)
THREADS: dict[str, tuple[str, list[tuple[Side | None, bool, date | None]]]] = {
    "nothing quoted": (f"⟦{OURS}⟧", [(A, False, None)]),
    "a request alone": (f"⟦{THEIRS}⟧", [(R, False, None)]),
    "Outlook": (
        f"⟦{OURS}⟧\nFrom: Robin Hale <robin@hale.example>\nSent: Wednesday, November 6, 2024 8:47 PM\nTo: FOI\n"
        f"Subject: Elms\n⟦{THEIRS}⟧",
        [(A, False, None), (R, True, date(2024, 11, 6))],
    ),
    "Outlook with a rule and bold marks": (
        f"⟦{OURS}⟧\n________________________________________\n*From:* Robin Hale\n*Sent:* 06 November 2024 20:47\n"
        f"*To:* FOI\n*Subject:* Elms\n⟦{THEIRS}⟧",
        [(A, False, None), (R, True, date(2024, 11, 6))],
    ),
    "an address on a line of its own": (
        f"⟦{OURS}⟧\nFrom: Robin Hale\nSent: 8/10/2024 09:00\nTo: 'foi@vale.example'\n<foi@vale.example>\nSubject: Elms\n"
        f"⟦{THEIRS}⟧",
        [(A, False, None), (R, True, date(2024, 10, 8))],
    ),
    "original message": (
        f"⟦{OURS}⟧\n-----Original Message-----\nFrom: Robin Hale\nSent: 2024-10-08 09:00\nSubject: Elms\nTo: FOI\n⟦{THEIRS}⟧",
        [(A, False, None), (R, True, date(2024, 10, 8))],
    ),
    "original message without headers": (
        f"⟦{OURS}⟧\n----- Original Message -----\n⟦{THEIRS}⟧",
        [(A, False, None), (R, True, None)],
    ),
    "somebody wrote": (
        f"⟦{OURS}⟧\n\nOn 3 May 2024 at 10:11, Robin Hale <robin@hale.example> wrote:\n> ⟦Please provide a list.\n> Thanks⟧",
        [(A, False, None), (R, True, date(2024, 5, 3))],
    ),
    "somebody wrote, without marks": (
        f"⟦{OURS}⟧\n\nOn Fri, 3 May 2024 at 10:11, Robin Hale wrote:\n⟦{THEIRS}⟧",
        [(A, False, None), (R, True, date(2024, 5, 3))],
    ),
    "only marks": (f"⟦{OURS}⟧\n\n> ⟦Please provide a list.⟧", [(A, False, None), (R, True, None)]),
    "answers between the questions": (
        "Dear Robin Hale,\n> ⟦How many elms?⟧\nNine.\n> ⟦And oaks?⟧\nNone.".replace(
            "Dear Robin Hale,", "⟦Dear Robin Hale,⟧"
        )
        .replace("Nine.", "⟦Nine.⟧")
        .replace("None.", "⟦None.⟧"),
        [(A, False, None), (R, True, None), (A, False, None), (R, True, None), (A, False, None)],
    ),
    "marks in marks": (
        f"⟦{OURS}⟧\n\nOn 3 May 2024 at 10:11, Robin Hale wrote:\n> ⟦Any news?⟧\n"
        "> On 2 May 2024 at 09:00, FOI Team wrote:\n> > ⟦We have your request.⟧",
        [(A, False, None), (R, True, date(2024, 5, 3)), (A, True, date(2024, 5, 2))],
    ),
    "three mails": (
        f"⟦{OURS}⟧\nFrom: FOI\nSent: 9 October 2024 10:00\nTo: Robin Hale\nSubject: Re: Elms\n⟦Dear Robin Hale,\nWe have it.⟧\n"
        f"From: Robin Hale\nSent: 8 October 2024 10:00\nTo: FOI\nSubject: Elms\n⟦{THEIRS}⟧",
        [(A, False, None), (A, True, date(2024, 10, 9)), (R, True, date(2024, 10, 8))],
    ),
    "a letter after a letter": (f"⟦{OURS}⟧\n-\n⟦{THEIRS}⟧", [(A, False, None), (R, True, None)]),
    "a letter after a letter with nothing between": (f"⟦{OURS}⟧\n⟦{THEIRS}⟧", [(A, False, None), (R, True, None)]),
    "its own headers at the top": (
        f"From: Robin Hale\nSent: 8 October 2024 10:00\nTo: FOI\nSubject: Elms\n⟦{THEIRS}⟧",
        [(R, False, date(2024, 10, 8))],
    ),
    "headers run together": (
        f"⟦{OURS}⟧\nFrom: Robin Hale Sent: 8 October 2024 10:00 To: FOI Subject: Elms\n⟦{THEIRS}⟧",
        [(A, False, None), (R, True, date(2024, 10, 8))],
    ),
    "a letter below what it answers": (
        f"On 3 May 2024 at 10:11, Robin Hale wrote:\n> ⟦Dear Vale Council,\n> Please list them."
        f"\n> Yours faithfully,\n> Robin Hale⟧\n⟦{OURS}⟧",
        [(R, True, date(2024, 5, 3)), (A, False, None)],
    ),
    "Lotus Notes": (
        f"⟦{OURS}⟧\n\nRobin Hale <robin@hale.example>\n08/10/2024 10:11\n\nTo\nfoi@vale.example\ncc\n\nSubject\nElms\n⟦{THEIRS}⟧",
        [(A, False, None), (R, True, date(2024, 10, 8))],
    ),
    "Lotus Notes in columns": (
        f"⟦{OURS}⟧\n\n     Robin Hale\n     <robin@hale.example>\n     08/10/2024 10:11 AM\n      To: foi@vale.example\n"
        f"      cc:\n      Subject: Elms\n⟦{THEIRS}⟧",
        [(A, False, None), (R, True, date(2024, 10, 8))],
    ),
    "GroupWise": (
        f"⟦{OURS}⟧\n\n>>> Robin Hale <robin@hale.example> 08/10/2024 10:11 >>>\n⟦{THEIRS}⟧",
        [(A, False, None), (R, True, date(2024, 10, 8))],
    ),
    "messages one after the other": (
        f"From: Robin Hale\nDate: 8 October 2024\nTo: FOI\n⟦{THEIRS}⟧\n"
        f"From: FOI Team\nDate: 9 October 2024\nTo: Robin Hale\n⟦{OURS}⟧",
        [(R, False, date(2024, 10, 8)), (A, False, date(2024, 10, 9))],
    ),
    "answers inside what is quoted": (
        f"⟦Dear Robin Hale,\nPlease see our answers below in red.\nPat Vale, FOI Team⟧\n{QUOTE}\n⟦Dear Vale Council,\n"
        "1. How many elms?⟧\n⟦We felled nine.\nAll were ill.⟧\n⟦2. And oaks? Please list them.⟧\n⟦A: None held.⟧"
        "\n⟦Yours faithfully,\nRobin⟧",
        [(A, False, None), (R, True, SENT), (A, False, None), (R, True, SENT), (A, False, None), (R, True, SENT)],
    ),
    "a request that says more below each question": (
        f"⟦Dear Robin Hale,\nPlease see our response below. We hold no list of elms or of oaks.\nPat Vale, FOI Team⟧\n{QUOTE}\n"
        "⟦Dear Vale Council,\n1. How many elms?\nPlease tell me for each year.\n2. And oaks?\nI mean those in the High Street.⟧",
        [(A, False, None), (R, True, SENT)],
    ),
    "a request that tells of the body, below an answer of its own": (
        f"⟦{OURS}\nOur answers are in red.⟧\n{QUOTE}\n⟦Dear Vale Council,\n1. How many elms?\n2. How many oaks?"
        "\n3. How many limes?\nThe council holds a list of them.⟧",
        [(A, False, None), (R, True, SENT)],
    ),
    "the head of a memo under a letterhead": (
        f"⟦VALE COUNCIL\nParks Service\nTel: 01234 567890\nFrom: FOI Team\nTo: Robin Hale\nDate: 8 October 2024\nSubject: Elms"
        f"\n{OURS}⟧",
        [(A, False, date(2024, 10, 8))],
    ),
    "a memo under a title that quotes the request": (
        f"⟦Response to your request\n\nTo: Robin Hale\nFrom: FOI Team\nDate: 8 October 2024\n{OURS}⟧\n"
        f"From: Robin Hale\nSent: 3 September 2024\nTo: FOI\nSubject: Elms\n⟦{THEIRS}⟧",
        [(A, False, date(2024, 10, 8)), (R, True, date(2024, 9, 3))],
    ),
    "a thread as Gmail prints it": (
        f"⟦Gmail Robin Hale <robin@hale.example>\nElms\n2 messages\nRobin Hale <robin@hale.example>\tTue, 8 Oct 2024 at 10:11\n"
        f"To: foi@vale.example\n{THEIRS}⟧\nFOI Team <foi@vale.example>\t9 October 2024 at 09:05\nTo: Robin Hale\nCc: Pat Vale"
        f"\n⟦{OURS}\n[Quoted text hidden]⟧",
        [(R, False, date(2024, 10, 8)), (A, False, date(2024, 10, 9))],
    ),
    "a mail as Outlook prints it": (
        f"⟦Robin Hale\n________________________________________\nFrom: Robin Hale\nSent: 8 October 2024 10:00\nTo: FOI\n"
        f"Subject: Elms\n{THEIRS}⟧",
        [(R, False, date(2024, 10, 8))],
    ),
    "a signature above what it quotes": (
        f"⟦Pat Vale\nInformation Officer\nVale Council⟧\nFrom: Robin Hale\nSent: 8 October 2024 10:00\nTo: FOI\nSubject: Elms"
        f"\n⟦{THEIRS}⟧",
        [(A, False, None), (R, True, date(2024, 10, 8))],
    ),
    "a few words above what they send on": (
        f"⟦Please see below\nPat⟧\nFrom: FOI Team\nSent: 8 October 2024 10:00\nTo: Robin Hale\nSubject: Elms\n⟦{OURS}⟧",
        [(None, False, None), (A, True, date(2024, 10, 8))],
    ),
    "a sentence that begins like a header": (
        "⟦Dear Robin Hale,\nFrom: this we see nothing.\nTo: the point, we hold no list.⟧",
        [(A, False, None)],
    ),
    "a form with a subject": ("⟦Subject: Elms\nDear Robin Hale,\nWe hold no list.⟧", [(A, False, None)]),
}


@pytest.mark.parametrize("case", list(THREADS))
def test_thread(case: str) -> None:
    marked, expected = THREADS[case]
    text, ranges = unmark(marked)
    found = thread([Source("reply.txt", text, "")], [])
    assert [(part.start, part.end) for part in found] == ranges
    assert [(part.side, part.quoted, part.sent) for part in found] == expected


def test_headers_go_with_their_words() -> None:
    source = read_bytes(made.mail(OURS, Subject="Re: Elms").as_bytes(), "reply.eml")[0]
    request = read_bytes(
        made.mail(THEIRS, Subject="Elms", From="Robin Hale <r@hale.example>").as_bytes(), "request.eml"
    )[0]
    reply, asked = thread([source], [request])
    assert (reply.side, reply.sent, reply.subject) == (A, date(2024, 3, 5), "Re: Elms")
    assert (asked.source, asked.side, asked.sender, asked.subject) == ("request.eml", R, "Robin Hale", "Elms")


def test_only_a_document_that_is_no_mail_has_the_head_of_a_memo() -> None:
    text = f"Vale Council\nFrom: FOI Team\nSent: 8 October 2024 10:00\nTo: Robin Hale\nSubject: Elms\n{OURS}"
    assert [part.quoted for part in thread([Source("a.pdf", text, "")])] == [False]
    assert [part.quoted for part in thread([Source("a.eml", text, "", mail=Mail(sender="FOI Team"))])] == [False, True]


def test_the_sender_on_a_request_site_is_the_requester() -> None:
    mail = Mail(sender="Robin", sender_address="request-12345-abcdef12@whatdotheyknow.com")
    (part,) = thread([Source("a.eml", "Any news of this?", "", mail=mail)], [Source("b.txt", THEIRS, "")])[:1]
    assert part.side is R


TRAILERS = {
    "a disclaimer": f"{OURS}\n⟦This e-mail and any files with it are confidential and may contain private matter.⟧",
    "a banner": f"⟦CAUTION: this message came from outside the council.⟧\n{OURS}",
    "a plea": f"{OURS}\n⟦Please consider the environment before printing this.⟧",
    "the list of links": f"{OURS}\n⟦References\nVisible links\n1. https://vale.example/a\n2. mailto:foi@vale.example⟧",
    "a request site": (
        f"{OURS}\nFrom: Robin Hale\nSent: 8 October 2024 10:00\nTo: FOI\nSubject: Elms\n{THEIRS}\n"
        "⟦----------------------------------------\nPlease use this email address for all replies to this request:\n"
        "[1] mail⟧\n⟦show quoted sections⟧"
    ),
    "attachments of a request site": f"⟦1 Attachment\nlist.pdf\n88K\nDownload\nView as HTML⟧\n{OURS}",
    "words that only look like one": f"{OURS}\nThis message was important to us.\nReferences to elms are in the annex.",
}


@pytest.mark.parametrize("case", list(TRAILERS))
def test_trailers(case: str) -> None:
    text, ranges = unmark(TRAILERS[case])
    assert [(one.start, one.end) for one in trailers(Source("reply.txt", text, ""))] == ranges


def test_the_body_of_a_part_leaves_trailers_out() -> None:
    text, _ = unmark(TRAILERS["a banner"] + "\nThis e-mail is confidential to Robin.\nOne more line.")
    source = Source("reply.txt", text, "")
    (part,) = thread([source])
    assert [text[one.start : one.end] for one in body(part, source)] == [OURS, "One more line."]


def test_offsets_belong_to_the_text_and_parts_do_not_overlap() -> None:
    for marked, _ in THREADS.values():
        source = Source("reply.txt", unmark(marked)[0], "")
        found: tuple[Part, ...] = thread([source], [])
        assert all(0 <= part.start < part.end <= len(source.text) for part in found)
        assert all(one.end <= other.start for one, other in pairwise(found))


DAYS = {
    "Wednesday, November 6, 2024 8:47 PM": date(2024, 11, 6),
    "06 November 2024 20:47": date(2024, 11, 6),
    "Tue, 03 Oct 2023 20:35:02 +0100": date(2023, 10, 3),
    "08/10/2024": date(2024, 10, 8),
    "8.10.24": date(2024, 10, 8),
    "2024-10-08T09:00": date(2024, 10, 8),
    "3rd of May, 2024": date(2024, 5, 3),
    "3-May-2024": date(2024, 5, 3),
    "Sept 4, 2024": date(2024, 9, 4),
    "31 June 2024": None,
    "section 12 of the Act": None,
    "we may 12 2024": date(2024, 5, 12),
    "": None,
}


@pytest.mark.parametrize("text", list(DAYS))
def test_days(text: str) -> None:
    assert day(text) == DAYS[text]
