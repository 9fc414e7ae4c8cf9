"""How far a batch is, on standard error: a moving bar on a terminal, plain lines in a pipe."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import Any, TextIO

from drafter.batch.case import Done

NAMED = 20  # failures that are named; the index has them all
EVERY = 10.0  # seconds between two plain lines
Clock = Callable[[], float]


class Lines:
    """A plain line from time to time."""

    def __init__(self, stream: TextIO | None = None, clock: Clock = time.monotonic) -> None:
        """`stream` is standard error where none is given."""
        self.stream, self.clock = stream or sys.stderr, clock
        self.todo = self.count = self.failures = 0
        self.start = self.told = 0.0

    def begin(self, total: int, todo: int) -> None:
        """What there is to do."""
        self.todo, self.start = todo, self.clock()
        self.told = self.start
        as_before = f", {total - todo:,} as before" if total > todo else ""
        self.say(f"{total:,} case{'s' if total != 1 else ''}: {todo:,} to do{as_before}")

    def done(self, one: Done) -> None:
        """One more; told where it failed or the last line is long ago."""
        self.count += 1
        self.failures += bool(one.error)
        if one.error and self.failures <= NAMED:
            self.say(failure(one.name, one.error))
        if self.clock() - self.told >= EVERY:
            self.told = self.clock()
            self.pulse()

    def pulse(self) -> None:
        """A sign of life."""
        self.say(self.line())

    def line(self) -> str:
        """So many, so fast, so long to go."""
        passed = max(1e-9, self.clock() - self.start)
        left = (self.todo - self.count) * passed / max(1, self.count)
        return f"{self.count:,} of {self.todo:,}, {self.count / passed:.0f} a second, {span(left)} left"

    def end(self) -> None:
        """The sum, where there was something to do."""
        if self.todo:
            self.say(f"{self.count:,} of {self.todo:,} done in {span(self.clock() - self.start)}")

    def say(self, line: str) -> None:
        """A line for the user."""
        tell(line, self.stream)


class Bar(Lines):
    """A bar with rate and time left, drawn by rich; failures scroll above it."""

    bar: Any = None

    def begin(self, total: int, todo: int) -> None:
        """Draw it, where there is something to do."""
        super().begin(total, todo)
        if not todo:
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        parts = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
        self.bar = Progress(*parts, console=Console(file=self.stream), transient=True, refresh_per_second=4)
        self.bar.add_task("", total=todo, rate="")
        self.bar.start()

    def done(self, one: Done) -> None:
        """Move it on."""
        super().done(one)
        rate = self.count / max(1e-9, self.clock() - self.start)
        if self.bar:
            self.bar.update(self.bar.task_ids[0], completed=self.count, rate=f"{rate:.0f} a second")

    def end(self) -> None:
        """Take it away; the sum stays."""
        if self.bar:
            self.bar.stop()
            self.bar = None
        super().end()

    def say(self, line: str) -> None:
        """A line above the bar."""
        if self.bar:
            self.bar.console.print(line, markup=False, highlight=False)
        else:
            super().say(line)

    def pulse(self) -> None:
        """The bar itself is one."""


def tell(line: str, stream: TextIO) -> None:
    """A line for a user, who may have gone, as `head` does: the batch goes on."""
    try:
        stream.write(f"{line}\n")
        stream.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def failure(name: str, error: str) -> str:
    """A case that failed and why, in a line; its name once."""
    name = " ".join(name.split())
    return f"failed: {error}" if error.startswith(f"{name}: ") else f"failed: {name}: {error}"


def span(seconds: float) -> str:
    """A stretch of time in words."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
