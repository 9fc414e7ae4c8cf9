"""Workers that hang, die, eat memory or cannot write: each is survived, and the case is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.batch.case import Done, Job
from drafter.batch.keep import OutputError
from drafter.batch.workers import STARTS, TRIES, Team, Worker, context, crowd
from tests import batch_work as given

MIB = 1 << 20


def done(do: Callable[[Job], Done], *names: str, seconds: float = 60, memory: int = 4096) -> dict[str, str]:
    """The error of each case by its name, which is empty where it went well."""
    jobs = iter([Job(name, place=name) for name in names])
    return {one.name: one.error for one in crowd(do, jobs, 2, seconds, memory * MIB)}


def test_every_case_is_done_once() -> None:
    names = [str(number) for number in range(100)]
    made = [one.name for one in crowd(given.plain, iter([Job(name) for name in names]), 2, 60, 4096 * MIB)]
    assert sorted(made) == sorted(names)


def test_a_case_that_hangs_is_named() -> None:
    made = done(given.hang, "a", "hang", "b", "c", seconds=1)
    assert made == {"a": "", "b": "", "c": "", "hang": "took longer than 1 s (--time-limit); look at it alone"}


def test_a_case_that_ends_its_worker_is_tried_twice_and_named() -> None:
    made = done(given.die, "a", "die", "b", "c")
    assert made == {"a": "", "b": "", "c": "", "die": "its worker was ended twice by SIGKILL; look at it alone"}
    assert done(given.leave, "a", "leave") == {
        "a": "",
        "leave": "its worker ended twice with status 0; look at it alone",
    }


def test_a_worker_killed_once_costs_nothing(tmp_path: Path) -> None:
    assert done(given.dying_once(tmp_path / "died"), "a", "die", "b", "c") == dict.fromkeys(("a", "die", "b", "c"), "")
    assert (tmp_path / "died").exists()


@pytest.mark.parametrize(("lost", "named"), [(STARTS, 0), (STARTS + TRIES, 1)])
def test_workers_that_end_before_they_are_ready_are_no_fault_of_a_case_unless_all_do(lost: int, named: int) -> None:
    team = Team(given.plain, iter(()), 1, 60, 4096 * MIB)
    made: list[Done] = []
    for _ in range(lost):
        worker = Worker(context(), given.plain, 60, 4096 * MIB)
        team.workers.append(worker)
        worker.give(*(team.again.popleft() if team.again else (Job("a"), 0)))
        worker.process.kill()
        made += team.lost(worker)
    assert [one.error for one in made] == [
        "no worker could be started (its worker was ended twice by SIGKILL; look at it alone)"
    ] * named
    assert len(team.again) == 1 - named and not team.workers


def test_a_case_that_eats_memory_is_named_and_its_worker_replaced() -> None:
    made = done(given.eat, "a", "eat", "break", "b", "c", memory=256)
    assert made.pop("eat") == "took more memory than --memory allows; look at it alone"
    assert made.pop("break") == "a fault in drafter itself (KeyError: 'inside'); please report it"
    assert made == {"a": "", "b": "", "c": ""}


def test_an_output_that_cannot_be_written_stops_all() -> None:
    with pytest.raises(OutputError, match="No space left"):
        done(given.full, "a", "b")
