"""What kind of message an authority wrote, and which letter comes next: as read off invented letters."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from drafter.draft import examine
from drafter.model import Side
from drafter.read import read_bytes

MESSAGES = tomllib.loads((Path(__file__).parent / "kinds.toml").read_text(encoding="utf-8"))["message"]


@pytest.mark.parametrize("message", MESSAGES, ids=[message["name"] for message in MESSAGES])
def test_kind(message: dict[str, Any]) -> None:
    found = examine(read_bytes(message["reply"].encode(), "reply.txt"), today=message.get("today", date(2026, 12, 1)))
    kinds = [one.kind.value for one in found.case.messages if one.side is Side.AUTHORITY]
    assert (kinds, found.route.letter) == ([message["kind"]], message["letter"])
