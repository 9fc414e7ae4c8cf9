"""One case of many: where its letters are, what was told of it, and what came of it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from drafter.errors import ReadError
from drafter.model import Sender

LARGEST = 50_000_000  # bytes of a letter, as `drafter.read` has it
RATIO = 100
FREELY = 1_000_000  # below this size the ratio does not matter
QUOTED_FROM = re.compile(rb"(?m)^>(>*From )")


@dataclass(frozen=True, slots=True)
class File:
    """A letter of a case: a file of its own, a member of an archive, or a stretch of a mailbox.

    `data` is set where the bytes travel with the case, to a machine that does not see the file.
    """

    name: str
    path: Path
    member: str = ""
    start: int = 0
    end: int = 0
    data: bytes | None = None

    def read(self) -> bytes:
        """The bytes. Raises ReadError."""
        if self.data is not None:
            return self.data
        try:
            if self.member:
                return self._unpacked()
            size = self.end - self.start if self.end else self.path.stat().st_size
            if size > LARGEST:
                raise ReadError(f"{self.name}: over {LARGEST // 1_000_000} MB is too large for a letter")
            with self.path.open("rb") as file:
                file.seek(self.start)
                data = file.read(size)
            return QUOTED_FROM.sub(rb"\1", data) if self.end else data
        except (OSError, zipfile.BadZipFile) as error:
            why = getattr(error, "strerror", None) or error
            raise ReadError(f"{self.name}: cannot be opened ({why}); check name and rights") from None

    def _unpacked(self) -> bytes:
        with zipfile.ZipFile(self.path) as archive:
            told = archive.getinfo(self.member)
            bomb = told.file_size > FREELY and told.file_size > RATIO * max(1, told.compress_size)
            if told.flag_bits & 1 or told.file_size > LARGEST or bomb:
                raise ReadError(f"{self.name}: is protected or too large for a letter; give it as a file of its own")
            return archive.read(told)


@dataclass(frozen=True, slots=True)
class Job:
    """A case to be done. `place` is its folder in the output, `told` what a manifest says of who signs,
    `answers` what it says to the questions of letters, by their ids, `fields` what to the fields of a house style.

    `fault` is what is wrong with its row or folder; such a case fails without being read.
    """

    name: str
    replies: tuple[File, ...] = ()
    requests: tuple[File, ...] = ()
    told: tuple[tuple[str, str], ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    letter: str = ""
    law: str = ""
    place: str = ""
    fault: str = ""

    def loaded(self) -> Job:
        """The same with its bytes inside; what cannot be read becomes its fault."""
        try:
            replies, requests = (
                tuple(replace(file, data=file.read()) for file in files) for files in (self.replies, self.requests)
            )
        except ReadError as error:
            return replace(self, fault=str(error))
        return replace(self, replies=replies, requests=requests)


@dataclass(frozen=True, slots=True)
class How:
    """What is the same for every case of a batch."""

    today: date
    sender: Sender = field(default=Sender())
    letter: str = "auto"
    formats: tuple[str, ...] = ("docx",)
    annotated: bool = False
    law: str | None = None
    templates: Path | None = None
    strength: str = "fair"
    answers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a case: its row in the index, its files, the standard paragraphs of its refusals.

    `error` is one line where it failed. `last` tells that the worker had better be replaced.
    """

    name: str
    place: str
    row: Mapping[str, Any] = field(default_factory=dict)
    files: tuple[tuple[str, bytes], ...] = ()
    sums: Mapping[str, tuple[int, str]] = field(default_factory=dict)  # size and SHA-256 of what was written
    passages: tuple[tuple[str, ...], ...] = ()
    error: str = ""
    last: bool = False


def failed(job: Job, error: str, last: bool = False) -> Done:
    """A case that could not be done, and why."""
    return Done(job.name, job.place, error=" ".join(shown(error).split()), last=last)


def shown(name: str) -> str:
    """A name that can be written down: bytes in it that are no UTF-8, as of an old archive, by their numbers."""
    return name.encode("utf-8", "backslashreplace").decode()
