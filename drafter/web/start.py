"""The first page: drop a reply, paste one, or look at a sample."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from drafter import profile
from drafter.errors import DrafterError
from drafter.web.room import REQUEST, Sent, gone, plainly, room, sent, show, told_plainly
from drafter.web.sheet import Sheet, Upload

MOST = 40  # characters of the name under which a page asks how far its reading is
TITLE = "What does the reply leave out?"


async def start(request: Request) -> Response:
    """The first page; once it is out, the rest of the program is loaded."""
    here = room(request)
    answer = first(request, waiting=bool(here.waiting[0]))
    here.shown.set()
    return answer


def first(request: Request, error: str = "", reply: str = "", asked: str = "", waiting: bool = False) -> Response:
    """The first page, after a failure with what went wrong and what was pasted."""
    recent = room(request).recent
    try:
        kept = recent.list()
    except DrafterError as broken:
        kept, error = [], error or plainly(broken)
    values = {"title": TITLE, "error": error, "reply": reply, "asked": asked, "waiting": waiting}
    values |= {"keeping": recent.on, "kept": kept, "place": str(recent.path)}
    return show("start.html", values, 422 if error else 200)


async def read(request: Request) -> Response:
    """Files or pasted text become a case."""
    form = await sent(request)
    files = given(form)
    if not files:
        return first(request, "Give the reply first: drop a file, or paste its text.")
    from drafter.web import work

    here, id = room(request), form.words.get("progress", "")[:MOST]

    def watch(name: str, count: int, total: int) -> None:
        here.progress[id] = f"Reading scanned page {count} of {total} of {name} …"

    try:
        sheet = await run_in_threadpool(work.opened, files, here.today(), _known(), watch)
    except DrafterError as error:
        reply, asked = (form.words.get(name, "") for name in ("reply-text", "request-text"))
        return first(request, plainly(error), reply, asked)
    finally:
        here.progress.pop(id, None)
    return placed(request, sheet)


async def progress(request: Request) -> Response:
    """How far the reading of a scan is, in words; empty where there is nothing to tell."""
    return told_plainly(room(request).progress.get(request.path_params["id"], ""), 200)


def given(form: Sent) -> list[Upload]:
    """Every file and text in a form."""
    pasted = ((name, form.words.get(f"{name}-text", "")) for name in ("reply", REQUEST))
    texts = [
        Upload(f"{name}.txt", text.encode("utf-8", "replace"), name == REQUEST) for name, text in pasted if text.strip()
    ]
    return form.files + texts


def _known() -> dict[str, str]:
    """Who signs, from the profile; a broken profile is no reason to show nothing."""
    try:
        known = profile.load()
    except DrafterError:
        return {}
    return known | {"address": profile.sender(known).address}


async def sample(request: Request) -> Response:
    """The sample becomes a case."""
    from drafter.web import work

    return placed(request, await run_in_threadpool(work.sample))


async def waiting(request: Request) -> Response:
    """The files that the command line named become a case."""
    from drafter.web import work

    here = room(request)
    try:
        files = await run_in_threadpool(work.from_disk, *here.waiting)
        sheet = await run_in_threadpool(work.opened, files, here.today(), _known())
    except DrafterError as error:
        return first(request, plainly(error))
    return placed(request, sheet)


async def more(request: Request) -> Response:
    """Files that belong to an open case."""
    sheet = room(request).desk.get(request.path_params["id"])
    if sheet is None:
        return gone(request)
    form = await sent(request)
    files = given(form)
    if not files:
        return told_plainly("Choose a file first.")
    from drafter.web import work

    def add() -> None:
        with sheet.lock:
            work.with_file(sheet, files)
            room(request).recent.put(sheet)

    try:
        await run_in_threadpool(add)
    except DrafterError as error:
        return told_plainly(plainly(error))
    return Response(status_code=204, headers={"HX-Refresh": "true"})


async def keep(request: Request) -> Response:
    """Keep cases from now on, or no longer."""
    recent, on = room(request).recent, (await sent(request)).words.get("on")
    try:
        await run_in_threadpool(recent.start if on else recent.stop)
    except DrafterError as error:
        return first(request, plainly(error))
    return RedirectResponse("/", 303)


async def again(request: Request) -> Response:
    """A case that was kept is opened as it was left, or deleted."""
    here, id = room(request), request.path_params["id"]
    from drafter.web import work

    try:
        if (await sent(request)).words.get("delete"):
            here.desk.drop(id)
            await run_in_threadpool(here.recent.delete, id)
            return RedirectResponse("/", 303)
        sheet = here.desk.get(id) or await run_in_threadpool(here.recent.get, id, here.today())
        if sheet is None:
            return gone(request)
        await run_in_threadpool(work.study, sheet)
    except DrafterError as error:
        return first(request, plainly(error))
    return placed(request, sheet)


def placed(request: Request, sheet: Sheet) -> Response:
    """Put a case on the desk and go there."""
    here = room(request)
    here.desk.put(sheet)
    here.recent.put(sheet)
    return RedirectResponse(f"/case/{sheet.id}", 303)
