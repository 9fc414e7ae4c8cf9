"""A real browser and a real server, for the tests of the review page; skipped where there is no browser."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"


def found() -> str | None:
    """The browser of this machine, or the one that DRAFTER_BROWSER names."""
    return os.environ.get("DRAFTER_BROWSER") or next((path for name in NAMES if (path := shutil.which(name))), None)


@contextmanager
def served(home: Path, *arguments: str, today: str = "2024-04-08") -> Iterator[str]:
    """A server as a user starts it; gives the address that it prints."""
    command = [sys.executable, "-m", "drafter", "review", "--no-browser", "--today", today, *arguments]
    env = {
        **os.environ,
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
    }
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=env)
    assert process.stderr
    try:
        line = process.stderr.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+/\?key=\S+", line)
        assert address, line + process.stderr.read()
        yield address[0]
    finally:
        process.terminate()
        process.wait(10)
        process.stderr.close()


@contextmanager
def browsing() -> Iterator[Any]:
    """A browser, started once for many tests."""
    playwright = pytest.importorskip("playwright.sync_api")
    path = found()
    if path is None:
        pytest.skip("no browser is installed here")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def violations(page: Any) -> list[str]:
    """What axe-core has to say against a page as it stands, in lines. Its script is put in past the page's own policy."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {node['html'][:150]} {node.get('failureSummary', '')[:300]}"
        for one in result["violations"]
        for node in one["nodes"]
    ]
