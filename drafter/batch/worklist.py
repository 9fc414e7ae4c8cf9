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
from drafter.read.sniff import SUFFIXES

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
        ending = source.suffix.lower()
        if ending in (".csv", ".xlsx"):
            from drafter.batch.manifest import manifest

            return manifest(source, templates)
        if ending == ".mbox":
            from drafter.batch.mailbox import mailbox

            return mailbox(source)
        if ending == ".zip":
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
    letters: list[str] = []
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
            elif os.path.splitext(entry.name)[1].lower() in SUFFIXES:  # noqa: PTH122 - many thousands of names
                letters.append(entry.name)
    letters.sort(key=natural)
    if depth == 0:
        yield from (Job(shown(one), (File(shown(one), folder / one),)) for one in letters)
    elif letters:
        yield case(name, [File(shown(one), folder / one) for one in letters])
    elif not below:
        yield Job(name, fault=f"{folder}: {NONE}")
    for one in below if depth < DEEPEST else ():
        inside = f"{name}/{shown(one)}" if name else shown(one)
        yield from _folder(folder / one, inside, own, depth + 1)


def case(name: str, files: list[File]) -> Job:
    """A case from its files; those called request are requests where there is another file too."""
    requests = tuple(file for file in files if file.name.lower().startswith(REQUEST))
    replies = tuple(file for file in files if file not in requests)
    return Job(name, replies, requests) if replies else Job(name, requests)


def _archive(path: Path) -> Iterator[Job]:
    """The cases of a ZIP: each folder of letters, and each letter outside a folder."""
    found: dict[str, list[File]] = {}
    with zipfile.ZipFile(path) as archive:
        names = {named(one): one.filename for one in members(archive)}
    for name in sorted(names, key=natural):
        inside = PurePosixPath(name.replace("\\", "/"))
        if inside.suffix.lower() in SUFFIXES:
            file = File(inside.name, path, member=names[name])
            found.setdefault(str(inside.parent), []).append(file)
    for folder, files in found.items():
        if folder == ".":
            yield from (Job(file.name, (file,)) for file in files)
        else:
            yield case(folder, files)
