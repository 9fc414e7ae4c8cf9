"""What a batch costs: a Word file, a letter, a second worker, a resume; each as a ratio within one run."""

from __future__ import annotations

import io
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.cases import caseload
from benchmarks.memory import resident
from benchmarks.throughput import TODAY, timed
from drafter.batch import keep
from drafter.batch.case import How, Job
from drafter.batch.engine import Plan, batch, here
from drafter.batch.worklist import worklist
from drafter.draft import Findings, analyse, write
from drafter.model import Sender
from drafter.render import render

PARAGRAPHS = 30
HOW = How(TODAY, Sender("Ada Quill", "1 Quarry Road\nStowmere", "ada@quill.example"))


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure beside its bound; `most` tells that it should stay below."""

    name: str
    value: float
    bound: float
    most: bool
    unit: str = ""
    told: str = ""

    @property
    def kept(self) -> bool:
        """Whether it keeps its bound."""
        return self.value <= self.bound if self.most else self.value >= self.bound


def figures(cases: int, rounds: int) -> Iterator[Figure]:
    """Every figure, as it is measured."""
    with tempfile.TemporaryDirectory(prefix="drafter-bench-") as name:
        root = Path(name)
        source = caseload(root / "in", cases)
        yield word(root, rounds)
        yield rate(root, rounds)
        yield from whole(root, source, cases)
        yield pair(root, source, cases)
        caseload(source, 5 * cases)
        yield from memory(source, cases)


def word(root: Path, rounds: int) -> Figure:
    """A finished letter as a Word file, against python-docx making a plain one of the same length."""
    letters = [write(found, "auto", HOW.sender) for found in findings(root)]
    render(letters[0], "docx")
    texts = ["We ask the council to look at this point again, since the reply does not deal with it. " * 2] * PARAGRAPHS

    def plain() -> None:
        from docx import Document

        for _ in letters:
            document = Document()
            for text in texts:
                document.add_paragraph(text)
            document.save(io.BytesIO())

    def ours() -> None:
        for letter in letters:
            render(letter, "docx")

    ratio = alternated(ours, plain, rounds)
    paragraphs = sum(len(letter.blocks) for letter in letters) / len(letters)
    told = f"letters of {paragraphs:.0f} paragraphs in the mean, with letterhead"
    return Figure(f"a Word file, against a plain one of {PARAGRAPHS} paragraphs", ratio, 0.5, True, "×", told)


def findings(root: Path, count: int = 40) -> list[Findings]:
    """What was found in some cases that need a letter."""
    made = caseload(root / "few", 60)
    found = (analyse([one.path for one in job.replies], [one.path for one in job.requests], today=TODAY)
             for job in worklist(made, root / "out"))  # fmt: skip
    return [one for one in found if one.route.letter != "none"][:count]


def rate(root: Path, rounds: int) -> Figure:
    """Letters a second of one core's work: read, analysed, drafted, written as a Word file with the report."""
    out = keep.prepared(root / "rate")
    jobs = [job for job in worklist(caseload(root / "some", 169), out) if needs(job, out)]
    work = [time_of(partial(each, jobs, out)) for _ in range(rounds)]
    told = "of processor time; a core of its own; cases that need no letter left out"
    return Figure("letters a second a core", len(jobs) / statistics.median(work), 100, False, "", told)


def needs(job: Job, out: Path) -> bool:
    """Whether a case needs a letter."""
    return here(job, HOW, out).row.get("letter") not in (None, "none")


def each(jobs: list[Job], out: Path) -> None:
    for job in jobs:
        here(job, HOW, out)


def time_of(work: Callable[[], None]) -> float:
    """Seconds of the processor, which other programs do not count in."""
    started = time.process_time()
    work()
    return time.process_time() - started


def whole(root: Path, source: Path, cases: int) -> Iterator[Figure]:
    """A batch as a shell starts it, and the same once more."""
    first, second = command(source, root / "first"), command(source, root / "first")
    ratio = 100 * second / first
    told = f"{cases:,} cases: {first:.1f} s, then {second:.2f} s; from the start of the program to its end"
    yield Figure("a resume of a finished batch", ratio, 3, True, "% of the first run", told)


def command(source: Path, out: Path) -> float:
    """Seconds of `drafter batch`."""
    out.mkdir(exist_ok=True)
    words = [sys.executable, "-m", "drafter", "batch", str(source), "-o", str(out), "--today", f"{TODAY}", "--quiet"]
    started = time.perf_counter()
    subprocess.run(words, check=True, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


def pair(root: Path, source: Path, cases: int) -> Figure:
    """The same batch by two workers and by one, which take turns."""
    speeds: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(2):
        for count, taken in speeds.items():
            shutil.rmtree(root / "pair", ignore_errors=True)
            (root / "pair").mkdir()
            taken.append(cases / timed(partial(batch, source, root / "pair", HOW, Plan(workers=count))))  # type: ignore[arg-type]
    one, two = (statistics.median(speeds[count]) for count in (1, 2))
    told = f"{one:.0f} and {two:.0f} cases a second with one and two, start included; {os.cpu_count()} cores"
    return Figure("two workers, against twice one", two / (2 * one), 0.85, False, "", told)


def memory(source: Path, cases: int) -> Iterator[Figure]:
    """What a worker holds early and late."""
    early, late = cases // 2, cases * 5
    first, last = resident(source, [early, late])
    yield Figure(
        "growth of a worker's memory", 100 * (last - first) / first, 10, True, "%", f"{early:,} to {late:,} cases"
    )
    yield Figure("memory of a worker", last, 200, True, "MiB", f"after {late:,} cases")


def alternated(one: Callable[[], None], other: Callable[[], None], rounds: int) -> float:
    """The time of one work over that of another, by medians of rounds that take turns."""
    measured = [(timed(one), timed(other)) for _ in range(rounds)]
    ours, theirs = (statistics.median(column) for column in zip(*measured, strict=True))
    return ours / theirs
