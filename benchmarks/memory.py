"""The memory of one worker over many letters: `python -m benchmarks.memory FOLDER COUNT…`, a figure in MiB for each count."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from benchmarks.throughput import TODAY


def resident(folder: Path, counts: Sequence[int]) -> list[float]:
    """What a new process holds after so many letters."""
    command = [sys.executable, "-m", "benchmarks.memory", str(folder), *map(str, counts)]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    return [float(one) for one in json.loads(ran.stdout)]


def now() -> float:
    """MiB of this process that are in memory."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / (1 << 20)


def main(folder: str, *counts: str) -> None:
    from drafter.batch.case import How
    from drafter.batch.serve import CYCLE
    from drafter.batch.warm import swept, warm
    from drafter.batch.work import attempt
    from drafter.batch.worklist import worklist

    warm()
    how, wanted, figures, done = How(TODAY), [int(one) for one in counts], [], 0
    jobs = iter(worklist(Path(folder), Path(folder) / "out"))
    while done < wanted[-1]:
        with swept():
            for job in islice(jobs, CYCLE):
                attempt(job, how)
                done += 1
                if done in wanted:
                    figures.append(now())
        if done % CYCLE:
            break
    print(json.dumps(figures))


if __name__ == "__main__":
    main(*sys.argv[1:])
