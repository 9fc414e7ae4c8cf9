"""Files to sources: bytes in, a text that never changes out.

`read` takes what a user names, `read_bytes` what a program has. Both give a `Source` for each letter:
a mail and its readable attachments, an archive and its letters; and one marked as data for what came
with them and is none, as a spreadsheet. Every failure is a `ReadError`.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from drafter.errors import ReadError
from drafter.model import Source
from drafter.read import apart, clean, eml, html, mbox, mhtml, ocr, printed, rtf, sheets, site, sniff, tnef, txt
from drafter.read.archive import joined
from drafter.read.headers import safe_name
from drafter.read.raw import Raw

HERE = {
    "txt": txt.read, "eml": eml.read, "html": html.read, "rtf": rtf.read, "mbox": mbox.read, "tnef": tnef.read,
    "csv": sheets.read, "mhtml": mhtml.read, "site": site.read, "picture": ocr.picture,
}  # fmt: skip
REWRITTEN = ("msg", "tnef")  # read as the e-mail they are rewritten as
MANY = ("zip", "mbox", "site", "mhtml")  # nothing but other files
PRINTED = ("pdf", "txt")  # may be a request page that was printed or copied
LARGEST = 50_000_000  # bytes of a file, and of everything that is unpacked from it
NESTING = 3  # archives and mails inside archives and mails: a forwarded mail's file in an archive
STDIN = "stdin"  # the name of what came on standard input
SMALL = 20_000  # bytes of a picture inside a mail or an archive that is a logo at most
WORD = re.compile(r"[^\W\d_]{2}")


@dataclass(slots=True)
class Budget:
    """What may still be unpacked from one file."""

    size: int = 2 * LARGEST
    files: int = 2_000
    pictures: int = 20


def read(path: str | Path) -> tuple[Source, ...]:
    """The sources in a file, in a folder (its letters by name), or on standard input ("-").

    Raises ReadError: what is wrong, with which file, and what to do.
    """
    if str(path) == "-":
        return read_bytes(sys.stdin.buffer.read(LARGEST + 1), STDIN)
    path = Path(path)
    try:
        if path.is_dir():
            return folder(path)
        if not path.is_file():
            raise ReadError(f"{path}: there is no such file; check the name")
        if path.stat().st_size > LARGEST:
            raise too_large(path.name)
        data = path.read_bytes()
    except OSError as error:
        raise unopened(path, error) from None
    return read_bytes(data, path.name)


def whole(path: str | Path) -> list[tuple[str, bytes]]:
    """A file, or every file of a folder that is not hidden, as it is: its name and its bytes. Raises ReadError."""
    path = Path(path)
    try:
        found = sorted(one for one in path.iterdir() if one.is_file()) if path.is_dir() else [path]
        return [(one.name, one.read_bytes()) for one in found if not one.name.startswith(".")]
    except OSError as error:
        raise unopened(path, error) from None


def unopened(path: Path, error: OSError) -> ReadError:
    """The error for a file that cannot be opened."""
    return ReadError(f"{path}: cannot be opened ({error.strerror or 'refused'}); check name and rights")


def read_all(paths: Iterable[str | Path]) -> tuple[Source, ...]:
    """The sources of one case from several paths; no two have the same id.

    Raises ReadError, also where there is no letter among them.
    """
    found = distinct(source for path in paths for source in read(path))
    if found and all(one.data for one in found):
        first = found[0]
        raise ReadError(next(iter(first.remarks), f"{first.id}: is data, not a letter; give the letter it came with"))
    return found


def read_bytes(data: bytes, name: str) -> tuple[Source, ...]:
    """The sources in the bytes of a file of that name. Raises ReadError."""
    return distinct(unpack(data, safe_name(name), 0, Budget()))


def folder(path: Path) -> tuple[Source, ...]:
    """The letters in a folder, not in the folders below it; 2 comes before 10."""
    files = [one for one in path.iterdir() if sniff.letter(one.name) or sniff.data(one.name)]
    files = sorted((one for one in files if one.is_file() and one.name[0] != "."), key=lambda one: natural(one.name))
    if not any(sniff.letter(one.name) or one.suffix.lower() in sniff.SHOWN for one in files):
        raise ReadError(f"{path}: the folder holds no letter ({', '.join(sorted(sniff.SUFFIXES))}); name the files")
    return read_all(files)


def natural(name: str) -> list[tuple[int, str]]:
    """A key that sorts the numbers in names by their size."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d{1,9})", name.lower())]


