"""Formats whose readers can crash, loop or eat memory are read in a child process with limits.

Where the system can fork and this process has one thread, a fork costs a few milliseconds; elsewhere a
new interpreter is started. What comes back is JSON, so a reader that was taken over can only lie.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import select
import signal
import subprocess
import sys
import threading
import time
import warnings

from drafter.errors import ReadError
from drafter.read import archive
from drafter.read.raw import Raw, from_json, to_json

SECONDS = 15.0  # by the clock
CPU = 10  # seconds of work
MEMORY = 1 << 30  # bytes on top of what the process has
ANSWER = 100_000_000  # bytes of answer
MODULES = {"pdf": "pdf", "docx": "docx", "doc": "doc", "odt": "odt", "msg": "msg", "zip": "archive", "sheet": "sheets"}
PACKED = ("docx", "odt", "zip", "sheet")
ENTITIES = ("docx", "odt", "sheet")


def read(kind: str, data: bytes, name: str) -> Raw:
    """A letter from a format that is read apart; "pdf 3" gives the picture of its fourth page.

    Raises ReadError with the reader's own words, or where it was stopped.
    """
    if kind in PACKED and data.startswith(archive.SIGNS):
        archive.check(data, name)
    answer = forked(kind, data, name) if may_fork() else started(kind, data, name)
    return understood(answer, name)


def understood(answer: bytes, name: str) -> Raw:
    """The letter in the child's answer, or its reason as a ReadError; half an answer counts as none."""
    if answer[:1] == b"-":
        raise ReadError(" ".join(answer[1:].decode("utf-8", "replace").split()))
    if answer[:1] == b"+":
        with contextlib.suppress(ValueError, KeyError, TypeError):
            return from_json(answer[1:])
    raise ReadError(f"{name}: reading it took too much time or memory, or it is broken; save it anew or as .txt")


def may_fork() -> bool:
    """Whether a fork is safe: other threads may hold locks that the child would wait for."""
    return hasattr(os, "fork") and threading.active_count() == 1


def work(kind: str, data: bytes, name: str) -> bytes:
    """What the child does: "+" and the letter, or "-" and why not."""
    try:
        kind, _, place = kind.partition(" ")
        if kind in ENTITIES and data.startswith(archive.SIGNS):
            archive.refuse_entities(data, name)
        reader = importlib.import_module(f"drafter.read.{MODULES[kind]}")
        raw: Raw = reader.picture(data, int(place)) if place else reader.read(data, name)
        return b"+" + to_json(raw)
    except ReadError as error:
        return b"-" + str(error).encode()
    except MemoryError:
        return b""
    except Exception:
        return f"-{name}: the {kind} file is broken; open it and save it anew".encode()


def forked(kind: str, data: bytes, name: str) -> bytes:
    """The answer of a forked child, or what there is of it when its time is over."""
    importlib.import_module(f"drafter.read.{MODULES[kind.split()[0]]}")  # once here, not in each child
    inlet, outlet = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # threads of C libraries, which the child never uses
        child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            os.close(inlet)
            limit()
            with open(outlet, "wb") as pipe:  # noqa: PTH123 - a file descriptor
                pipe.write(work(kind, data, name))
        os._exit(0)
    os.close(outlet)
    try:
        return collected(inlet)
    finally:
        os.close(inlet)
        with contextlib.suppress(OSError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def collected(inlet: int) -> bytes:
    """Everything that comes through a pipe; nothing where it comes too late or is too much."""
    end = time.monotonic() + SECONDS
    chunks: list[bytes] = []
    size = 0
    while size <= ANSWER:
        ready, _, _ = select.select([inlet], [], [], max(0.0, end - time.monotonic()))
        if not ready:
            return b""
        chunk = os.read(inlet, 1 << 20)
        if not chunk:
            return b"".join(chunks)
        chunks.append(chunk)
        size += len(chunk)
    return b""


def started(kind: str, data: bytes, name: str) -> bytes:
    """The answer of a new interpreter. `-P` keeps modules in the current folder out of it."""
    command = [sys.executable, "-P", "-c", "from drafter.read.apart import main; main()", kind, name]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    try:
        run = subprocess.run(  # noqa: S603 - our own interpreter
            command, input=data, capture_output=True, timeout=SECONDS, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        return b""
    return run.stdout if len(run.stdout) <= ANSWER else b""


def main() -> None:
    """The entry of a started child: format and name as arguments, the file on standard input."""
    kind, name = sys.argv[1:3]
    data = sys.stdin.buffer.read()
    limit()
    sys.stdout.buffer.write(work(kind, data, name))


def limit(seconds: int = CPU, memory: int = MEMORY) -> None:
    """Set the limits for this process, where the system knows them."""
    try:
        import resource
    except ImportError:  # Windows
        return
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        with open("/proc/self/statm", encoding="ascii") as now:  # noqa: PTH123 - no such file on macOS
            used = int(now.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + memory, used + memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
