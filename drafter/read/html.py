"""HTML to lines: paragraphs apart, table rows whole, quoted mail marked, scripts and styles left out."""

from __future__ import annotations

import re

from drafter.read import tables
from drafter.read.decode import decode
from drafter.read.markup import Token, tokens
from drafter.read.raw import Raw, of_text

SILENT = {"script", "style", "head", "title", "template", "noscript", "svg", "object", "select"}
PARAGRAPHS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre", "hr", "dl"}
BLOCKS = PARAGRAPHS | {"div", "li", "tr", "section", "article", "header", "footer", "address", "dt", "dd", "center"}
BLOCK, PARAGRAPH = "\x01", "\x02"  # the edge of a block, and of one that stands apart
CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.DOTALL)
DEEPEST = 200  # tags inside tags; beyond that the inner ones only give their words


def looks(data: bytes) -> bool:
    """Whether some bytes begin an HTML page."""
    return PAGE.match(data) is not None


def read(data: bytes, name: str = "", charset: str = "") -> Raw:
    """A letter from an HTML page."""
    declared = CHARSET.search(data[:4096])
    return of_text(lines(decode(data, charset or (declared[1].decode("ascii") if declared else ""))))


def lines(markup: str) -> str:
    """The words of an HTML text, a paragraph to a line."""
    reader = Reader()
    for token in tokens(markup):
        reader.take(token)
    return reader.text()


class Reader:
    """Collects the words; a stack of buffers keeps table cells and quotations apart until they close."""

    def __init__(self) -> None:
        """Start with one empty buffer."""
        self.buffers: list[tuple[str, list[str]]] = [("", [])]
        self.rows: list[list[str]] = []
        self.cells: list[int] = []  # how many rows were open when each open cell began
        self.counters: list[int | None] = []
        self.silent: list[str] = []
        self.pre = 0

    def text(self) -> str:
        """Everything that was collected."""
        while len(self.buffers) > 1:  # tags that never closed
            cells = self.rows.pop() if self.rows and self.buffers[-1][0] == "cell" else []
            self.put(BLOCK + tables.row([*cells, spaced("".join(self.buffers.pop()[1]))]))
        return spaced("".join(self.buffers[0][1]))

    def put(self, words: str) -> None:
        """Add words to the innermost buffer."""
        self.buffers[-1][1].append(words)

    def take(self, token: Token) -> None:
        """Words, or a tag that opens or closes. White space means nothing outside `pre`."""
        if token.kind == "<":
            self.opened(token)
        elif token.kind == "/":
            self.closed(token.text)
        elif not self.silent:
            self.put(token.text if self.pre else re.sub(r"[\x01\x02 \t\r\n\f]+", " ", token.text))

    def opened(self, token: Token) -> None:
        """A tag opens."""
        tag = token.text
        if tag in SILENT:
            self.silent.append(tag)
        elif tag == "br":
            self.put("\n")
        elif tag in BLOCKS:
            self.open_block(token)
        elif tag in ("td", "th") and self.rows and len(self.buffers) < DEEPEST:
            if self.cells and self.cells[-1] == len(self.rows):
                self.close_buffer("cell")  # the one before it was left open
            self.buffers.append(("cell", []))
            self.cells.append(len(self.rows))

    def open_block(self, token: Token) -> None:
        """A block opens: a new line, and for lists, rows and quotations what they need."""
        tag = token.text
        self.put(PARAGRAPH if tag in PARAGRAPHS else BLOCK)
        if tag in ("ul", "ol"):
            start = token.get("start") or "1"
            self.counters.append(int(start) if tag == "ol" and re.fullmatch(r"[0-9]{1,5}", start) else None)
        elif tag == "li":
            self.put(self.mark())
        elif tag == "tr":
            self.rows.append([])
        elif tag == "blockquote" and is_mail(token) and len(self.buffers) < DEEPEST:
            self.buffers.append(("quote", []))
        elif tag == "pre":
            self.pre += 1

    def mark(self) -> str:
        """What stands before a list item: its number, or a bullet."""
        if not self.counters or self.counters[-1] is None:
            return "• "
        self.counters[-1] += 1
        return f"{self.counters[-1] - 1}. "

    def closed(self, tag: str) -> None:
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
            self.put(BLOCK + tables.row(self.rows.pop()))
        elif tag == "blockquote":
            self.close_buffer("quote")
        elif tag == "pre":
            self.pre = max(0, self.pre - 1)
        self.put(PARAGRAPH if tag in PARAGRAPHS else BLOCK)

    def close_buffer(self, kind: str) -> None:
        """Hand the innermost buffer, if it is of this kind, to its row or, marked with ">", to what is around it."""
        if self.buffers[-1][0] != kind or len(self.buffers) < 2:
            return
        words = spaced("".join(self.buffers.pop()[1]))
        if kind == "cell":
            self.cells.pop()
        if kind == "cell" and self.rows:
            self.rows[-1].append(words)
        elif kind == "quote":
            self.put(BLOCK + "\n".join(f"> {line}".rstrip() for line in words.split("\n")) + BLOCK)
        else:
            self.put(words)


def spaced(text: str) -> str:
    """The words with one line end where blocks meet, and a blank line where paragraphs do or an empty block stands."""

    def ends(run: re.Match[str]) -> str:
        marks = run[0].replace(" ", "")
        blank = PARAGRAPH in marks or marks.count("\n") > 1 or re.search("\x01\n+\x01", marks)
        return "\n\n" if blank else "\n" if marks else run[0]

    return re.sub(r"[ \n\x01\x02]+", ends, text).strip()


def is_mail(token: Token) -> bool:
    """Whether a block quotation is quoted mail and not a quoted sentence."""
    return token.get("type") == "cite" or "quote" in token.get("class")
