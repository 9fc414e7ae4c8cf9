"""Broken packs: one file for each mistake; its first line has the words that the message must contain."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.errors import LawError
from drafter.law import load

BROKEN = sorted((Path(__file__).parent / "laws" / "broken").glob("*.toml"))


@pytest.mark.parametrize("path", BROKEN, ids=[path.stem for path in BROKEN])
def test_the_message_names_file_row_and_key(path: Path) -> None:
    wanted = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# says: ")
    with pytest.raises(LawError) as caught:
        load(path)
    assert wanted in str(caught.value)
    assert "\n" not in str(caught.value).strip()


def test_an_unknown_pack_lists_those_there_are() -> None:
    with pytest.raises(
        LawError, match=r"^uk-foi: no such law; there are scot-eisr, scot-foisa, uk-eir, uk-foia, or give"
    ):
        load("uk-foi")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LawError, match=r"^mine\.toml: cannot be read"):
        load(tmp_path / "mine.toml")


def test_a_limit_that_a_law_does_not_have() -> None:
    from datetime import date

    with pytest.raises(LawError, match=r"scot-foisa: no time limit 'reply\.extended'; there are reply, "):
        load("scot-foisa").deadline("reply.extended", date(2026, 3, 10))
