"""The ways in which a request and its reply come: one mail that quotes the other, an archive, a page, a printed page."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from email.message import EmailMessage

from tests import made_files as made

BANNER = "CAUTION: This e-mail came from outside the organisation. Do not open links unless you know the sender."
DISCLAIMER = (
    "This e-mail and any attachments are confidential and meant for the addressee alone, since they may be privileged."
)
COVER = "Please find attached our response to your request."


@dataclass(frozen=True, slots=True)
class Pair:
    """A request and its reply: the words, the days, who wrote them."""

    request: str
    reply: str
    asked: date
    answered: date
    name: str
    body: str

    @property
    def heads(self) -> str:
        """The headers above the request, as Outlook quotes it."""
        sent = f"From: {self.name} <me@hale.example>\nSent: {told(self.asked)} 10:11"
        return f"{sent}\nTo: {self.body} <foi@body.example>\nSubject: A request"

    @property
    def quoted(self) -> str:
        """The request as most programs quote it."""
        lines = wrapped(self.request, 70).split("\n")
        return f"On {told(self.asked)} at 10:11, {self.name} <me@hale.example> wrote:\n" + "\n".join(
            f"> {one}" for one in lines
        )

    def mail(self, text: str, ours: bool = False, page: bool = False) -> EmailMessage:
        """A mail of the requester's, or of the body's."""
        parties = [f"{self.body} <foi@body.example>", f"{self.name} <me@hale.example>"]
        message = EmailMessage()
        message["From"], message["To"] = reversed(parties) if ours else parties
        message["Subject"] = "A request"
        message["Date"] = f"{self.asked if ours else self.answered:%a, %d %b %Y} 10:11:00 +0000"
        message.set_content(text, subtype="html" if page else "plain")
        return message

    def answer(self, *below: str) -> EmailMessage:
        """The reply as a mail with something below it."""
        return self.mail("\n\n".join([wrapped(self.reply), *below]))

    def apart(self) -> list[EmailMessage]:
        """The request, an acknowledgement and the reply, as a mail each."""
        receipt = f"Dear {self.name},\n\nThank you for your request. You will have a reply within 20 working days.\n\n{self.body}\n"
        first = self.mail(receipt)
        first.replace_header("Date", f"{self.asked:%a, %d %b %Y} 15:00:00 +0000")
        return [self.mail(wrapped(self.request), ours=True), first, self.answer()]


def told(day: date) -> str:
    """A day as letters have it."""
    return f"{day.day} {day:%B %Y}"


def wrapped(text: str, width: int = 72) -> str:
    """A text as mail programs wrap it."""
    return "\n".join(
        textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False) if len(line) > width else line
        for line in text.split("\n")
    )


def markup(text: str) -> str:
    """The paragraphs of a text in HTML."""
    return "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line.strip())


def lotus(pair: Pair) -> bytes:
    head = (
        f"{pair.name} <me@hale.example>\n{pair.asked:%d/%m/%Y} 10:11\n\nTo\nfoi@body.example\ncc\n\nSubject\nA request"
    )
    return pair.answer(head, wrapped(pair.request)).as_bytes()


def outlook_page(pair: Pair) -> bytes:
    heads = "<br>".join(f"<b>{one.replace(': ', ':</b> ', 1)}" for one in html.escape(pair.heads).split("\n"))
    page = f"<html>{markup(pair.reply)}<div style='border-top:solid'><p>{heads}</p></div>{markup(pair.request)}</html>"
    return pair.mail(page, page=True).as_bytes()


def gmail_page(pair: Pair) -> bytes:
    quoted = f"<blockquote class='gmail_quote'>{markup(pair.request)}</blockquote>"
    said = f"<div class='gmail_quote'><div>On {told(pair.asked)} at 10:11, {pair.name} &lt;me@hale.example&gt; wrote:<br></div>"
    return pair.mail(f"<html>{markup(pair.reply)}{said}{quoted}</div></html>", page=True).as_bytes()


def sent_again(pair: Pair) -> bytes:
    """The reply once more, below a few words of the body's."""
    heads = (
        f"From: {pair.body} <foi@body.example>\nSent: {told(pair.answered)} 10:11\nTo: {pair.name} <me@hale.example>"
    )
    below = f"{heads}\nSubject: RE: A request\n\n{wrapped(pair.reply)}\n\n{pair.heads}\n\n{wrapped(pair.request)}"
    return pair.mail(
        f"Dear {pair.name},\n\nPlease see below the reply that was sent to you.\n\n{pair.body}\n\n{below}"
    ).as_bytes()


def mailbox(pair: Pair) -> bytes:
    return b"".join(b"From x Tue Mar  5 09:30:00 2024\n%s\n" % one.as_bytes() for one in pair.apart())


