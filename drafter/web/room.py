"""What every page shares: the desk, the day, and how requests become answers."""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from drafter.errors import DrafterError
from drafter.web.recent import Recent
from drafter.web.sheet import Desk, Sheet, Upload
from drafter.web.template import page

FILES, FIELDS = 60, 60  # the most of a form
PASTED = 12_000_000  # bytes of a field
REQUEST = "request"  # the field with what the user asked for


@dataclass(slots=True)
class Room:
    """The state of one server.

    `waiting` are the files that the command line named; `progress` says how far the reading of scans is.
    """

    today: Callable[[], date]
    waiting: tuple[Sequence[str], Sequence[str]]
    shown: threading.Event
    desk: Desk = field(default_factory=Desk)
    recent: Recent = field(default_factory=Recent)
    progress: dict[str, str] = field(default_factory=dict)


Handler = Callable[[Request], Awaitable[Response]]
Worker = Callable[[Sheet, Mapping[str, str]], Response]


def room(request: Request) -> Room:
    """The room of the application."""
    found: Room = request.app.state.room
    return found


def show(name: str, values: Mapping[str, Any], status: int = 200) -> Response:
    """A page as an answer."""
    return HTMLResponse(page(name, values), status)


def told_plainly(why: str, status: int = 422) -> Response:
    """A line that the page reads out."""
    return PlainTextResponse(why, status)


def attachment(data: bytes, name: str, type: str) -> Response:
    """A file to keep."""
    return Response(
        data, media_type=type, headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    )


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that was sent: its words, and its files."""

    words: dict[str, str]
    files: list[Upload]


async def sent(request: Request) -> Sent:
    """The form of a request; a body that is no form gives an empty one. What was kept on disk meanwhile is gone after it."""
    async with request.form(max_files=FILES, max_fields=FIELDS, max_part_size=PASTED) as form:
        fields = list(form.multi_items())
        words = {name: value for name, value in fields if isinstance(value, str)}
        files = [
            Upload(one.filename, await one.read(), name == REQUEST)
            for name, one in fields
            if isinstance(one, UploadFile) and one.filename
        ]
    return Sent(words, files)


def on_sheet(work: Worker) -> Handler:
    """A handler for one case: finds it, locks it, works in a thread, and turns errors into a line."""

    @wraps(work)
    async def handle(request: Request) -> Response:
        sheet = room(request).desk.get(request.path_params["id"])
        if sheet is None:
            return gone(request)
        form = (await sent(request)).words if request.method == "POST" else dict(request.query_params)
        recent = room(request).recent if request.method == "POST" else None
        return await run_in_threadpool(_locked, sheet, work, form, recent)

    return handle


def _locked(sheet: Sheet, work: Worker, form: Mapping[str, str], recent: Recent | None) -> Response:
    with sheet.lock:
        try:
            answer = work(sheet, form)
            if recent:
                recent.put(sheet)
            return answer
        except DrafterError as error:
            return told_plainly(plainly(error))


def gone(request: Request) -> Response:
    """The answer where a case is no longer on the desk."""
    if request.headers.get("hx-request"):
        return told_plainly("This case is no longer open: drafter was started anew. Drop the reply again.", 404)
    return show("gone.html", {"title": "Not here any more"}, 404)


def plainly(error: DrafterError) -> str:
    """An error as a sentence; one that starts with the name of a file leaves the name as it is."""
    words = " ".join(str(error).split())
    named = words.partition(" ")[0].endswith(":")
    return (words if named else words[:1].upper() + words[1:]) + ("" if words.endswith((".", "?", "!")) else ".")
