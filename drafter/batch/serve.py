"""The side of a worker: a process that does case after case, within its limits, until its pipe closes."""

from __future__ import annotations

import pickle
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection

from drafter.batch.case import Done, Job
from drafter.batch.keep import OutputError

Do = Callable[[Job], Done]
CYCLE = 32  # cases between two sweeps of a worker's memory
READY = "ready"


def serve(pipe: Connection, do: Do, seconds: float, memory: int) -> None:
    """A worker: cases in, what came of them out, until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process decides when to stop
    try:
        from drafter.batch.warm import swept, warm

        warm()
        limit(memory)
        pipe.send(READY)
        while True:
            with swept():
                for _ in range(CYCLE):
                    job = pickle.loads(pipe.recv_bytes())  # noqa: S301 - our own process wrote it
                    alarm(2 * seconds + 60)
                    done = do(job)
                    alarm(0)
                    pipe.send(done)
                    if done.last:
                        return
    except OutputError as error:
        pipe.send(error)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def alarm(seconds: float) -> None:
    """End this process after a while, if nobody else is left to do so; 0 takes it back."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def limit(memory: int) -> None:
    """So much memory on top of what the process has, where the system knows such limits."""
    try:
        import resource

        with open("/proc/self/statm", encoding="ascii") as now:  # noqa: PTH123 - no such file on macOS
            used = int(now.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + memory, resource.getrlimit(resource.RLIMIT_AS)[1]))
    except (ImportError, OSError, ValueError):
        return
