"""Who may speak to the review page, and how much: each refusal by itself."""

from __future__ import annotations

import asyncio
import io
import zipfile

import pytest

from drafter.errors import DrafterError
from drafter.web import safety
from drafter.web.serve import listen
from tests.asking import HOST, KEY, ORIGIN, PORT, Browser, asked, chunks, friend, stranger

REPLY = """Kelder Council

Dear Ms Quill,

Your request of 4 March 2024 is refused under section 12 of the Freedom of Information Act 2000.
"""


@pytest.fixture
def browser() -> Browser:
    return friend()


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1", f"127.0.0.2:{PORT}", f"evil.example:{PORT}", "", f"localhost.evil.example:{PORT}"],
)
def test_another_host_is_refused(browser: Browser, host: str) -> None:
    assert browser.get("/", host=host).status == 421


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", f"https://{HOST}", f"http://{HOST}.evil.example", "http://127.0.0.1:1", ""],
)
def test_another_origin_is_refused(browser: Browser, origin: str) -> None:
    assert browser.post("/sample", origin=origin).status == 403


def test_a_form_from_nowhere_is_refused(browser: Browser) -> None:
    assert browser.ask("POST", "/sample", b"", {}).status == 403
    assert browser.post("/sample", sec_fetch_site="cross-site").status == 403


def test_a_page_that_embeds_is_refused(browser: Browser) -> None:
    assert browser.get("/static/page.css", sec_fetch_site="cross-site", sec_fetch_mode="no-cors").status == 403
    assert browser.get("/", sec_fetch_site="none", sec_fetch_mode="navigate").status == 200


@pytest.mark.parametrize("path", ["/", "/static/page.css", "/case/x", "/?key=", "/?key=wrong"])
def test_without_the_key_nothing_is_shown(path: str) -> None:
    answer = stranger().get(path)
    assert answer.status == 403 and "drafter printed" in answer.text


def test_the_key_is_exchanged_for_a_cookie_of_this_site() -> None:
    answer = stranger().get(f"/?key={KEY}")
    assert (answer.status, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie and KEY not in cookie


def test_cookies_of_others_are_in_no_way(browser: Browser) -> None:
    own = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    assert browser.get("/", cookie=f'a="b; c[=d; {own}; e=\u00e9').status == 200


def test_the_key_for_the_browser_that_is_started_is_good_once() -> None:
    browser = stranger(once="good-once")
    assert [browser.get("/?key=good-once").status for _ in range(2)] == [303, 403]
    assert browser.get(f"/?key={KEY}").status == 303


@pytest.mark.parametrize("cookie", ["", f"drafter-{PORT}=wrong", f"drafter-{PORT}={KEY}", "garbage;;=", "drafter-1=x"])
def test_another_cookie_is_refused(cookie: str) -> None:
    assert stranger().get("/", cookie=cookie).status == 403


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static//etc/passwd",
        "/static/%2e%2e/app.py",
        "/../../etc/passwd",
        "/case/../../x",
        "/static/",
        "/nothing",
    ],
)
def test_a_path_leads_nowhere_else(browser: Browser, path: str) -> None:
    answer = browser.get(path)
    assert answer.status == 404 and b"import" not in answer.body and b"root:" not in answer.body


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT"])
def test_other_methods_are_refused(browser: Browser, method: str) -> None:
    assert browser.ask(method, "/", b"", {"origin": ORIGIN}).status == 405


def test_a_long_address_is_refused(browser: Browser) -> None:
    assert browser.get("/?" + "x" * 3000).status == 414


def test_every_answer_keeps_to_itself(browser: Browser) -> None:
    for answer in (browser.get("/"), browser.get("/nothing"), stranger().get("/")):
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
        assert answer.headers["x-frame-options"] == "DENY" and answer.headers["cache-control"] == "no-store"


def test_a_body_that_says_it_is_too_large_is_not_read(browser: Browser) -> None:
    assert browser.post("/read", content_length=str(safety.LARGEST + 1)).status == 413
    assert browser.post("/read", content_length="-1").status == 413
    assert browser.post("/read", content_length="many").status == 413


def test_a_body_that_grows_too_large_is_stopped() -> None:
    browser = friend(largest=10_000)
    body = b"reply-text=" + b"x" * 50_000
    headers = {"origin": ORIGIN, "content-type": "application/x-www-form-urlencoded", "content-length": "10"}
    answer = browser.ask("POST", "/read", body, headers)
    assert answer.status == 413 and "too large" in answer.text


def test_a_body_that_comes_too_slowly_is_stopped() -> None:
    browser = friend(patience=0.05)
    headers = {
        "host": HOST,
        "origin": ORIGIN,
        "content-length": "100",
        "content-type": "application/x-www-form-urlencoded",
    }
    headers["cookie"] = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    answer = asyncio.run(asked(browser.guard, "POST", "/read", headers, chunks(b"x" * 100, 10, 0.2)))
    assert answer.status == 408


def test_an_upload_that_unpacks_to_too_much_is_refused(browser: Browser) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"0" * 60_000_000)
    answer = browser.upload("/read", [("reply", "reply.docx", bomb.getvalue())])
    assert answer.status == 422 and "reply.docx" in answer.text


def test_too_many_files_are_refused(browser: Browser) -> None:
    answer = browser.upload("/read", [("reply", f"{number}.txt", b"x") for number in range(200)])
    assert answer.status == 400


def test_a_name_with_a_path_stays_a_name(browser: Browser) -> None:
    answer = browser.upload("/read", [("reply", "../../../etc/<b>reply.txt", REPLY.encode())])
    assert answer.status == 303
    page = browser.get(answer.headers["location"]).text
    assert "../" not in page.partition('id="letters"')[2].partition("</article>")[0] and "<b>reply" not in page


@pytest.mark.parametrize("path", ["", "/letter", "/labels", "/file/letter.docx", "/file/labels.zip"])
def test_a_case_that_nobody_opened_is_not_there(browser: Browser, path: str) -> None:
    assert browser.get(f"/case/unknown{path}").status == 404


def test_a_fault_tells_nothing_of_the_letters(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    from drafter.web import work

    def broken(*_: object) -> None:
        raise RuntimeError("Ms Quill lives at 1 Mill Lane")

    monkeypatch.setattr(work, "opened", broken)
    answer = browser.post("/read", {"reply-text": REPLY})
    assert answer.status == 500 and "RuntimeError" in answer.text and "Quill" not in answer.text


def test_a_port_that_cannot_be_had_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Taken:
        def __init__(self, *_: object) -> None:
            pass

        def setsockopt(self, *_: object) -> None:
            pass

        def bind(self, place: tuple[str, int]) -> None:
            assert place[0] == "127.0.0.1"
            raise OSError(98, "Address already in use")

        def close(self) -> None:
            pass

    monkeypatch.setattr("socket.socket", Taken)
    with pytest.raises(DrafterError, match=r"--port 80: cannot be used \(Address already in use\)"):
        listen(80)
