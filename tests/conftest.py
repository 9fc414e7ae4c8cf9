"""For every test: no network, no cache of the user's, and golden files that only `--update-golden` writes."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Golden = Callable[[Path, str], None]
INTERNET = (-1, socket.AF_INET, socket.AF_INET6)  # -1 is what socket.socket() takes where none is given


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the expected files; read the diff")


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The program works offline, so any internet socket is a bug; and it leaves the user's cache as it is."""
    opened = socket.socket.__init__

    def guarded(self: socket.socket, family: int = -1, *args: Any, **named: Any) -> None:
        if family in INTERNET and named.get("fileno") is None and not args[2:]:
            raise AssertionError("a test opened an internet socket")
        opened(self, family, *args, **named)

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a test asked for the address of a host")

    monkeypatch.setattr(socket.socket, "__init__", guarded)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with a golden file; write it only under --update-golden."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"{path} is missing; `make golden` writes it"
        assert text == path.read_text(encoding="utf-8")

    return compare
