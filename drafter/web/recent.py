"""Recent cases in one file on this machine: kept only when the user asks for it, and gone when the user deletes them.

The file is readable by its owner alone. What is deleted is overwritten in the file, not only marked as free.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from drafter.errors import DrafterError
from drafter.web.edits import Edit, Edits
from drafter.web.sheet import Missed, Sheet, Upload

MOST = 50  # cases; the oldest goes first
TABLES = """
CREATE TABLE IF NOT EXISTS cases (id TEXT PRIMARY KEY, touched INTEGER, title TEXT, about TEXT, state TEXT);
CREATE TABLE IF NOT EXISTS files (id TEXT REFERENCES cases ON DELETE CASCADE, place INTEGER, name TEXT, asked INTEGER,
  data BLOB, PRIMARY KEY (id, place));
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """A case in the list: its id, the body, and what it is about."""

    id: str
    title: str
    about: str


def place() -> Path:
    """Where recent cases are kept: cases.sqlite in the data folder of the system."""
    return Path(os.environ.get("XDG_DATA_HOME") or "~/.local/share").expanduser() / "drafter" / "cases.sqlite"


class Recent:
    """The file of recent cases; where there is none, nothing is kept."""

    def __init__(self, path: Path | None = None) -> None:
        """`path` is another place than the usual one."""
        self.path = path or place()

    @property
    def on(self) -> bool:
        """Whether cases are kept."""
        return self.path.is_file()

    def start(self) -> None:
        """Keep cases from now on. Raises DrafterError where the file cannot be made."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.path.touch(0o600)
            self.path.chmod(0o600)
        except OSError as error:
            raise DrafterError(f"{self.path}: cannot be written ({error.strerror or 'refused'})") from None

    def stop(self) -> None:
        """Keep nothing, and take away what was kept: overwritten first, then the file itself."""
        if self.on:
            with self._open() as base:
                base.execute("DELETE FROM cases")
            self._vacuum()
            self.path.unlink(missing_ok=True)

    def put(self, sheet: Sheet) -> None:
        """Keep a case as it is now, if cases are kept; the sample is not."""
        if not self.on or sheet.sample:
            return
        case = sheet.findings.case
        title = case.value("authority") or "A reply"
        about = ", ".join(one.name for one in sheet.files)
        with self._open() as base:
            base.execute(
                "INSERT INTO cases VALUES (?, (SELECT coalesce(max(touched), 0) + 1 FROM cases), ?, ?, ?) ON CONFLICT (id)"
                " DO UPDATE SET touched = excluded.touched, title = excluded.title, about = excluded.about, state = excluded.state",
                (sheet.id, title, about, json.dumps(state(sheet))),
            )
            rows = [(sheet.id, number, one.name, one.asked, one.data) for number, one in enumerate(sheet.files)]
            base.executemany("INSERT OR IGNORE INTO files VALUES (?, ?, ?, ?, ?)", rows)  # files are only ever added
            base.execute(
                "DELETE FROM cases WHERE id NOT IN (SELECT id FROM cases ORDER BY touched DESC LIMIT ?)", (MOST,)
            )

    def list(self) -> list[Kept]:
        """The cases that are kept, the latest first."""
        if not self.on:
            return []
        with self._open() as base:
            return [Kept(*row) for row in base.execute("SELECT id, title, about FROM cases ORDER BY touched DESC")]

    def get(self, id: str, today: date) -> Sheet | None:
        """A case as it was left, to be studied anew."""
        if not self.on:
            return None
        with self._open() as base:
            row = base.execute("SELECT state FROM cases WHERE id = ?", (id,)).fetchone()
            found = base.execute("SELECT name, data, asked FROM files WHERE id = ? ORDER BY place", (id,)).fetchall()
        files = [Upload(name, data, bool(asked)) for name, data, asked in found]
        return restored(id, today, files, json.loads(row[0])) if row else None

    def delete(self, id: str) -> None:
        """Take a case away for good."""
        if self.on:
            with self._open() as base:
                base.execute("DELETE FROM cases WHERE id = ?", (id,))
            self._vacuum()

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """One transaction. Raises DrafterError for a file that is none of ours."""
        try:
            with closing(sqlite3.connect(self.path, timeout=5)) as base, base:
                base.execute("PRAGMA secure_delete = ON")
                base.execute("PRAGMA foreign_keys = ON")
                base.executescript(TABLES)
                yield base
        except sqlite3.Error as error:
            raise DrafterError(f"{self.path}: cannot be used ({error}); delete the file to start anew") from None

    def _vacuum(self) -> None:
        with closing(sqlite3.connect(self.path, timeout=5, isolation_level=None)) as base:
            base.execute("VACUUM")


def state(sheet: Sheet) -> dict[str, Any]:
    """What a user did with a case, as plain values."""
    return {
        "sender": sheet.sender,
        "law": sheet.law,
        "told": sheet.told,
        "kind": sheet.kind,
        "left_out": sorted(sheet.left_out),
        "weighed": sorted(sheet.weighed),
        "answers": sheet.answers,
        "wrong": sorted(sheet.wrong),
        "missed": [asdict(one) for one in sheet.missed],
        "made": {key: asdict(edit) for key, edit in sheet.edits.made.items()},
        "own": sheet.edits.own,
    }


def restored(id: str, today: date, files: list[Upload], kept: dict[str, Any]) -> Sheet:
    """The case again, as of today."""
    edits = Edits({key: Edit(**edit) for key, edit in kept["made"].items()}, dict(kept["own"]))
    missed = [Missed(**one) for one in kept["missed"]]
    left_out, wrong = set(kept["left_out"]), set(kept["wrong"])
    return Sheet(
        id, today, files, kept["sender"], law=kept["law"], told=kept["told"], kind=kept["kind"],
        left_out=left_out, wrong=wrong, missed=missed, edits=edits, weighed=set(kept["weighed"]), answers=kept["answers"],
    )  # fmt: skip
