"""Runs the server on a free loopback port until Ctrl-C, opens the browser, and warms up once the first page is out."""

from __future__ import annotations

import secrets
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable, Sequence
from datetime import date

import uvicorn

from drafter.errors import DrafterError
from drafter.web.app import application
from drafter.web.safety import Guard

LOOPBACK = "127.0.0.1"
SOON = 2.0  # seconds after which warming up starts though no page was asked for


def serve(files: Sequence[str], requests: Sequence[str], today: Callable[[], date], port: int, browser: bool) -> None:
    """Serve the page until Ctrl-C. Raises DrafterError where the port is taken."""
    listening = listen(port)
    port = listening.getsockname()[1]
    key, once = secrets.token_urlsafe(24), secrets.token_urlsafe(24)
    address = f"http://{LOOPBACK}:{port}/?key="
    shown = threading.Event()
    app = Guard(application(today, files, requests, shown), port, key, once)
    server = uvicorn.Server(settings(app))
    sys.stderr.write(f"The review page is at {address}{key}\nNothing leaves this machine. Ctrl-C ends it.\n")
    sys.stderr.flush()
    threading.Thread(target=warm_up, args=(shown,), daemon=True).start()
    if browser:
        threading.Thread(target=webbrowser.open, args=(address + once,), daemon=True).start()
    try:
        server.run(sockets=[listening])
    except KeyboardInterrupt:
        pass
    finally:
        listening.close()


def listen(port: int) -> socket.socket:
    """A socket of this machine alone that listens; port 0 takes a free one. Raises DrafterError."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform != "win32":  # where it would let another program take the port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOOPBACK, port))
        listening.listen(64)
    except (OSError, OverflowError) as error:
        listening.close()
        why = getattr(error, "strerror", None) or "no such port"
        raise DrafterError(f"--port {port}: cannot be used ({why}); leave it out to take a free one") from None
    return listening


def settings(app: Guard) -> uvicorn.Config:
    """How uvicorn runs: no log of what is asked for, no web sockets, an end at once."""
    return uvicorn.Config(
        app,
        http="h11",
        ws="none",
        loop="asyncio",
        lifespan="off",
        log_level="error",
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        limit_concurrency=64,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=1,
        h11_max_incomplete_event_size=32_768,
    )


def warm_up(shown: threading.Event) -> None:
    """Import what reads letters, once the first page is out, so that the first reply is read at once."""
    shown.wait(SOON)
    from drafter.web.work import warm

    warm()
