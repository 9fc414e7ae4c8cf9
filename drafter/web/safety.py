"""Who may speak to the server: this machine's browser, from its own page, with the key that was printed; and how much.

Each refusal is one plain line. A web page elsewhere can reach a loopback port, so the name asked for (Host), the page
that asks (Origin) and a cookie that only the opened address gives are checked before anything else is done.
"""

from __future__ import annotations

import asyncio
import hmac
import os
import secrets
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST = 60_000_000  # bytes of a request: the largest letter, and the form around it
PATIENCE = 10.0  # seconds without a byte of a body
WHOLE = 60.0  # seconds for a whole body
LONGEST = 2_000  # characters of an address
SAFE = ("GET", "HEAD")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "same-origin",  # with no-referrer a form would not say from which page it comes
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}


class Stopped(Exception):
    """A body that is too large or too slow: the status and why."""

    def __init__(self, status: int, why: str) -> None:
        """`why` is what the user reads."""
        super().__init__(why)
        self.status, self.why = status, why


class Guard:
    """Stands before the application and lets through what may pass."""

    def __init__(
        self, app: ASGIApp, port: int, key: str, once: str = "", largest: int = LARGEST, patience: float = PATIENCE
    ) -> None:
        """`key` is the secret in the address that is printed; it is exchanged for a cookie with another secret.

        `once` is the same for the browser that is started, whose arguments others on this machine can see: it is
        good for one exchange.
        """
        self.app, self.key, self.once, self.largest, self.patience = app, key, once, largest, patience
        self.hosts = (f"127.0.0.1:{port}", f"localhost:{port}")
        self.cookie = f"drafter-{port}"  # cookies do not tell ports apart
        self.pass_ = secrets.token_urlsafe(32)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request: refused, exchanged, or passed on with its body counted and its answer sealed."""
        if scope["type"] != "http":
            return
        sealed = _sealed(send)
        refusal = self.refusal(scope)
        if refusal:
            await refusal(scope, receive, sealed)
            return
        try:
            await self.app(scope, self._counted(receive), sealed)
        except Exception:
            # The user was told; a traceback with words of a letter in it is shown to nobody who did not ask for it.
            if os.environ.get("DRAFTER_DEBUG"):
                raise

    def refusal(self, scope: Scope) -> Response | None:
        """Why a request may not pass, as an answer; None where it may."""
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if host not in self.hosts or len(headers.getlist("host")) != 1:
            return refuse(421, "This address is not the one that drafter opened.")
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST:
            return refuse(414, "The address is too long.")
        if scope["method"] not in (*SAFE, "POST"):
            return refuse(405, "This cannot be done here.")
        if not _same_origin(headers, host, scope["method"]):
            return refuse(403, "Another page asked for this, so it was not done.")
        if scope["method"] == "GET" and scope["path"] == "/" and (key := _key(scope)):
            return self._exchange(key)
        if not self._known(headers):
            return refuse(403, "Open the address that drafter printed: it holds the key to this page.")
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self.largest:
            return refuse(413, f"That is over {self.largest // 1_000_000} MB, too large for a letter.")
        return None

    def _exchange(self, key: str) -> Response:
        used_up = bool(self.once) and hmac.compare_digest(key.encode(), self.once.encode())
        if used_up:
            self.once = ""
        elif not hmac.compare_digest(key.encode(), self.key.encode()):
            return refuse(403, "This key is not the one that drafter printed; open the address anew.")
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self.cookie, self.pass_, httponly=True, samesite="strict", path="/")
        return answer

    def _known(self, headers: Headers) -> bool:
        # Other programs on this machine leave cookies too, well formed or not, so each is looked at by itself.
        own = f"{self.cookie}={self.pass_}".encode()
        return any(hmac.compare_digest(one.strip().encode(), own) for one in headers.get("cookie", "").split(";"))

    def _counted(self, receive: Receive) -> Receive:
        """The body as it comes, as long as it is neither too much nor too slow."""
        size = 0
        end = asyncio.get_running_loop().time() + WHOLE
        whole = False

        async def counted() -> Message:
            nonlocal size, whole
            if whole:  # what follows is only the end of the connection, for which there is no hurry
                return await receive()
            left = end - asyncio.get_running_loop().time()
            try:
                message = await asyncio.wait_for(receive(), max(0.0, min(self.patience, left)))
            except TimeoutError:
                raise Stopped(408, "The file came too slowly; try again.") from None
            size += len(message.get("body", b""))
            whole = not message.get("more_body", False)
            if size > self.largest:
                raise Stopped(413, f"That is over {self.largest // 1_000_000} MB, too large for a letter.")
            return message

        return counted


def refuse(status: int, why: str) -> Response:
    """A refusal as a line of plain text; the connection is closed, so that a body need not be read."""
    return PlainTextResponse(why + "\n", status, {"Connection": "close"})


def _key(scope: Scope) -> str:
    query: bytes = scope["query_string"]
    return parse_qs(query.decode("ascii", "replace")).get("key", [""])[0]


def _same_origin(headers: Headers, host: str, method: str) -> bool:
    """Whether the page that asks is our own; a browser always says so where something is to be changed."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if method in SAFE:
        return site in (None, "same-origin", "none") or headers.get("sec-fetch-mode") == "navigate"
    return origin == f"http://{host}" and site in (None, "same-origin")


def _sealed(send: Send) -> Send:
    """Answers with the headers that keep a page to itself."""

    async def sealed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sealed
