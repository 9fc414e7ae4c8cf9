"""What a batch remembers: for each case what it was made from and what came of it, in OUT/.drafter/state.sqlite."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from drafter.batch.case import Done
from drafter.batch.keep import OWN, OutputError
from drafter.errors import DrafterError

FILE, VERSION = "state.sqlite", 1
TABLES = """
CREATE TABLE IF NOT EXISTS run (id INTEGER PRIMARY KEY, whole INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS "case" (
    name TEXT PRIMARY KEY, place TEXT NOT NULL, key TEXT NOT NULL, run INTEGER NOT NULL,
    error TEXT NOT NULL, row TEXT NOT NULL, sums TEXT NOT NULL, passages TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS said (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of a case: the key of what it was made from, its error, its files, whether its run ended well."""

    key: str
    place: str
    error: str
    sums: Mapping[str, tuple[int, str]]
    sure: bool


class State:
    """The memory of one output folder. Only one batch at a time can hold it."""

    def __init__(self, out: Path) -> None:
        """Open it, made where it is not there. Raises DrafterError where another batch holds it or it is broken."""
        self.out = out
        try:
            self.base = sqlite3.connect(out / OWN / FILE, timeout=0.5, isolation_level=None)
            self.base.execute("PRAGMA locking_mode=EXCLUSIVE")
            self.base.execute("PRAGMA journal_mode=WAL")
            self.base.execute("PRAGMA synchronous=NORMAL")
            self.base.executescript(f"BEGIN IMMEDIATE; {TABLES} COMMIT;")
        except sqlite3.Error as error:
            raise self.broken(error) from None
        self.run: int | None = None

    def __enter__(self) -> State:
        """The state itself, to be closed at the end."""
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        """Keep what was told so far."""
        try:
            if self.base.in_transaction:
                self.base.execute("COMMIT")
        except sqlite3.Error as error:
            if value is None:
                raise self.broken(error) from None
        finally:
            self.base.close()

    def broken(self, error: sqlite3.Error) -> DrafterError:
        """The line for a state that cannot be used."""
        said, path = str(error), self.out / OWN / FILE
        if "locked" in said or "busy" in said:
            return DrafterError(f"{self.out}: another drafter batch is at work in it; wait for it, or choose another")
        if "full" in said or "disk I/O" in said or "readonly" in said or "unable to open" in said:
            return OutputError(f"{self.out}: cannot be written ({said}); make room or choose another place")
        return DrafterError(f"{path}: cannot be read ({said}); remove it to begin anew")

    def known(self) -> dict[str, Kept]:
        """What is known of every case."""
        sure = {number for (number,) in self._all("SELECT id FROM run WHERE whole")}
        found = self._all('SELECT name, key, place, error, sums, run FROM "case"')
        return {
            name: Kept(key, place, error, json.loads(sums), run in sure) for name, key, place, error, sums, run in found
        }

    def put(self, done: Done, key: str) -> None:
        """Remember what came of a case; kept for good with the next `save`."""
        if not self.base.in_transaction:
            self._do("BEGIN")
        if self.run is None:
            self.run = self._do("INSERT INTO run DEFAULT VALUES").lastrowid
        values = (done.name, done.place, key, self.run, done.error)
        plain = (json.dumps(one, ensure_ascii=False) for one in (done.row, done.sums, done.passages))
        self._do('INSERT OR REPLACE INTO "case" VALUES (?, ?, ?, ?, ?, ?, ?, ?)', (*values, *plain))

    def begin(self, name: str) -> None:
        """A case that was done is to be done anew: what stands in its folder from now on is not what was written."""
        self._do("UPDATE \"case\" SET key = '' WHERE name = ?", (name,))
        self.save()

    def save(self) -> None:
        """Write down what was told since the last time."""
        if self.base.in_transaction:
            self._do("COMMIT")

    def close(self, verified: bool) -> None:
        """The run ended by itself and its files are on the disk; with `verified`, those of earlier runs too."""
        if verified:
            self._do("UPDATE run SET whole = 1")

    def rows(self, names: Iterable[str]) -> Iterator[tuple[str, str, str, dict[str, Any], list[list[str]]]]:
        """Name, place, error, row and passages of some cases, in their order, few at a time in memory."""
        for name in names:
            found = self._do('SELECT place, error, row, passages FROM "case" WHERE name = ?', (name,)).fetchone()
            if found:
                yield name, found[0], found[1], json.loads(found[2]), json.loads(found[3])

    def said(self, name: str) -> str:
        """A note of an earlier run; empty where there is none."""
        found = self._do("SELECT value FROM said WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else ""

    def say(self, name: str, value: str) -> None:
        """Leave a note for the next run."""
        self._do("INSERT OR REPLACE INTO said VALUES (?, ?)", (name, value))

    def _all(self, words: str) -> list[Any]:
        return self._do(words).fetchall()

    def _do(self, words: str, values: tuple[Any, ...] = ()) -> sqlite3.Cursor:
        try:
            return self.base.execute(words, values)
        except sqlite3.Error as error:
            raise self.broken(error) from None
