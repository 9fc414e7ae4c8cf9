"""What workers do in tests: well, badly, or not at all. Functions of a module, so that another process finds them."""

from __future__ import annotations

import os
import signal
import time
from datetime import date
from functools import partial
from pathlib import Path

from drafter.batch import work
from drafter.batch.case import Done, How, Job
from drafter.batch.keep import OutputError

HOW = How(date(2026, 1, 15))


def plain(job: Job) -> Done:
    """Done at once."""
    return Done(job.name, job.place)


def hang(job: Job) -> Done:
    """A case called hang never ends."""
    while job.name == "hang":
        time.sleep(0.05)
    return plain(job)


def die(job: Job, once: str = "") -> Done:
    """A case called die ends its worker, with `once` the first time only."""
    mark = Path(once) if once else None
    if job.name == "die" and not (mark and mark.exists()):
        if mark:
            mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return plain(job)


def leave(job: Job) -> Done:
    """A case called leave ends its worker without a word."""
    if job.name == "leave":
        os._exit(0)
    return plain(job)


def eat(job: Job) -> Done:
    """A case called eat wants more memory than there is for it; one called break raises."""

    def hungry(job: Job, how: How) -> Done:
        if job.name == "break":
            raise KeyError("inside")
        return Done(job.name, job.place, {"size": len(bytearray(1 << 30))}) if job.name == "eat" else plain(job)

    kept, work.work = work.work, hungry
    try:
        return work.attempt(job, HOW)
    finally:
        work.work = kept


def full(job: Job) -> Done:
    """The disk is full."""
    raise OutputError("out: cannot be written (No space left on device); make room")


def dying_once(mark: Path) -> partial[Done]:
    """Dies at the case called die, but not when it comes again."""
    return partial(die, once=str(mark))
