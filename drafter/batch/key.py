"""What a case is made from, as one hash: its letters, its options, the house style, the version of the program."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import drafter
from drafter.batch.case import File, How, Job
from drafter.errors import ReadError

Key = Callable[[Job], str]


def keys(how: How, dated: bool) -> Key:
    """A function from a case to its key. Unless `dated`, the day is not part of it: letters keep the day they have."""
    told = asdict(how) | {"today": how.today if dated else "", "version": drafter.__version__, "code": code(how)}
    base = hashlib.sha256(json.dumps(told, default=str, sort_keys=True).encode())

    def key(job: Job) -> str:
        made = base.copy()
        told = (job.name, job.told, job.answers, job.fields, job.letter, job.law, job.fault)
        made.update(json.dumps(told, ensure_ascii=True).encode())
        for side in (job.replies, job.requests):
            made.update(b"\0side")
            for file in side:
                made.update(f"\0{file.name}\0".encode("utf-8", "surrogatepass"))
                made.update(content(file))
        return made.hexdigest()

    return key


def content(file: File) -> bytes:
    """The hash of a letter; what cannot be read has the hash of its error."""
    try:
        return hashlib.sha256(file.read()).digest()
    except ReadError as error:
        return hashlib.sha256(str(error).encode()).digest()


def code(how: How) -> str:
    """The hash of what is one's own: templates, letterhead and law pack."""
    made = hashlib.sha256()
    paths = sorted(how.templates.rglob("*")) if how.templates else []
    if how.law and how.law.endswith(".toml"):
        paths.append(Path(how.law))
    for path in paths:
        if path.is_file():
            made.update(str(path.name).encode("utf-8", "surrogatepass"))
            made.update(path.read_bytes())
    return made.hexdigest()
