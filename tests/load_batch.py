"""Long tests of a batch, run by `make load`: 10,000 cases and 20 kills, a full disk, a read-only one, a cluster."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.cases import caseload
from tests.batch_trees import alone_again, command, count, environment, killed, run, tree

CASES = int(os.environ.get("CASES", "10000"))
KILLS = int(os.environ.get("KILLS", "20"))
LONG = 5 * 3600


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A source and what an undisturbed run makes of it."""
    root = tmp_path_factory.mktemp("load")
    caseload(root / "in", CASES)
    ran = run(root / "in", root / "whole", timeout=LONG)
    assert ran.returncode == 0, ran.stderr
    return root


def test_killed_at_random_and_resumed(whole: Path) -> None:
    """Kills at random counts of cases, some of them while the program starts or the index is written."""
    chance = random.Random(20)
    out = whole / "killed"
    there = [
        killed(whole / "in", out, at, chance.uniform(0, 0.4)) for at in sorted(chance.sample(range(CASES), KILLS - 2))
    ]
    print("cases there at each kill:", there)
    killed(whole / "in", out, 0, 0.3)
    last = subprocess.Popen(command(whole / "in", out, "--quiet"), env=environment(), stderr=subprocess.DEVNULL)
    while last.poll() is None and count(out) < CASES:
        time.sleep(0.05)
    time.sleep(0.5)  # at the index
    last.kill()
    last.wait()
    assert alone_again(str(out))
    ran = run(whole / "in", out, timeout=LONG)
    assert ran.returncode == 0, ran.stderr
    assert tree(out) == tree(whole / "whole")


def test_a_worker_killed_from_outside(whole: Path) -> None:
    """Workers are killed while they work; every case is done all the same."""
    out = whole / "shot"
    batch = subprocess.Popen(command(whole / "in", out, "--quiet"), env=environment(), stderr=subprocess.DEVNULL)
    shot = 0
    while batch.poll() is None and shot < 5:
        time.sleep(1)
        for worker in below(batch.pid)[-1:]:
            os.kill(worker, 9)
            shot += 1
    assert batch.wait(LONG) == 0 and shot
    assert tree(out) == tree(whole / "whole")


def below(pid: int) -> list[int]:
    """The workers of a batch: the children of its fork server."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = path.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        found.append((int(words[1]), int(path.parent.name)))
    children = [child for parent, child in found if parent == pid]
    return sorted(child for parent, child in found if parent in children)


@contextmanager
def disk(folder: Path, size: str) -> Iterator[Path]:
    """A small disk of its own."""
    folder.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], capture_output=True
    ).returncode:
        pytest.skip("no right to mount a disk here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_and_more_room(tmp_path: Path) -> None:
    source = caseload(tmp_path / "in", 200)
    assert run(source, tmp_path / "whole").returncode == 0
    with disk(tmp_path / "small", "2m") as small:
        ran = run(source, small)
        print(ran.stderr)
        assert ran.returncode == 2 and "cannot be written" in ran.stderr.splitlines()[-1]
        assert all(path.stat().st_size for path in small.glob("cases/*/*"))
        subprocess.run(["mount", "-o", "remount,size=50m", str(small)], check=True)
        assert run(source, small).returncode == 0
        assert tree(small) == tree(tmp_path / "whole")


def test_a_disk_that_becomes_read_only(tmp_path: Path) -> None:
    source = caseload(tmp_path / "in", 60)
    with disk(tmp_path / "disk", "50m") as small:
        assert run(source, small).returncode == 0
        for reply in list(source.glob("*/reply-0.txt"))[:20]:
            reply.write_bytes(reply.read_bytes() + b"Thank you.\n")
        subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True)
        again = run(source, small)
        assert again.returncode == 2 and "cannot be written" in again.stderr.splitlines()[-1]
        subprocess.run(["mount", "-o", "remount,rw", str(small)], check=True)
        assert run(source, small).returncode == 0
        assert run(source, tmp_path / "whole").returncode == 0
        assert tree(small) == tree(tmp_path / "whole")


@contextmanager
def cluster(port: int) -> Iterator[list[subprocess.Popen[bytes]]]:
    """A scheduler and two workers on this machine."""
    pytest.importorskip("distributed")
    env, quiet = environment(), subprocess.DEVNULL
    address = f"tcp://127.0.0.1:{port}"
    words = ["distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"]
    started = [subprocess.Popen([sys.executable, "-m", *words], env=env, stderr=quiet)]
    time.sleep(5)
    words = ["distributed.cli.dask_worker", address, "--nthreads", "1", "--no-dashboard", "--no-nanny"]
    started += [subprocess.Popen([sys.executable, "-m", *words], env=env, stderr=quiet) for _ in range(2)]
    try:
        yield started[1:]
    finally:
        for one in started:
            one.kill()
            one.wait()


@pytest.mark.parametrize("loss", [False, True])
def test_a_cluster_with_and_without_a_lost_worker(tmp_path: Path, loss: bool) -> None:
    cases = min(CASES, 2_000)
    source = caseload(tmp_path / "in", cases)
    assert run(source, tmp_path / "here", timeout=LONG).returncode == 0
    port = 8_790 + loss
    with cluster(port) as workers:
        out = tmp_path / "there"
        started = time.monotonic()
        batch = subprocess.Popen(
            command(source, out, "--quiet", "--scheduler", f"tcp://127.0.0.1:{port}"), env=environment()
        )
        while loss and count(out) < cases // 2 and batch.poll() is None:
            time.sleep(0.05)
        if loss:
            workers[0].kill()
        assert batch.wait(LONG) == 0
        print(f"{cases} cases by two workers{', one lost' if loss else ''}: {time.monotonic() - started:.0f} s")
    assert tree(out) == tree(tmp_path / "here")
