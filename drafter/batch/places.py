"""A folder in the output for each case: its own name where any file system takes it, else made so."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from drafter.batch.case import Job
from drafter.read.sniff import SUFFIXES

UNFIT = re.compile(r"[^\w .,()&+=@-]+")
RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")
LONGEST = 80


def placed(jobs: Sequence[Job]) -> list[Job]:
    """The same cases with their places. One is the same in every run, whatever other cases there are."""
    wanted = [folder(job.name) for job in jobs]
    taken = Counter(place.casefold() for place in wanted)
    return [
        replace(job, place=place if taken[place.casefold()] == 1 else marked(place, job.name))
        for job, place in zip(jobs, wanted, strict=True)
    ]


def folder(name: str) -> str:
    """A name that every file system takes; where it had to be changed, marked so that it stays the only one."""
    inside = PurePosixPath(name)
    plain = name[: -len(inside.suffix)] if inside.suffix.lower() in SUFFIXES else name
    clean = unicodedata.normalize("NFC", UNFIT.sub("_", plain.replace("/", "~")))
    clean = clean.replace("/", "~").strip(" .")[:LONGEST].rstrip(" .")
    same = clean == plain and not RESERVED.match(clean)
    return clean if same and clean else marked(clean or "case", name)


def marked(place: str, name: str) -> str:
    """A place with a short hash of the name of its case."""
    return f"{place[: LONGEST - 9]}-{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
