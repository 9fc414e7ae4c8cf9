"""ZIP files, and the office formats that are ZIP files inside: limits are checked before anything is unpacked."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from xml.parsers import expat

from drafter.errors import ReadError
from drafter.model import Source
from drafter.read.headers import safe_name
from drafter.read.raw import Raw

SIGNS = (b"PK\x03\x04", b"PK\x05\x06")  # how a ZIP file begins, and one without files
ENTRIES = 2_000
BYTES = 50_000_000
RATIO = 100
FREELY = 1_000_000  # below this size the ratio does not matter
CHUNK = 4_096
UTF8 = 0x800  # the flag by which an archive says in what its names are written
NUMBERED = re.compile(r"\d{1,3}_\d{1,3}_(.+)")  # which message, which part of it


def read(data: bytes, name: str = "") -> Raw:
    """The files of an archive. A path in it is never used as a path: only its last name is kept."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = tuple((safe_name(named(one)), archive.read(one)) for one in members(archive))
    return Raw(pages=(), parts=parts)


def members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The files of an archive by name, without folders and what systems leave behind."""
    found = [one for one in archive.infolist() if not one.is_dir() and not hidden(one.filename)]
    return sorted(found, key=named)


def named(one: zipfile.ZipInfo) -> str:
    """The name of a file in an archive; in UTF-8 where it is that, though the archive does not say so (macOS)."""
    try:
        return one.filename if one.flag_bits & UTF8 else one.filename.encode("cp437").decode()
    except UnicodeError:
        return one.filename


def joined(found: Sequence[Source]) -> list[Source]:
    """The same sources, with the files of a message by the names that they have in a request site's archive.

    There "Reply.pdf" of the first answer is "1_2_Reply.pdf".
    """
    places: dict[str, list[str]] = {}
    for one in found:
        if match := NUMBERED.fullmatch(one.id):
            places.setdefault(match[1], []).append(one.id)
    named = ([places[name].pop(0) if places.get(name) else name for name in one.attachments] for one in found)
    return [replace(one, attachments=tuple(names)) for one, names in zip(found, named, strict=True)]


def hidden(path: str) -> bool:
    """Whether a path is one that its user never sees."""
    return "__MACOSX" in path or path.replace("\\", "/").rsplit("/", 1)[-1].startswith(".")


def check(data: bytes, name: str) -> None:
    """Refuse an archive that would grow without bounds; reads its directory only.

    Raises ReadError where it is protected, lies about its sizes or exceeds a limit.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
    size, packed = sum(one.file_size for one in entries), sum(one.compress_size for one in entries)
    if any(one.flag_bits & 1 for one in entries):
        raise ReadError(f"{name}: is protected by a password; save it without")
    if len(entries) > ENTRIES:
        raise ReadError(f"{name}: {len(entries)} entries are more than the {ENTRIES} allowed; give the letters alone")
    if size > BYTES or packed > len(data) or (size > FREELY and size > RATIO * max(1, packed)):
        raise ReadError(f"{name}: would unpack to {size:,} bytes, which no letter does; give the letters alone")


def refuse_entities(data: bytes, name: str) -> None:
    """Refuse XML that declares a document type: entities could open files or grow without bounds.

    Raises ReadError. Only what stands before the first element of each part is parsed.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for one in archive.infolist():
            if one.filename.lower().endswith((".xml", ".rels")):
                with archive.open(one) as part:
                    if declares(part):
                        raise ReadError(f"{name}: has XML entities, which no letter needs; save it anew as .docx")


class _Seen(Exception):
    """Carries out of the parser what came first."""


def declares(part: object) -> bool:
    """Whether a document type stands before the first element."""
    parser = expat.ParserCreate()

    def doctype(*_: object) -> None:
        raise _Seen("doctype")

    def element(*_: object) -> None:
        raise _Seen("element")

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = element
    try:
        while chunk := part.read(CHUNK):  # type: ignore[attr-defined]
            parser.Parse(chunk, False)
    except _Seen as seen:
        return str(seen) == "doctype"
    except expat.ExpatError:
        return False  # the reader itself will say that it is broken
    return False
