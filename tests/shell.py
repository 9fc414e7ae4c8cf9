"""Runs the program as a shell does: in this process, in a pipe, on a terminal."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from dataclasses import dataclass

import pytest

from drafter import cli
from tests.stories import STORIES

STORY = next(story for story in STORIES if story.folder.name == "depot-noise")
REPLY, REQUEST = str(STORY.reply[0]), str(STORY.request[0])
CASE = (REPLY, "--request", REQUEST, "--today", "2024-04-08")
SENDER = ("--name", "Tobias Penhale", "--address", "1 Quarry Road;Stowmere")
CLEAN = {"PATH": os.environ.get("PATH", ""), "HOME": "/nonexistent", "PYTHONUTF8": "1"}


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run of the program left behind."""

    code: int
    out: bytes
    err: str


class Bytes(io.TextIOWrapper):
    """A text stream over memory, as sys.stdout is one over a file."""

    def __init__(self, data: bytes = b"") -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8", write_through=True)


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str, stdin: bytes = b"") -> Ran:
    """Run the program in this process, piped."""
    out, err = Bytes(), Bytes()
    monkeypatch.setenv("HOME", "/nonexistent")
    for name, stream in (("stdin", Bytes(stdin)), ("stdout", out), ("stderr", err)):
        monkeypatch.setattr(sys, name, stream)
    code = cli.run(arguments)
    monkeypatch.undo()
    return Ran(code, out.buffer.getvalue(), err.buffer.getvalue().decode())  # type: ignore[attr-defined]


def shell(script: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell in which $drafter is the program."""
    env = {**CLEAN, "drafter": f"{sys.executable} -m drafter", "reply": REPLY, "request": REQUEST, **env}
    return subprocess.run(["bash", "-c", script], capture_output=True, env=env, timeout=120)


def on_terminal(*arguments: str, typed: str = "", **env: str) -> str:
    """What the program prints to a terminal of 80 columns, on which something is typed."""
    leader, follower = pty.openpty()
    env = {**CLEAN, "TERM": "xterm-256color", "COLUMNS": "80", **env}
    command = [sys.executable, "-m", "drafter", *arguments]
    process = subprocess.Popen(command, stdin=follower, stdout=follower, stderr=subprocess.STDOUT, env=env)
    os.close(follower)
    os.write(leader, typed.encode())
    parts = []
    try:
        while part := os.read(leader, 65536):
            parts.append(part)
    except OSError:  # Linux reports the end of a terminal as an error
        pass
    process.wait(timeout=60)
    os.close(leader)
    return b"".join(parts).decode()
