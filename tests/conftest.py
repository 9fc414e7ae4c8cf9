"""What every test has: no network, and golden files that only `make golden` writes."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import pytest

Golden = Callable[[Path, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the expected files instead of comparing")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening an internet socket fails; nothing in drafter may need one."""
    opened = socket.socket.__init__

    def refuse(self: socket.socket, family: int = -1, *args: object, **named: object) -> None:
        if family in (-1, socket.AF_INET, socket.AF_INET6) and named.get("fileno") is None and args[2:3] in ((), (None,)):
            raise AssertionError("a test opened an internet socket; drafter works offline")
        opened(self, family, *args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "__init__", refuse)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares a text with a file, or writes the file when asked to on the command line."""

    def check(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"{path.name} is missing; `make golden` writes it, and the diff is to be read"
        assert text == path.read_text(encoding="utf-8")

    return check