def unpack(data: bytes, name: str, depth: int, budget: Budget) -> list[Source]:
    """The sources in some bytes, those of the files inside included."""
    if not data:
        raise ReadError(f"{name}: the file is empty; give the letter itself")
    if len(data) > LARGEST:
        raise too_large(name)
    what = sniff.kind(data, name)
    if what == "picture" and depth:
        budget.pictures -= 1
        if len(data) < SMALL or budget.pictures < 0:
            return []
    raw = ocr.filled(reader(what, data, name), data, name)
    if what in REWRITTEN:
        raw = eml.read(raw.parts[0][1], name)
    page = printed.messages(raw, name) if what in PRINTED else None
    if page or what in MANY:
        return letters(page or raw, name, depth, budget)
    found = source(data, name, raw)
    inner = inside(raw, depth, budget)[0]
    if not (found.data or WORD.search(found.text) or any(not one.data for one in inner)):
        raise ReadError(f"{name}: there is not a single word in it; give the letter itself")
    return [found, *inner]


def reader(what: str, data: bytes, name: str) -> Raw:
    """What the reader of that format makes of the bytes; slides are data of which only the name is known."""
    if what == "slides":
        return Raw(pages=(), data=True)
    return HERE[what](data, name) if what in HERE else apart.read(what, data, name)


def letters(raw: Raw, name: str, depth: int, budget: Budget) -> list[Source]:
    """The letters of an archive and what came with them; what cannot be read is data, unless there is nothing else."""
    found, failures = inside(raw, depth, budget)
    if len(found) > len(failures):
        return joined(found)
    raise failures[0] if failures else ReadError(f"{name}: the archive holds no letter; give the letters themselves")


def inside(raw: Raw, depth: int, budget: Budget) -> tuple[list[Source], list[ReadError]]:
    """The sources in the files that came inside another one, and why others are only known to be there."""
    found: list[Source] = []
    failures: list[ReadError] = []
    for name, data in raw.parts:
        budget.size -= len(data)
        budget.files -= 1
        try:
            if depth >= NESTING or budget.size < 0 or budget.files < 0:
                raise ReadError(f"{name}: is packed too deep or too large; unpack it and give the letters")
            if data and (sniff.letter(name) or sniff.data(name)):
                found += unpack(data, name, depth + 1, budget)
        except ReadError as error:
            failures.append(error)
            found.append(Source(name, "", hashlib.sha256(data).hexdigest(), data=True, remarks=(f"left out: {error}",)))
    return found, failures


def source(data: bytes, name: str, raw: Raw) -> Source:
    """The source for one letter; its text is cleaned here and never again."""
    text, pages = clean.clean(raw)
    sha256 = hashlib.sha256(data).hexdigest()
    return Source(name, text, sha256, pages, raw.mail, raw.attachments, raw.data, raw.remarks)


def distinct(sources: Iterable[Source]) -> tuple[Source, ...]:
    """The same sources with ids that differ: a second reply.txt becomes reply-2.txt."""
    taken: set[str] = set()
    found: list[Source] = []
    for one in sources:
        stem, dot, suffix = one.id.rpartition(".")
        name, count = one.id, 1
        while name in taken:
            count += 1
            name = f"{stem}-{count}{dot}{suffix}" if dot else f"{one.id}-{count}"
        taken.add(name)
        found.append(replace(one, id=name))
    return tuple(found)


def too_large(name: str) -> ReadError:
    """The error for a file that is too large to be a letter."""
    return ReadError(f"{name}: over {LARGEST // 1_000_000} MB is too large for a letter; give the letter alone")
