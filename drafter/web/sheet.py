"""One case as a user works on it: its files, what was corrected, ticked and edited; and the desk with all of them."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from drafter.web.edits import Edits

if TYPE_CHECKING:
    from drafter.draft import Findings
    from drafter.model import Source

MOST = 40  # cases on the desk; the one that was left alone longest goes first


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came; `asked` says that the user called it the request."""

    name: str
    data: bytes
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Missed:
    """A gap that the user saw and the program did not: a rule and the words that show it."""

    rule: str
    source: str
    start: int
    end: int


@dataclass(slots=True)
class Sheet:
    """A case on the desk.

    `found` is what the program finds with the facts as they are told; `passed_over` is how many gaps were too many.
    """

    id: str
    today: date
    files: list[Upload]
    sender: dict[str, str] = field(default_factory=dict)
    sample: bool = False
    law: str = ""
    told: dict[str, str] = field(default_factory=dict)
    kind: str = "auto"
    left_out: set[str] = field(default_factory=set)
    weighed: set[str] = field(default_factory=set)
    answers: dict[str, str] = field(default_factory=dict)
    wrong: set[str] = field(default_factory=set)
    missed: list[Missed] = field(default_factory=list)
    edits: Edits = field(default_factory=Edits)
    read: dict[Upload, tuple[Source, ...]] = field(default_factory=dict)
    found: Findings | None = None
    passed_over: int = 0
    lock: threading.RLock = field(default_factory=threading.RLock)

    @property
    def findings(self) -> Findings:
        """What was found; a sheet on the desk always has it."""
        if self.found is None:
            raise LookupError(self.id)
        return self.found


class Desk:
    """The cases that are open, by their ids, in memory only."""

    def __init__(self) -> None:
        """An empty desk."""
        self._sheets: OrderedDict[str, Sheet] = OrderedDict()
        self._lock = threading.Lock()

    def put(self, sheet: Sheet) -> None:
        """A new case on top."""
        with self._lock:
            self._sheets[sheet.id] = sheet
            while len(self._sheets) > MOST:
                self._sheets.popitem(last=False)

    def get(self, id: str) -> Sheet | None:
        """A case, if it is still on the desk."""
        with self._lock:
            if id in self._sheets:
                self._sheets.move_to_end(id)
            return self._sheets.get(id)

    def drop(self, id: str) -> None:
        """Take a case off the desk."""
        with self._lock:
            self._sheets.pop(id, None)


def new_id() -> str:
    """An id that nobody can guess."""
    return secrets.token_urlsafe(9)
