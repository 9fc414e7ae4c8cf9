"""The words of a letter as they come out of each format."""

from __future__ import annotations

import email
import email.policy
import io
from html.parser import HTMLParser

import docx

from drafter.model import Letter
from drafter.render import render
from drafter.render.docx import render as word


class Texts(HTMLParser):
    """Collects what a browser shows; tags that could load or run something are refused."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        assert tag not in ("script", "a", "img", "link", "iframe")
        self.inside = self.inside or tag == "body"
        self.found.append(" ")

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found.append(data)


def of_text(made: Letter) -> list[str]:
    return str(render(made, "text")).split()


def of_docx(made: Letter) -> list[str]:
    document = docx.Document(io.BytesIO(word(made)))
    return " ".join(paragraph.text for paragraph in document.paragraphs).split()


def of_mail(made: Letter) -> list[str]:
    mail = email.message_from_bytes(render(made, "eml"), policy=email.policy.default)  # type: ignore[arg-type]
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).split()


def of_html(made: Letter) -> list[str]:
    reader = Texts()
    reader.feed(str(render(made, "html")))
    return "".join(reader.found).split()
