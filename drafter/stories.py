"""The stories in examples/: the files of a case, the day it is read, and who writes the letter."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from drafter.draft import Findings, analyse
from drafter.files import shipped
from drafter.model import Sender


@dataclass(frozen=True, slots=True)
class Story:
    """One folder of examples/ with its case.toml."""

    folder: Path
    reply: tuple[Path, ...]
    request: tuple[Path, ...]
    today: date
    sender: Sender

    def findings(self) -> Findings:
        """What drafter finds in it."""
        return analyse(self.reply, self.request, today=self.today)


def story(name: str) -> Story:
    """The story of that name."""
    folder = shipped("examples") / name
    told = tomllib.loads((folder / "case.toml").read_text(encoding="utf-8"))
    replies, requests = (tuple(folder / file for file in told.get(side, ())) for side in ("reply", "request"))
    return Story(folder, replies, requests, told["today"], Sender(**told["sender"]))


def stories() -> tuple[Story, ...]:
    """Every story, by name."""
    return tuple(story(path.parent.name) for path in sorted(shipped("examples").glob("*/case.toml")))
