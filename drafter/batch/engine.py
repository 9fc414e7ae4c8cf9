"""A batch from beginning to end: what is new, changed or failed is done; the rest stays as it is."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol

from drafter.batch import keep
from drafter.batch.case import Done, How, Job
from drafter.batch.key import Key, keys
from drafter.batch.state import Kept, State
from drafter.batch.worklist import worklist

SAVED = 1.0  # seconds between two times that the state is written down
INDEX = ("index.csv", "index.html", "index.xlsx")


class Progress(Protocol):
    """Whoever wants to know how far a batch is."""

    def begin(self, total: int, todo: int) -> None:
        """So many cases, of which so many are to be done."""

    def done(self, one: Done) -> None:
        """One more is done."""

    def end(self) -> None:
        """The last one was done, or the batch was stopped."""


class Silent:
    """Nobody wants to know."""

    def begin(self, total: int, todo: int) -> None:
        """Nothing."""

    def done(self, one: Done) -> None:
        """Nothing."""

    def end(self) -> None:
        """Nothing."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a batch is run: what is done again, by how many workers, within which limits, here or on a cluster."""

    workers: int = 0  # 0: one for each core
    force: bool = False
    retry_failed: bool = False
    dated: bool = False  # the day was given, so letters of another day are made anew
    seconds: float = 120.0
    memory: int = 2_000_000_000
    scheduler: str = ""
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a batch: how many cases there are, how many were done now, which failed, which are left over.

    `spared` are those done anew in which files had been changed by hand.
    """

    total: int
    done: int
    failed: tuple[tuple[str, str], ...]
    left: tuple[str, ...] = ()
    spared: tuple[str, ...] = ()


@dataclass(slots=True)
class Todo:
    """The cases to be done, each with its key, as they are looked at."""

    jobs: list[Job]
    key: Key
    keys: dict[str, str] = field(default_factory=dict)
    spared: list[str] = field(default_factory=list)


def batch(source: Path, out: Path, how: How, plan: Plan | None = None, progress: Progress | None = None) -> Outcome:
    """Draft every case of a source into a folder, and list them in its index.

    `source` is a folder of case folders or of letters, a .zip, an .mbox, or a manifest (.csv, .xlsx).
    Killed at any moment it can be run again and goes on where it was. One bad case is a row in the index;
    raises DrafterError where nothing at all can be done: no such source, no place to write.
    """
    plan, progress = plan or Plan(), progress or Silent()
    jobs = worklist(source, out, how.templates)
    keep.prepared(out)
    with State(out) as state:
        known = state.known()
        todo = chosen(jobs, known, out, plan, keys(how, plan.dated))
        progress.begin(len(jobs), len(todo.jobs))
        try:
            count = run(todo, known, state, out, how, plan, progress)
        finally:
            progress.end()
        return replace(ended(jobs, count, known, state, out, how.today), spared=tuple(todo.spared))


def chosen(jobs: list[Job], known: dict[str, Kept], out: Path, plan: Plan, key: Key) -> Todo:
    """What is to be done. The state remembers the rest, and its files are there."""
    todo = Todo([], key)
    for job in jobs:
        kept = known.get(job.name)
        if plan.retry_failed and not (kept and kept.error):
            continue
        if plan.force or kept is None or kept.error or kept.place != job.place:
            todo.jobs.append(job)
            continue
        made = key(job)
        if made != kept.key or not keep.whole(out, job.place, kept.sums, closely=not kept.sure):
            todo.jobs.append(job)
            todo.keys[job.name] = made
    return todo


def run(
    todo: Todo, known: Mapping[str, Kept], state: State, out: Path, how: How, plan: Plan, progress: Progress
) -> int:
    """Do the cases and remember each; returns how many were done."""
    count, saved = 0, time.monotonic()
    if not todo.jobs:
        return 0
    for done in workers(out, how, plan)(given(todo, known, state, out)):
        state.put(done, todo.keys.pop(done.name))
        progress.done(done)
        count += 1
        if time.monotonic() - saved > SAVED:
            state.save()
            saved = time.monotonic()
    state.save()
    return count


def given(todo: Todo, known: Mapping[str, Kept], state: State, out: Path) -> Iterator[Job]:
    """The cases as workers take them, each with its key reckoned just before, its place without what is its user's."""
    for job in todo.jobs:
        kept = known.get(job.name)
        if kept and kept.key:
            if keep.spared(out, kept.place, kept.sums):
                todo.spared.append(job.name)
            state.begin(job.name)
        if job.name not in todo.keys:
            todo.keys[job.name] = todo.key(job)
        yield job


def workers(out: Path, how: How, plan: Plan) -> Callable[[Iterator[Job]], Iterator[Done]]:
    """Those of this machine, or those of a cluster."""
    if plan.scheduler:
        from drafter.batch.cluster import spread

        return partial(spread, how=how, out=out, plan=plan)
    from drafter.batch.workers import crowd

    count = plan.workers or cores()
    do = partial(here, how=how, out=out)
    return lambda jobs: crowd(do, jobs, count, plan.seconds, plan.memory)


def here(job: Job, how: How, out: Path) -> Done:
    """What a worker on this machine does: the work, and its files written. Raises OutputError."""
    from drafter.batch.work import attempt

    done = attempt(job, how)
    return replace(keep.keep(done, out), last=done.last)


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def ended(jobs: list[Job], count: int, known: dict[str, Kept], state: State, out: Path, today: date) -> Outcome:
    """The index, where it is not that of these cases yet; then what came of the batch."""
    names = [job.name for job in jobs]
    names_there = "\n".join(names)
    fresh = not count and state.said("index") == names_there and all((out / name).is_file() for name in INDEX)
    if not fresh:
        from drafter.batch.index import written

        state.say("index", "")
        written(state, names, out, today)
        state.say("index", names_there)
    if count and hasattr(os, "sync"):
        os.sync()
    unsure = any(not kept.sure for kept in known.values())
    if count or unsure:
        state.close(verified=True)
    now = state.known() if count else known
    failed = tuple((name, now[name].error) for name in names if name in now and now[name].error)
    return Outcome(len(jobs), count, failed, tuple(sorted(set(now) - set(names))))
