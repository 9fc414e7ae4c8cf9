"""What a command costs from a cold start, against importing spaCy alone; all is compiled and in the page cache."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path


def ratios(example: Path, runs: int) -> Iterator[tuple[str, float, float]]:
    """Each command, its median time over that of `import spacy`, and the bound; the runs take turns."""
    base = ("-c", "import spacy")
    draft = ("-m", "drafter", "draft", str(example), "--today", "2016-12-15")
    measured = {"drafter draft": (draft, 1.5), "drafter --help": (("-m", "drafter", "--help"), 0.3)}
    times: dict[Sequence[str], list[float]] = {base: [], **{command: [] for command, _ in measured.values()}}
    for number in range(runs + 1):
        for command, taken in times.items():
            seconds = run(command)
            if number:  # the first run compiles
                taken.append(seconds)
    unit = statistics.median(times[base])
    for name, (command, bound) in measured.items():
        yield name, statistics.median(times[command]) / unit, bound


def run(command: Sequence[str]) -> float:
    """Seconds of one run of Python with these arguments."""
    started = time.perf_counter()
    subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started
