"""Asks the review page's server in this process, without a socket: what is sent, and what comes back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from drafter.web.app import application
from drafter.web.recent import Recent
from drafter.web.safety import Guard

PORT = 4711
HOST = f"127.0.0.1:{PORT}"
ORIGIN = f"http://{HOST}"
KEY = "the-key"
BOUNDARY = "a-boundary"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as words."""
        return self.body.decode()


@dataclass(slots=True)
class Browser:
    """Asks as a browser does: with its cookie, and with the page it comes from."""

    guard: Guard
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a page."""
        return self.ask("GET", path, b"", headers)

    def post(self, path: str, form: dict[str, str] | None = None, **headers: str) -> Answer:
        """Send a form."""
        told = {"content-type": "application/x-www-form-urlencoded", "origin": ORIGIN, **headers}
        return self.ask("POST", path, urlencode(form or {}).encode(), told)

    def upload(self, path: str, files: Iterable[tuple[str, str, bytes]]) -> Answer:
        """Send files: the field, the name, the bytes of each."""
        parts = [
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'.encode()
            + data
            + b"\r\n"
            for field, name, data in files
        ]
        body = b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()
        return self.ask(
            "POST", path, body, {"content-type": f"multipart/form-data; boundary={BOUNDARY}", "origin": ORIGIN}
        )

    def ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        """Ask anything."""
        told = {
            "host": HOST,
            "content-length": str(len(body)),
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        if self.cookies and "cookie" not in told:
            told["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        answer = asyncio.run(asked(self.guard, method, path, told, chunks(body)))
        if "set-cookie" in answer.headers:
            name, _, value = answer.headers["set-cookie"].partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer


async def chunks(body: bytes, size: int = 65536, pause: float = 0.0) -> AsyncIterator[bytes]:
    """A body piece by piece."""
    for start in range(0, max(1, len(body)), size):
        await asyncio.sleep(pause)
        yield body[start : start + size]


async def asked(guard: Guard, method: str, path: str, headers: dict[str, str], body: AsyncIterator[bytes]) -> Answer:
    """One request through the guard."""
    address, _, query = path.partition("?")
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
        "path": address, "raw_path": address.encode(), "query_string": query.encode(), "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 5), "server": ("127.0.0.1", PORT),
    }  # fmt: skip
    status, found, parts = 0, {}, []
    pieces = aiter(body)
    waiting: bytes | None = await anext(pieces, None)

    async def receive() -> dict[str, object]:
        nonlocal waiting
        if waiting is None:
            await asyncio.sleep(3600)
        piece, waiting = waiting, await anext(pieces, None)
        return {"type": "http.request", "body": piece, "more_body": waiting is not None}

    async def send(message: dict[str, object]) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
            found.update({name.decode().lower(): value.decode() for name, value in message["headers"]})
        else:
            parts.append(message.get("body", b""))

    await guard(scope, receive, send)
    return Answer(status, found, b"".join(parts))


def stranger(**settings: Any) -> Browser:
    """A browser that has not opened the address with the key; no case is kept."""
    app = application(lambda: date(2024, 4, 8))
    app.state.room.recent = Recent(Path("/nonexistent/cases.sqlite"))
    return Browser(Guard(app, PORT, KEY, **settings))


def friend(**settings: Any) -> Browser:
    """A browser that has."""
    browser = stranger(**settings)
    browser.get(f"/?key={KEY}")
    return browser
