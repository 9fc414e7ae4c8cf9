"""Workers on this machine: a process each, which is replaced when it dies, hangs or asks for too much memory.

A pipe of its own to each worker tells which case it has, so the one that ended it is known by name;
and when this process is killed the pipes close, and every worker stops.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import pickle
import signal
import sys
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import wait
from types import ModuleType
from typing import Any

from drafter.batch.case import Done, Job, failed
from drafter.batch.keep import OutputError
from drafter.batch.serve import READY, Do, serve

AHEAD = 2  # cases that a worker has: the one it does, and the next
SMALL = 16_384  # bytes of a case that surely fit into a pipe beside another
TRIES = 2  # times that a case may end its worker
STARTS = 5  # workers that may end one after the other before they are ready, which no case is to blame for


def crowd(do: Do, jobs: Iterator[Job], count: int, seconds: float, memory: int) -> Iterator[Done]:
    """Every case done, as it is done. `seconds` and `memory` (bytes) limit a case. Raises OutputError."""
    team = Team(do, jobs, count, seconds, memory)
    try:
        yield from team.work()
    finally:
        team.stop()


class Worker:
    """One process and the cases that it has; the first of them is the one it is at."""

    def __init__(self, context: Any, do: Do, seconds: float, memory: int) -> None:
        """Start it; it takes cases at once, and does them when it is ready."""
        self.pipe, other = context.Pipe()
        self.process = context.Process(target=serve, args=(other, do, seconds, memory), daemon=True)
        with nobody():
            self.process.start()
        other.close()
        self.jobs: deque[tuple[Job, int]] = deque()  # with the number of earlier tries
        self.since = 0.0  # when it began with the first case; 0 where it is not ready yet
        self.leaving = False  # it asked to be replaced

    def give(self, job: Job, tries: int) -> None:
        """One more case to do."""
        with contextlib.suppress(OSError):  # it died; that is seen elsewhere
            self.pipe.send_bytes(pickle.dumps(job))
        if self.since and not self.jobs:
            self.since = time.monotonic()
        self.jobs.append((job, tries))

    def end(self) -> None:
        """Stop it at once."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Team:
    """The workers, and the cases that nobody has yet."""

    def __init__(self, do: Do, jobs: Iterator[Job], count: int, seconds: float, memory: int) -> None:
        """Nobody works before `work`."""
        self.jobs, self.count, self.seconds = jobs, count, seconds
        self.again: deque[tuple[Job, int]] = deque()
        self.settings = (context(), do, seconds, memory)
        self.workers: list[Worker] = []
        self.unready = 0  # workers that ended before they were ready, since the last one that was

    def work(self) -> Iterator[Done]:
        """Give cases out and take what comes back, until there are none."""
        while self.filled():
            pipes: dict[Any, Worker] = {one.pipe: one for one in self.workers}
            ends = {one.process.sentinel: one for one in self.workers}
            ready = wait([*pipes, *ends], timeout=min(1.0, self.seconds / 4))
            for end in ready:
                if end in pipes:
                    yield from self.taken(pipes[end])
            for end in ready:
                if end in ends and ends[end] in self.workers:
                    yield from self.lost(ends[end])
            yield from self.late()

    def filled(self) -> bool:
        """Whether there is work left, after giving out what can be given."""
        for worker in [*self.workers]:
            while len(worker.jobs) < AHEAD and not worker.leaving and (found := self.next()):
                worker.give(*found)
        while len(self.workers) < self.count and (found := self.next()):
            worker = Worker(*self.settings)
            self.workers.append(worker)
            worker.give(*found)
        return any(worker.jobs for worker in self.workers)

    def next(self) -> tuple[Job, int] | None:
        """The next case to give out; those whose worker was lost come first."""
        if self.again:
            return self.again.popleft()
        job = next(self.jobs, None)
        return (job, 0) if job else None

    def taken(self, worker: Worker) -> Iterator[Done]:
        """What a worker sent. Raises OutputError where it cannot write."""
        with contextlib.suppress(EOFError, OSError):
            while worker.pipe.poll():
                sent = worker.pipe.recv()
                if isinstance(sent, OutputError):
                    raise sent
                worker.since = time.monotonic()
                if sent == READY:
                    self.unready = 0
                else:
                    worker.jobs.popleft()
                    worker.leaving = sent.last
                    yield sent

    def lost(self, worker: Worker) -> Iterator[Done]:
        """A worker that died: the case it was at is tried once more, the next one goes to another."""
        yield from self.taken(worker)
        worker.process.join()
        code = worker.process.exitcode
        started = bool(worker.since)
        self.removed(worker)
        self.unready += not started
        if worker.leaving or not worker.jobs or (not started and self.unready <= STARTS):
            self.again.extend(worker.jobs)
            return
        job, tries = worker.jobs.popleft()
        self.again.extend(worker.jobs)
        if tries + 1 < TRIES:
            self.again.append((job, tries + 1))
        else:
            yield failed(job, ended(code) if started else f"no worker could be started ({ended(code)})")

    def late(self) -> Iterator[Done]:
        """Workers that are too long at one case are stopped."""
        now = time.monotonic()
        for worker in [*self.workers]:
            if worker.jobs and worker.since and now - worker.since > self.seconds and not worker.pipe.poll():
                self.removed(worker)
                job, _ = worker.jobs.popleft()
                self.again.extend(worker.jobs)
                yield failed(job, f"took longer than {self.seconds:g} s (--time-limit); look at it alone")

    def removed(self, worker: Worker) -> None:
        """Without this worker."""
        self.workers.remove(worker)
        worker.end()

    def stop(self) -> None:
        """Everybody goes home."""
        for worker in [*self.workers]:
            self.removed(worker)


def context() -> Any:
    """How workers are started: never by forking this process, whose open pipes and threads they would keep."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    made = multiprocessing.get_context("forkserver")
    made.set_forkserver_preload(["drafter.batch.warm"])  # imported once for all workers, those that come later too
    return made


@contextmanager
def nobody() -> Iterator[None]:
    """A worker imports the module that was run, which it does not need: a script without a guard would start again."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def ended(code: int | None) -> str:
    """How a process ended, in words."""
    if code is not None and code < 0:
        with contextlib.suppress(ValueError):
            return f"its worker was ended twice by {signal.Signals(-code).name}; look at it alone"
    return f"its worker ended twice with status {code}; look at it alone"
