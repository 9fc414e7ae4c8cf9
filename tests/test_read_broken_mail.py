"""Mail that breaks the rules of MIME in every way that mail programs do: read as far as it goes."""

from __future__ import annotations

import pytest

from drafter.read import read_bytes

HEAD = "From: Vale Council <foi@vale.example>\nDate: Tue, 05 Mar 2024 09:30:00 +0000\nSubject: Elms\n"
MIXED = HEAD + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
PLAIN = "--b\nContent-Type: text/plain\n\nWe hold no list.\n"
BROKEN: dict[str, tuple[str, str]] = {
    "no last boundary": (MIXED + PLAIN, "We hold no list."),
    "a boundary that never comes": (MIXED.replace("=b\n", "=c\n") + PLAIN, "We hold no list."),
    "no boundary named": (MIXED.replace("; boundary=b", "") + "We hold no list.", "We hold no list."),
    "words before the first boundary": (MIXED + "Preamble.\n" + PLAIN + "--b--\nEpilogue.", "We hold no list."),
    "boundaries with blanks": (MIXED + PLAIN.replace("--b\n", "--b  \n") + "--b-- \n", "We hold no list."),
    "a quoted boundary with odd signs": (MIXED.replace("=b\n", '="b"; x\n') + PLAIN, "We hold no list."),
    "base64 with a broken end": (
        HEAD + "Content-Transfer-Encoding: base64\n\nV2UgaG9sZCBubyBsaXN0Lg=\n",
        "We hold no list.",
    ),
    "base64 with signs between": (
        HEAD + "Content-Transfer-Encoding: base64\n\nV2Ugah9s\n!!ZCBubyBsaXN0Lg==".replace("ah9", "aG9"),
        "We hold no list.",
    ),
    "base64 that is none": (HEAD + "Content-Transfer-Encoding: base64\n\nWe hold no list.", "We hold no list."),
    "quoted-printable with bare signs": (
        HEAD + "Content-Transfer-Encoding: quoted-printable\n\nWe =hold =E2=80=93 no=\n list = 3.",
        "We =hold – no list = 3.",
    ),
    "an unknown transfer encoding": (HEAD + "Content-Transfer-Encoding: x-odd\n\nWe hold no list.", "We hold no list."),
    "a type that is none": (HEAD + "Content-Type: text\n\nWe hold no list.", "We hold no list."),
    "two types": (HEAD + "Content-Type: text/plain\nContent-Type: text/html\n\nWe hold <no> list.", "We hold <no> list."),
    "line ends of old Macintoshes": ((HEAD + "\nWe hold no list.").replace("\n", "\r"), "We hold no list."),
    "line ends mixed": (HEAD.replace("\n", "\r\n") + "\nWe hold no list.\r\nNone.", "We hold no list.\nNone."),
    "a header cut by a blank in front": (HEAD + "X-Odd\n\nWe hold no list.", "We hold no list."),
    "a line in the headers that is none": (HEAD + "what is this\nTo: x\n\nWe hold no list.", "We hold no list."),
    "an empty plain part beside a rich one": (
        MIXED.replace("mixed", "alternative")
        + "--b\nContent-Type: text/plain\n\n \n--b\nContent-Type: text/html\n\n<p>We hold no list.",
        "We hold no list.",
    ),
    "HTML that calls itself plain": (
        HEAD + "Content-Type: text/plain\n\n<html><body><p>We hold</p><p>no list.</p>",
        "We hold\n\nno list.",
    ),
    "words where the blank line is missing": (HEAD + "We hold no list.\n\nNone at all.", "We hold no list.\n\nNone at all."),
    "a name in parts": (
        MIXED + PLAIN + "--b\nContent-Type: a/x; name*0=lis; name*1=t.xyz\nContent-Disposition: attachment\n\nx\n--b--",
        "We hold no list.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", list(BROKEN))
def test_broken_mail_is_read_as_far_as_it_goes(case: str) -> None:
    data, expected = BROKEN[case]
    letter = read_bytes(data.encode(), "reply.eml")[0]
    assert letter.text == expected
    assert letter.mail is not None
    assert letter.mail.sender_address == "foi@vale.example"


def test_a_mail_without_headers() -> None:
    assert read_bytes(b"\n\nWe hold no list.", "reply.eml")[0].text == "We hold no list."
