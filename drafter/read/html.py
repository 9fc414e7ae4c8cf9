"""HTML to lines: paragraphs apart, table rows whole, quoted mail marked, scripts and styles left out."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from drafter.read import tables
from drafter.read.decode import decode
from drafter.read.raw import Raw, of_text

SILENT = {"script", "style", "head", "title", "template", "noscript", "svg", "object", "select"}
PARAGRAPHS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre", "hr", "dl"}
BLOCKS = PARAGRAPHS | {"div", "li", "tr", "section", "article", "header", "footer", "address", "dt", "dd", "center"}
CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
DEEPEST = 200  # tags inside tags; beyond that the inner ones only give their words


def read(data: bytes, name: str = "", charset: str = "") -> Raw:
    """A letter from an HTML page."""
    declared = CHARSET.search(data[:4096])
    return of_text(lines(decode(data, charset or (declared[1].decode("ascii") if declared else ""))))


def lines(markup: str) -> str:
    """The words of an HTML text, a paragraph to a line."""
    reader = Reader()
    reader.feed(markup)
    reader.close()
    return reader.text()


class Reader(HTMLParser):
    """Collects the words; a stack of buffers keeps table cells and quotations apart until they close."""

    def __init__(self) -> None:
        """Start with one empty buffer."""
        super().__init__(convert_charrefs=True)
        self.buffers: list[tuple[str, list[str]]] = [("", [])]
        self.rows: list[list[str]] = []
        self.counters: list[int | None] = []
        self.silent: list[str] = []
        self.pre = 0

    def text(self) -> str:
        """Everything that was collected."""
        while len(self.buffers) > 1:  # tags that never closed
            cells = self.rows.pop() if self.rows and self.buffers[-1][0] == "cell" else []
            words = tables.row([*cells, "".join(self.buffers.pop()[1])])
            self.put("\n" + words)
        return re.sub(r"[ ]*\n[ ]*", "\n", "".join(self.buffers[0][1])).strip()

    def put(self, words: str) -> None:
        """Add words to the innermost buffer."""
        self.buffers[-1][1].append(words)

    def handle_data(self, data: str) -> None:
        """Words: white space means nothing outside `pre`."""
        if not self.silent:
            self.put(data if self.pre else re.sub(r"[ \t\r\n\f]+", " ", data))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens."""
        if tag in SILENT:
            self.silent.append(tag)
        elif tag == "br":
            self.put("\n")
        elif tag in BLOCKS:
            self.open_block(tag, dict(attrs))
        elif tag in ("td", "th") and self.rows and len(self.buffers) < DEEPEST:
            self.buffers.append(("cell", []))

    def open_block(self, tag: str, attrs: dict[str, str | None]) -> None:
        """A block opens: a new line, and for lists, rows and quotations what they need."""
        self.put("\n\n" if tag in PARAGRAPHS else "\n")
        if tag in ("ul", "ol"):
            start = attrs.get("start") or "1"
            self.counters.append(int(start) if tag == "ol" and start.isdecimal() and len(start) < 6 else None)
        elif tag == "li":
            self.put(self.mark())
        elif tag == "tr":
            self.rows.append([])
        elif tag == "blockquote" and is_mail(attrs) and len(self.buffers) < DEEPEST:
            self.buffers.append(("quote", []))
        elif tag == "pre":
            self.pre += 1

    def mark(self) -> str:
        """What stands before a list item: its number, or a bullet."""
        if not self.counters or self.counters[-1] is None:
            return "• "
        self.counters[-1] += 1
        return f"{self.counters[-1] - 1}. "

    def handle_endtag(self, tag: str) -> None:
        """A tag closes."""
        if tag in SILENT:
            if tag in self.silent:
                del self.silent[self.silent.index(tag) :]
        elif tag in ("td", "th"):
            self.close_buffer("cell")
        elif tag in BLOCKS:
            self.close_block(tag)

    def close_block(self, tag: str) -> None:
        """A block closes."""
        if tag in ("ul", "ol") and self.counters:
            self.counters.pop()
        elif tag == "tr" and self.rows:
            self.close_buffer("cell")
            self.put("\n" + tables.row(self.rows.pop()))
        elif tag == "blockquote":
            self.close_buffer("quote")
        elif tag == "pre":
            self.pre = max(0, self.pre - 1)
        self.put("\n\n" if tag in PARAGRAPHS else "\n")

    def close_buffer(self, kind: str) -> None:
        """Hand the innermost buffer, if it is of this kind, to its row or, marked with ">", to what is around it."""
        if self.buffers[-1][0] != kind or len(self.buffers) < 2:
            return
        words = re.sub(r"[ ]*\n[ \n]*\n[ ]*", "\n\n", "".join(self.buffers.pop()[1])).strip()
        if kind == "cell" and self.rows:
            self.rows[-1].append(words)
        elif kind == "quote":
            self.put("\n" + "\n".join(f"> {line}".rstrip() for line in words.split("\n")) + "\n")
        else:
            self.put(words)


def is_mail(attrs: dict[str, str | None]) -> bool:
    """Whether a block quotation is quoted mail and not a quoted sentence."""
    return attrs.get("type") == "cite" or "quote" in (attrs.get("class") or "")
