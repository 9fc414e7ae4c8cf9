"""A thread in one archive or mailbox is the same case as its reply and its request given apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from drafter.draft import Findings, examine
from drafter.evaluate import labelled
from drafter.model import Source
from drafter.read import read_all, read_bytes
from tests import made_files as made

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 12, 1)
CASES = {
    **{case.name: (case.reply, case.request) for case in labelled(ROOT / "corpus") if case.request},
    **{
        folder.name: (sorted(folder.glob("reply.*")), sorted(folder.glob("request.*")))
        for folder in sorted((ROOT / "examples").iterdir())
        if any(folder.glob("request.*"))
    },
}


def mail(source: Source, ours: bool) -> bytes:
    """A letter as the mail that a request site keeps of it."""
    told = source.mail
    site, body = "request-12-ab34@whatdotheyknow.com", told.sender_address if told and not ours else "foi@body.example"
    headers = {"From": f"Robin <{site}>" if ours else f"FOI Team <{body}>", "To": body if ours else site}
    headers["Date"] = told.sent.strftime("%d %b %Y 09:30:00 +0000") if told and told.sent else ""
    return made.mail(source.text, **headers).as_bytes()


def archive(mails: Sequence[bytes]) -> tuple[Source, ...]:
    return read_bytes(made.packed({f"{at}.eml": one for at, one in enumerate(mails)}), "case.zip")


def mailbox(mails: Sequence[bytes]) -> tuple[Source, ...]:
    return read_bytes(b"".join(b"From x Tue Mar  5 09:30:00 2024\n" + one + b"\n" for one in mails), "case.mbox")


def found(findings: Findings) -> list[tuple[object, ...]]:
    return sorted((gap.rule, gap.items, gap.certainty) for gap in findings.gaps)


@pytest.mark.parametrize("form", [archive, mailbox])
@pytest.mark.parametrize("case", list(CASES))
def test_the_same_findings(case: str, form: Callable[[Sequence[bytes]], tuple[Source, ...]]) -> None:
    replies, requests = (read_all(paths) for paths in CASES[case])
    mails = [*(mail(one, True) for one in requests), *(mail(one, False) for one in replies)]
    assert found(examine(form(mails), today=TODAY)) == found(examine(replies, requests, today=TODAY))