def with_a_mail_inside(pair: Pair) -> bytes:
    message = pair.answer()
    message.add_attachment(pair.mail(wrapped(pair.request), ours=True))
    return message.as_bytes()


def with_a_letter(pair: Pair, cover: str) -> bytes:
    message = pair.mail(f"{cover}\n\n{pair.heads}\n\n{wrapped(pair.request)}")
    message.add_attachment(
        made.word_of(*pair.reply.split("\n")), "application", "octet-stream", filename="Response.docx"
    )
    return message.as_bytes()


def with_winmail(pair: Pair) -> bytes:
    message = pair.mail(f"{COVER}\n\n{pair.heads}\n\n{wrapped(pair.request)}")
    packed = made.tnef({"Response.docx": made.word_of(*pair.reply.split("\n"))}, body=COVER)
    message.add_attachment(packed, "application", "ms-tnef", filename="winmail.dat")
    return message.as_bytes()


def transcript(pair: Pair) -> bytes:
    parties = [
        (pair.name, pair.body, pair.asked, pair.request),
        (f"FOI, {pair.body}", pair.name, pair.answered, pair.reply),
    ]
    said = "".join(
        f"\n{'-' * 31}\n  From: {who}\n  To: {to}\n  Date: {told(day)}\n\n{text}\n" for who, to, day, text in parties
    )
    text = f'This is a plain-text version of the Freedom of Information request "Elms". See https://site.example/elms.\n{said}'
    return made.packed({"correspondence.txt": text})


def with_files(pair: Pair) -> bytes:
    cover = replace(pair, reply=f"1 Attachment\nReply.docx\n88K Download\nDear {pair.name},\n\n{COVER}\n\n{pair.body}")
    return made.packed({"page.txt": copied(cover), "1_2_Reply.docx": made.word_of(*pair.reply.split("\n"))})


def copied(pair: Pair) -> bytes:
    top = f"Elms\n\n{pair.name} made this Freedom of Information request to {pair.body}\n\n"
    asked = f"{pair.name}\n{told(pair.asked)}\n\n{pair.request}\n\n"
    return f"{top}{asked}FOI, {pair.body}\n{told(pair.answered)}\n\n{pair.reply}".encode()


def page(pair: Pair) -> bytes:
    asked = (True, pair.name, pair.asked.isoformat(), markup(pair.request), [])
    return made.request_page(asked, (False, pair.body, pair.answered.isoformat(), markup(pair.reply), [])).encode()


FORMS: dict[str, tuple[str, Callable[[Pair], bytes]]] = {
    "quoted by Outlook": ("r.eml", lambda pair: pair.answer(pair.heads, wrapped(pair.request)).as_bytes()),
    "quoted as the original": (
        "r.eml",
        lambda pair: pair.answer(f"-----Original Message-----\n{pair.heads}", wrapped(pair.request)).as_bytes(),
    ),
    "quoted with marks": ("r.eml", lambda pair: pair.answer(pair.quoted).as_bytes()),
    "answered below": ("r.eml", lambda pair: pair.mail(f"{pair.quoted}\n\n{wrapped(pair.reply)}").as_bytes()),
    "between a banner and a disclaimer": (
        "r.eml",
        lambda pair: pair.mail(
            f"{BANNER}\n\n{wrapped(pair.reply)}\n\n{DISCLAIMER}\n\n{pair.heads}\n\n{BANNER}\n\n{wrapped(pair.request)}"
        ).as_bytes(),
    ),
    "sent again": ("r.eml", sent_again),
    "quoted by Lotus Notes": ("r.eml", lotus),
    "a page by Outlook": ("r.eml", outlook_page),
    "a page by Gmail": ("r.eml", gmail_page),
    "an archive of mails": (
        "a.zip",
        lambda pair: made.packed({f"{at}.eml": one.as_bytes() for at, one in enumerate(pair.apart())}),
    ),
    "a mailbox": ("all.mbox", mailbox),
    "an archive of letters": (
        "a.zip",
        lambda pair: made.packed({"1 asked.txt": pair.request, "2 told.txt": pair.reply}),
    ),
    "a mail in a mail": ("r.eml", with_a_mail_inside),
    "a letter in a mail": ("r.eml", lambda pair: with_a_letter(pair, COVER)),
    "a letter under a signature": (
        "r.eml",
        lambda pair: with_a_letter(pair, f"Information Team\n{pair.body}\nTel 01234 567890"),
    ),
    "a letter in a winmail.dat": ("r.eml", with_winmail),
    "a transcript": ("a.zip", transcript),
    "a request page": ("page.html", page),
    "a copied page": ("page.txt", copied),
    "a copied page and its letter": ("a.zip", with_files),
    "one document": (
        "r.docx",
        lambda pair: made.word_of(*f"{pair.reply}\n\n{pair.heads}\n\n{pair.request}".split("\n")),
    ),
}
