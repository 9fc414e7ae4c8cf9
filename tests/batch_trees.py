"""Runs batches as processes, kills them, and compares what they leave behind."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.shell import CLEAN

TODAY = "2026-01-15"


def command(source: Path, out: Path, *more: str) -> list[str]:
    """A batch as a shell starts it."""
    return [sys.executable, "-m", "drafter", "batch", str(source), "-o", str(out), "--today", TODAY, *more]


def environment() -> dict[str, str]:
    """Of a user without a profile; modules are found as they are here."""
    return {**CLEAN, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def run(source: Path, out: Path, *more: str, timeout: float = 600) -> subprocess.CompletedProcess[str]:
    """A batch from beginning to end."""
    return subprocess.run(
        command(source, out, *more), capture_output=True, text=True, env=environment(), timeout=timeout, check=False
    )


def killed(source: Path, out: Path, cases: int, wait: float = 0.0, *more: str) -> int:
    """A batch that is ended by SIGKILL some seconds after so many cases are there; returns how many there were then."""
    process = subprocess.Popen(command(source, out, "--quiet", *more), env=environment(), stderr=subprocess.DEVNULL)
    while process.poll() is None and count(out) < cases:
        time.sleep(0.01)
    time.sleep(wait)
    process.send_signal(signal.SIGKILL)
    process.wait()
    return count(out)


def count(out: Path) -> int:
    """How many cases an output has."""
    return sum(1 for _ in (out / "cases").iterdir()) if (out / "cases").is_dir() else 0


def tree(out: Path) -> dict[str, str]:
    """The hash of each file of an output, without what the program keeps for itself."""
    paths = sorted(path for path in out.rglob("*") if path.is_file() and path.relative_to(out).parts[0] != ".drafter")
    return {str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def alone_again(marker: str, seconds: float = 20) -> bool:
    """Whether no process of a batch is left whose command line names something."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not processes(marker):
            return True
        time.sleep(0.2)
    return False


def processes(marker: str) -> list[int]:
    """The processes whose command line names something, as Linux tells."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if marker.encode() in path.read_bytes():
                found.append(int(path.parent.name))
        except OSError:
            continue
    return found
