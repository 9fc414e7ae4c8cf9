"""A letter with all that belongs to it in one ZIP: the letter, the correspondence as numbered exhibits, an index."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from drafter.calendar import in_words
from drafter.model import Case, Letter
from drafter.read import STDIN, whole
from drafter.read.headers import safe_name
from drafter.render.packed import entry

LETTER, INDEX, EXHIBITS = "letter.docx", "index.txt", "exhibits"


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A file of the correspondence, as it came."""

    name: str
    data: bytes


def exhibits(requests: Sequence[str], replies: Sequence[str], case: Case) -> list[Exhibit]:
    """The files of a case, the requests first; what came on standard input is put in as it was read.

    Raises DrafterError.
    """
    return [exhibit for name in (*requests, *replies) for exhibit in _files(name, case)]


def _files(name: str, case: Case) -> Iterator[Exhibit]:
    if name == "-":
        yield from (Exhibit("reply.txt", source.text.encode()) for source in case.sources if source.id == STDIN)
        return
    yield from (Exhibit(file, data) for file, data in whole(name))


def bundle(letter: Letter, word: bytes, case: Case, files: Sequence[Exhibit]) -> bytes:
    """The ZIP: `word` is the letter as a Word file."""
    numbered = [(f"{EXHIBITS}/{number:02} {safe_name(one.name)}", one.data) for number, one in enumerate(files, 1)]
    index = "\n".join(_index(letter, case, [name for name, _ in numbered], files)) + "\n"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in ((INDEX, index.encode()), (LETTER, word), *numbered):
            packed.writestr(entry(name), data)
    return made.getvalue()


def _index(letter: Letter, case: Case, names: Iterable[str], files: Iterable[Exhibit]) -> Iterator[str]:
    yield letter.about
    yield ""
    yield (f"{LETTER}: the letter of {in_words(letter.dated)}" if letter.dated else f"{LETTER}: the letter")
    for name, one in zip(names, files, strict=True):
        yield f"{name}: {len(one.data):,} bytes, SHA-256 {hashlib.sha256(one.data).hexdigest()}"
    dated = sorted((message.sent, message.kind.value) for message in case.messages if message.sent)
    events = dated or [(day, kind) for day, kind in ((case.requested, "request"), (case.answered, "reply")) if day]
    if events:
        yield ""
        yield "Chronology"
        yield from (f"{in_words(day)}  {kind.replace('-', ' ')}" for day, kind in events)
