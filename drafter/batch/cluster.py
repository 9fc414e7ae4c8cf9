"""Workers on many machines, by dask.distributed: the same work, its results brought back and written here."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.batch import keep
from drafter.batch.case import Done, How, Job, failed
from drafter.errors import DrafterError

if TYPE_CHECKING:
    from drafter.batch.engine import Plan

CHUNK = 8  # cases that go to a worker together
WAIT = 20  # seconds in which a worker must be there
AHEAD = 3  # chunks for each thread of the cluster, so that nobody waits
MISSING = "the cluster extra is missing; install it with: pip install 'foi-drafter[cluster]'"
_one = threading.Lock()  # spaCy's memory is shared by the threads of a worker


class Late(BaseException):
    """A case took too long. No Exception, so that no rule can catch it."""


def spread(jobs: Iterator[Job], how: How, out: Path, plan: Plan) -> Iterator[Done]:
    """Every case done on the cluster, and its files written here. Raises DrafterError where there is none."""
    try:
        from distributed import Client
    except ImportError:
        raise DrafterError(f"--scheduler: {MISSING}") from None
    try:
        client = Client(plan.scheduler, timeout=10)
    except (OSError, ValueError) as error:
        raise DrafterError(f"--scheduler {plan.scheduler}: cannot be reached ({error}); start it first") from None
    with client:
        try:
            client.wait_for_workers(1, timeout=WAIT)
        except TimeoutError:
            start = f"dask worker {plan.scheduler} --nworkers auto --nthreads 1"
            raise DrafterError(f"--scheduler {plan.scheduler}: has no workers; start some: {start}") from None
        for done in Cluster(client, how, plan).work(jobs):
            yield keep.keep(done, out)


class Cluster:
    """The chunks that are under way. One that fails as a whole is done again case by case."""

    def __init__(self, client: Any, how: How, plan: Plan) -> None:
        """`plan` tells how long a case may take, and whether workers see the files themselves."""
        self.client, self.how, self.plan = client, how, plan
        self.alone: deque[list[Job]] = deque()
        self.given: dict[Any, list[Job]] = {}

    def work(self, jobs: Iterator[Job]) -> Iterator[Done]:
        """Give chunks out and take what comes back, until there are none."""
        from distributed import as_completed

        back = as_completed()
        self.fill(jobs, back)
        for future in back:
            yield from self.taken(future)
            self.fill(jobs, back)

    def fill(self, jobs: Iterator[Job], back: Any) -> None:
        """As many chunks as keep every thread busy."""
        threads = sum(self.client.nthreads().values()) or 1
        while len(self.given) < AHEAD * threads and (chunk := self.next(jobs)):
            future = self.client.submit(together, chunk, self.how, self.plan.seconds, pure=False)
            self.given[future] = chunk
            back.add(future)

    def next(self, jobs: Iterator[Job]) -> list[Job]:
        """The next chunk; with the bytes of its letters where the workers do not see them."""
        if self.alone:
            return self.alone.popleft()
        chunk = list(islice(jobs, CHUNK))
        return chunk if self.plan.shared else [job.loaded() for job in chunk]

    def taken(self, future: Any) -> Iterator[Done]:
        """What came of a chunk. A worker that is lost is replaced by dask; one that a case ends again and again is not."""
        if future.cancelled():
            raise DrafterError(f"{self.plan.scheduler}: the scheduler was lost; start it, and run the same again")
        chunk = self.given.pop(future)
        error = future.exception()
        if error is None:
            yield from future.result()
        elif len(chunk) > 1:
            self.alone.extend([job] for job in chunk)
        else:
            why = f"{type(error).__name__}: {error}"
            yield failed(chunk[0], f"the cluster could not do it ({why}); look at it alone")
        future.release()


def together(jobs: list[Job], how: How, seconds: float) -> list[Done]:
    """What a worker of the cluster does: a few cases, one at a time."""
    from drafter.batch.warm import swept, warm

    with _one:
        warm()
        with swept():
            return [timed(job, how, seconds) for job in jobs]


def timed(job: Job, how: How, seconds: float) -> Done:
    """One case, stopped where it takes too long: a thread cannot be killed, but it can be made to raise."""
    import ctypes

    from drafter.batch.work import attempt

    thread = ctypes.c_ulong(threading.get_ident())
    stop = ctypes.pythonapi.PyThreadState_SetAsyncExc
    timer = threading.Timer(seconds, stop, (thread, ctypes.py_object(Late)))
    timer.daemon = True
    timer.start()
    try:
        return replace(attempt(job, how), last=False)
    except Late:
        return failed(job, f"took longer than {seconds:g} s (--time-limit); look at it alone")
    finally:
        timer.cancel()
