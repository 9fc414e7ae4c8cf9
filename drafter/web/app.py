"""The application: which address does what."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from drafter.web import case, start
from drafter.web.room import Handler, Room, Worker, on_sheet, room, told_plainly
from drafter.web.safety import Stopped, refuse
from drafter.web.sheet import Sheet

STATIC = Path(__file__).parent / "static"


def later(module: str, name: str) -> Worker:
    """A worker in a module that is imported when first needed."""

    def work(sheet: Sheet, form: Mapping[str, str]) -> Response:
        answer: Response = getattr(import_module(f"drafter.web.{module}"), name)(sheet, form)
        return answer

    return work


async def file(request: Request) -> Response:
    """A download, by its name in the address."""
    name = request.path_params["file"]
    module, worker = ("labelling", "packed") if name == "labels.zip" else ("downloads", "download")
    work = later(module, worker)
    answer: Response = await on_sheet(lambda sheet, _: work(sheet, {"file": name}))(request)
    return answer


async def forget(request: Request) -> Response:
    """Take a case off the desk: nothing of it is kept."""
    room(request).desk.drop(request.path_params["id"])
    return RedirectResponse("/", 303)


GETS: Mapping[str, Handler] = {
    "": on_sheet(case.whole),
    "/letter": on_sheet(later("letters", "drafted")),
    "/open": on_sheet(later("letters", "opening")),
    "/labels": on_sheet(later("labelling", "preview")),
    "/file/{file}": file,
}
POSTS: Mapping[str, Handler] = {
    "/facts": on_sheet(case.fact),
    "/tick": on_sheet(case.tick),
    "/wrong": on_sheet(case.wrong),
    "/missed": on_sheet(case.missed),
    "/files": start.more,
    "/forget": forget,
    "/kind": on_sheet(later("letters", "kind")),
    "/sender": on_sheet(later("letters", "signed")),
    "/edit": on_sheet(later("letters", "edit")),
    "/undo": on_sheet(later("letters", "undo")),
    "/own": on_sheet(later("letters", "own")),
    "/back": on_sheet(later("letters", "back")),
    "/labels": on_sheet(later("labelling", "save")),
}


def application(
    today: Callable[[], date],
    files: Sequence[str] = (),
    requests: Sequence[str] = (),
    shown: threading.Event | None = None,
) -> Starlette:
    """The application without its guard; `shown` is set when the first page is out."""
    routes = [
        Route("/", start.start),
        Route("/read", start.read, methods=["POST"]),
        Route("/sample", start.sample, methods=["POST"]),
        Route("/waiting", start.waiting, methods=["POST"]),
        Route("/progress/{id}", start.progress),
        Route("/keep", start.keep, methods=["POST"]),
        Route("/recent/{id}", start.again, methods=["POST"]),
        *(Route(f"/case/{{id}}{path}", handler) for path, handler in GETS.items()),
        *(Route(f"/case/{{id}}{path}", handler, methods=["POST"]) for path, handler in POSTS.items()),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]
    app = Starlette(routes=routes, exception_handlers={HTTPException: refused, Stopped: stopped, Exception: fault})
    app.state.room = Room(today, (files, requests), shown or threading.Event())
    return app


async def refused(request: Request, error: Exception) -> Response:
    """What is not here, or cannot be done, in a line."""
    status = error.status_code if isinstance(error, HTTPException) else 400
    words = {404: "There is no such page.", 405: "This cannot be done here."}
    return PlainTextResponse(words.get(status, "This could not be understood."), status)


async def stopped(request: Request, error: Exception) -> Response:
    """A body that was too much or too slow."""
    return refuse(error.status, error.why) if isinstance(error, Stopped) else refuse(400, "")


async def fault(request: Request, error: Exception) -> Response:
    """A fault of the program's own: no traceback, and nothing of the letters."""
    return told_plainly(
        f"A fault in drafter itself ({type(error).__name__}). Nothing you typed is lost; please report it.", 500
    )
