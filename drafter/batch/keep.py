"""The files of a case on disk: a folder that is there as a whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
from collections.abc import Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path

from drafter.batch.case import Done
from drafter.errors import DrafterError

CASES, OWN = "cases", ".drafter"  # in the output folder: what people read, what the program keeps
ASIDE = "replaced"  # what people had changed in a case that was done anew
NEW, OLD = "new", "old"
FULL = frozenset((errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EIO, errno.EACCES, errno.EPERM))
Sums = Mapping[str, tuple[int, str]]


class OutputError(DrafterError):
    """Nothing can be written any more: a full disk, a folder that became read-only. The batch stops."""


def prepared(out: Path) -> Path:
    """The output folder, made where it is not there, without what a killed run left half-done. Raises OutputError."""
    try:
        for name in (NEW, OLD):
            shutil.rmtree(out / OWN / name, ignore_errors=True)
            (out / OWN / name).mkdir(parents=True, exist_ok=True)
        (out / CASES).mkdir(exist_ok=True)
    except OSError as error:
        raise unwritable(out, error) from None
    return out


def unwritable(out: Path, error: OSError) -> OutputError:
    """The line for an output that cannot be written, with the way to go on."""
    why = error.strerror or str(error)
    return OutputError(f"{out}: cannot be written ({why}); make room or choose another place, and run it again")


def keep(done: Done, out: Path) -> Done:
    """Write the files of a case, and give back what the state must remember. Raises OutputError."""
    try:
        if done.files:
            _written(done, out)
        else:
            removed(out, done.place)
    except OSError as error:
        if error.errno in FULL:
            with contextlib.suppress(OSError):
                shutil.rmtree(out / OWN / NEW / done.place)
            raise unwritable(out, error) from None
        return Done(done.name, done.place, error=f"{done.place}: cannot be written ({error.strerror or error})")
    sums = {name: (len(data), hashlib.sha256(data).hexdigest()) for name, data in done.files}
    return replace(done, files=(), sums=sums)


def _written(done: Done, out: Path) -> None:
    new, place = out / OWN / NEW / done.place, out / CASES / done.place
    if new.exists():
        shutil.rmtree(new)
    new.mkdir()
    for name, data in done.files:
        (new / name).write_bytes(data)
    try:
        new.rename(place)
    except OSError as error:
        if not place.exists() or error.errno in FULL:
            raise
        removed(out, done.place)
        new.rename(place)


def removed(out: Path, name: str) -> None:
    """Take away what a case left in an earlier run."""
    place, old = out / CASES / name, out / OWN / OLD / name
    if place.exists():
        shutil.rmtree(old, ignore_errors=True)
        place.rename(old)
        shutil.rmtree(old, ignore_errors=True)


def spared(out: Path, place: str, sums: Sums) -> bool:
    """Move aside what people changed or added in the folder of a case, before it is done anew. Raises OutputError."""
    folder = out / CASES / place
    try:
        paths = sorted(folder.iterdir()) if folder.is_dir() else []
        theirs = [path for path in paths if path.name[0] not in ".~" and not same(path, sums.get(path.name))]
        if theirs:
            asides = (out / ASIDE / f"{place}{f' {number}' if number > 1 else ''}" for number in count(1))
            aside = next(one for one in asides if not one.exists())
            aside.mkdir(parents=True)
        for path in theirs:
            path.rename(aside / path.name)
    except OSError as error:
        raise unwritable(out, error) from None
    return bool(theirs)


def same(path: Path, written: tuple[int, str] | None) -> bool:
    """Whether a file is as it was written."""
    if written is None or not path.is_file():
        return False
    size, digest = written
    return path.stat().st_size == size and hashlib.sha256(path.read_bytes()).hexdigest() == digest


def whole(out: Path, place: str, sums: Sums, closely: bool) -> bool:
    """Whether the files of a case are still there; `closely` asks whether they are as they were written, too.

    Else one that is not was changed by its user, to whom it is left.
    """
    folder = os.path.join(out, CASES, place)  # noqa: PTH118 - many thousands of times
    try:
        for name, written in sums.items():
            path = os.path.join(folder, name)  # noqa: PTH118
            if not (same(Path(path), written) if closely else os.path.exists(path)):  # noqa: PTH110
                return False
    except OSError:
        return False
    return True


def put(out: Path, name: str, data: bytes) -> None:
    """A file beside the cases, which appears only when it is whole. Raises OutputError."""
    try:
        new = out / OWN / NEW / name
        new.write_bytes(data)
        new.replace(out / name)
    except OSError as error:
        raise unwritable(out, error) from None
