"""The cases in a source, in order: a folder of folders or of letters, an archive, a mailbox, a manifest."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from drafter.batch.case import File, Job, shown
from drafter.batch.keep import OWN
from drafter.batch.places import placed
from drafter.errors import DrafterError
from drafter.read import natural
from drafter.read.archive import members, named
from drafter.read.sniff import SHOWN, SLIDES, SUFFIXES, TABLES

LETTERS = SUFFIXES | SHOWN  # a scan is one too
FILES = LETTERS | TABLES | SLIDES  # of a case: what came with a letter shows that it did
REQUEST = "request"  # how the name of a request begins, beside a reply
DEEPEST = 8  # folders in folders
NONE = "holds no letter; give it one, or remove it"


def worklist(source: Path, out: Path, templates: Path | None = None) -> list[Job]:
    """Every case, each with its own folder in the output. Raises DrafterError where the source is none.

    `templates` is a house style, whose questions a manifest may answer.
    """
    jobs = list(_jobs(source, out, templates))
    if not jobs:
        raise DrafterError(f"{source}: there is no case in it; give a folder of letters or of case folders")
    return placed(jobs)


def _jobs(source: Path, out: Path, templates: Path | None) -> Iterable[Job]:
    try:
        if source.is_dir():
            own = out.stat() if out.exists() else None
            if own and os.path.samestat(own, source.stat()):
                raise DrafterError(f"{source}: is where the output goes too; give -o another folder")
            return sorted(_folder(source, "", own), key=lambda job: natural(job.name))
        if not source.is_file():
            raise DrafterError(f"{source}: there is no such file or folder; check the name")
        kind = source.suffix.lower()
        if kind in (".csv", ".xlsx"):
            from drafter.batch.manifest import manifest

            return manifest(source, templates)
        if kind == ".mbox":
            from drafter.batch.mailbox import mailbox

            return mailbox(source)
        if kind == ".zip":
            return sorted(_archive(source), key=lambda job: natural(job.name))
    except (zipfile.BadZipFile, UnicodeDecodeError):
        raise DrafterError(f"{source}: the file is broken or cut off; get it again or pack it anew") from None
    except OSError as error:
        raise DrafterError(f"{source}: cannot be opened ({error.strerror or error})") from None
    raise DrafterError(f"{source}: is no source of many cases; give a folder, a .zip, .mbox, .csv or .xlsx file")


def _folder(folder: Path, name: str, own: os.stat_result | None, depth: int = 0) -> Iterator[Job]:
    """The cases below a folder. Only at the top is each letter a case; below, a folder with letters is one.

    `own` is the folder of the output, which is passed over where it stands among the cases, as are other outputs.
    """
    files: list[str] = []
    below: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name == OWN:
                return
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=depth == 0):
                if not (own and entry.inode() == own.st_ino and os.path.samestat(entry.stat(), own)):
                    below.append(entry.name)
            elif ending(entry.name) in (FILES if depth else SUFFIXES):
                files.append(entry.name)
    files.sort(key=natural)
    if depth == 0:
        yield from (Job(shown(one), (File(shown(one), folder / one),)) for one in files)
    elif any(ending(one) in LETTERS for one in files):
        yield case(name, [File(shown(one), folder / one) for one in files])
    elif not below:
        yield Job(name, fault=f"{folder}: {NONE}")
    for one in below if depth < DEEPEST else ():
        inside = f"{name}/{shown(one)}" if name else shown(one)
        yield from _folder(folder / one, inside, own, depth + 1)


def case(name: str, files: list[File]) -> Job:
    """A case from its files; those called request are requests where there is another letter too."""
    requests = tuple(file for file in files if file.name.lower().startswith(REQUEST))
    replies = tuple(file for file in files if file not in requests)
    return Job(name, replies, requests) if any(map(is_letter, replies)) else Job(name, tuple(files))


def is_letter(file: File) -> bool:
    """Whether it may be a letter, be it a scanned one, and not only data that came with one."""
    return ending(file.name) in LETTERS


def ending(name: str) -> str:
    """The suffix of a name in small letters."""
    return os.path.splitext(name)[1].lower()  # noqa: PTH122 - many thousands of names


def _archive(path: Path) -> Iterator[Job]:
    """The cases of a ZIP: each folder of letters, and each letter outside a folder."""
    found: dict[str, list[File]] = {}
    with zipfile.ZipFile(path) as archive:
        names = {named(one): one.filename for one in members(archive)}
    for name in sorted(names, key=natural):
        inside = PurePosixPath(name.replace("\\", "/"))
        if inside.suffix.lower() in (SUFFIXES if str(inside.parent) == "." else FILES):
            file = File(inside.name, path, member=names[name])
            found.setdefault(str(inside.parent), []).append(file)
    for folder, files in found.items():
        if folder == ".":
            yield from (Job(file.name, (file,)) for file in files)
        elif any(map(is_letter, files)):
            yield case(folder, files)
