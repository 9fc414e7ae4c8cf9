"""`drafter review`: the review page, opened in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from drafter import options
from drafter.errors import DrafterError

Files = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FILE", show_default=False, help="The reply, and what belongs to it; or drop it on the page."
    ),
]
Port = Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help="The port; else a free one.")]
NoBrowser = Annotated[bool, typer.Option("--no-browser", help="Print the address and open no browser.")]


def review(
    files: Files = None,
    request: options.Requests = None,
    port: Port = 0,
    no_browser: NoBrowser = False,
    today: options.Today = None,
) -> None:
    """Open the review page in the browser, on this machine alone; Ctrl-C ends it."""
    options.day(today)  # a wrong date or name is told before anything starts
    for one in (*(files or []), *(request or [])):
        if not Path(one).exists():
            raise DrafterError(f"{one}: there is no such file; check the name")
    try:
        from drafter.web.serve import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "drafter":
            raise
        raise DrafterError(
            f"the review page needs {error.name}, which is not installed; pip install 'foi-drafter[web]'"
        ) from None
    serve(files or [], request or [], lambda: options.day(today), port, not no_browser)
