"""The side of a cluster that asks: chunks out, results in, what is lost. `make load` uses a real one."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from drafter.batch import How, Plan, cluster, work
from drafter.batch.case import Done, Job
from drafter.errors import DrafterError
from tests.shell import run

HOW = How(date(2026, 1, 15))


class Future:
    """What came of a chunk, at once."""

    def __init__(self, do: Callable[[], Any], lost: bool = False) -> None:
        self.lost, self.value, self.error = lost, None, None
        try:
            self.value = do()
        except RuntimeError as error:
            self.error = error

    def cancelled(self) -> bool:
        return self.lost

    def exception(self) -> RuntimeError | None:
        return self.error

    def result(self) -> Any:
        return self.value

    def release(self) -> None:
        pass


class Client:
    """A cluster of two threads in which the case called die ends every worker."""

    def __init__(self, lost: bool = False) -> None:
        self.lost = lost
        self.sizes: list[int] = []

    def nthreads(self) -> dict[str, int]:
        return {"one": 1, "two": 1}

    def submit(self, do: object, chunk: list[Job], how: How, seconds: float, pure: bool) -> Future:
        self.sizes.append(len(chunk))

        def done() -> list[Done]:
            if any(job.name == "die" for job in chunk):
                raise RuntimeError("KilledWorker")
            return [Done(job.name, job.place) for job in chunk]

        return Future(done, self.lost)


class Back:
    """What comes back, first in first out, as dask's as_completed gives it."""

    def __init__(self) -> None:
        self.futures: list[Future] = []

    def add(self, future: Future) -> None:
        self.futures.append(future)

    def __iter__(self) -> Iterator[Future]:
        while self.futures:
            yield self.futures.pop(0)


@pytest.fixture(autouse=True)
def distributed(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("distributed")
    module.as_completed = Back  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "distributed", module)


def test_a_case_that_ends_its_worker_is_found_in_its_chunk() -> None:
    jobs = iter([Job("die" if number == 20 else str(number)) for number in range(50)])
    client = Client()
    made = {one.name: one.error for one in cluster.Cluster(client, HOW, Plan()).work(jobs)}
    assert len(made) == 50 and [name for name, error in made.items() if error] == ["die"]
    assert made["die"] == "the cluster could not do it (RuntimeError: KilledWorker); look at it alone"
    assert sorted(client.sizes, reverse=True)[:7] == [8, 8, 8, 8, 8, 8, 2]


def test_a_lost_scheduler_is_one_line() -> None:
    with pytest.raises(DrafterError, match="the scheduler was lost; start it, and run the same again"):
        list(cluster.Cluster(Client(lost=True), HOW, Plan(scheduler="tcp://x")).work(iter([Job("a")])))


def test_a_scheduler_without_workers_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Alone(nullcontext[None]):
        def __init__(self, address: str, timeout: float) -> None:
            super().__init__(self)  # type: ignore[arg-type]

        def wait_for_workers(self, count: int, timeout: float) -> None:
            raise TimeoutError

    monkeypatch.setattr(sys.modules["distributed"], "Client", Alone, raising=False)
    with pytest.raises(DrafterError, match="tcp://x: has no workers; start some: dask worker tcp://x"):
        list(cluster.spread(iter([Job("a")]), HOW, tmp_path, Plan(scheduler="tcp://x")))


def test_a_case_that_hangs_is_stopped_in_its_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(job: Job, how: How) -> Done:
        while True:
            time.sleep(0.01)

    monkeypatch.setattr(work, "work", hang)
    assert cluster.timed(Job("a"), HOW, 0.2).error == "took longer than 0.2 s (--time-limit); look at it alone"


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("We do not hold it.")
    ran = run(
        monkeypatch,
        "batch",
        str(tmp_path / "in"),
        "-o",
        str(tmp_path / "out"),
        "--scheduler",
        "tcp://127.0.0.1:1",
        "-q",
    )
    assert ran.code == 2 and ran.err.endswith("install it with: pip install 'foi-drafter[cluster]'\n")
