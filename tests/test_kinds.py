"""What kind of message an authority wrote, and which letter comes next: as read off invented letters."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from drafter.batch.row import row
from drafter.draft import examine
from drafter.model import Sender, Side
from drafter.read import read_bytes
from drafter.report import report

MESSAGES = tomllib.loads((Path(__file__).parent / "kinds.toml").read_text(encoding="utf-8"))["message"]


@pytest.mark.parametrize("message", MESSAGES, ids=[message["name"] for message in MESSAGES])
def test_kind(message: dict[str, Any]) -> None:
    found = examine(read_bytes(message["reply"].encode(), "reply.txt"), today=message.get("today", date(2026, 12, 1)))
    kinds = [one.kind.value for one in found.case.messages if one.side is Side.AUTHORITY]
    assert (kinds, found.route.letter) == ([message["kind"]], message["letter"])


def test_an_answer_that_is_waited_for_has_its_day_in_the_index() -> None:
    """No letter is due, and the table says by when the answer is."""
    waiting = next(one for one in MESSAGES if one["letter"] == "none" and "today" in one)
    found = examine(read_bytes(waiting["reply"].encode(), "reply.txt"), today=waiting["today"])
    made = row(found, report(found), None, Sender())
    assert (made["letter"], made["deadline"], made["step"]) == ("none", "2023-05-09", "the reply is due")
    answered = read_bytes(
        b"4 May 2023\n\nDear Mr Hale\n\nThank you for your request of 5 April 2023. There were 14.", "reply.txt"
    )
    found = examine(answered, today=date(2023, 5, 10))
    assert row(found, report(found), None, Sender())["deadline"] is None
