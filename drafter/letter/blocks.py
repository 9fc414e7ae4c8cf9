"""Rendered words to blocks: a small subset of HTML, because white space means nothing in it.

A loop in a template can neither make nor eat a paragraph, and what was quoted stays words.
The tags are p, h2, ol, li, blockquote, table, tr and td. One attribute is known: `rests-on`,
numbers that say on which evidence a block rests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

from drafter.model import Block, Evidence

WORDS = ("p", "h2", "li", "blockquote", "td")  # tags that may hold words
HOUSES = ("ol", "table", "tr")  # tags that hold other tags only
INSIDE = {"li": ("ol",), "tr": ("table",), "td": ("tr",)}
MARK = "rests-on"
JINJA = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)


class Fault(Exception):
    """Something in the words that is not a letter: the line, and what is wrong there."""

    def __init__(self, line: int, what: str) -> None:
        """`line` counts from 1."""
        super().__init__(what)
        self.line, self.what = line, what


def parse(html: str, evidence: Sequence[Evidence] = ()) -> tuple[Block, ...]:
    """The blocks of a letter, numbered; blocks without words are left out. Raises Fault."""
    reader = _Reader(evidence)
    reader.feed(html)
    reader.close()
    reader.finish()
    return tuple(reader.blocks)


def fault(source: str) -> Fault | None:
    """The first fault in a template itself, so that its own line can be named."""
    blank = JINJA.sub(lambda found: "\n" * found.group().count("\n"), source)
    try:
        parse(blank)
    except Fault as found:
        return found
    return None


class _Reader(HTMLParser):
    def __init__(self, evidence: Sequence[Evidence]) -> None:
        super().__init__(convert_charrefs=True)
        self.evidence = evidence
        self.blocks: list[Block] = []
        self.open: list[tuple[str, tuple[Evidence, ...]]] = []
        self.words: list[str] = []
        self.cells: list[str] = []
        self.counted: list[int] = []  # one number for each open list
        self.fresh = False  # whether the number of the open point is still to be printed

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in WORDS and tag not in HOUSES:
            raise self.fault(f"<{tag}> is not known here; the tags are {', '.join(sorted(WORDS + HOUSES))}")
        parent = self.open[-1][0] if self.open else ""
        wanted = INSIDE.get(tag)
        if wanted and parent not in wanted:
            raise self.fault(f"<{tag}> stands outside <{wanted[0]}>")
        if not wanted and parent and (parent != "li" or tag in HOUSES):
            raise self.fault(f"<{tag}> cannot stand inside <{parent}>")
        self.flush()
        self.open.append((tag, self.rests_on(attrs)))
        if tag == "ol":
            self.counted.append(0)
        elif tag == "li":
            self.fresh = True

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1][0] != tag:
            raise self.fault(f"</{tag}> closes nothing")
        self.flush()
        self.open.pop()
        if tag == "ol":
            self.counted.pop()
        elif tag == "tr":
            self.add("tr", "\t".join(self.cells))
            self.cells = []

    def handle_data(self, data: str) -> None:
        if data.strip() and (not self.open or self.open[-1][0] not in WORDS):
            line = self.getpos()[0] + data[: len(data) - len(data.lstrip())].count("\n")
            raise Fault(line, f"words outside a paragraph: {' '.join(data.split())[:40]!r}")
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        raise self.fault("an HTML comment; write {# … #}")

    def handle_decl(self, decl: str) -> None:
        raise self.fault(f"<!{decl}> is not known here")

    def unknown_decl(self, data: str) -> None:
        raise self.fault(f"<![{data}> is not known here")

    def handle_pi(self, data: str) -> None:
        raise self.fault(f"<?{data}> is not known here")

    def flush(self) -> None:
        """Close the paragraph that is open, if it has words."""
        text = " ".join("".join(self.words).split())
        self.words = []
        kind = self.open[-1][0] if self.open else ""
        if kind == "td":
            self.cells.append(text)
        elif text:
            inside = any(tag == "li" for tag, _ in self.open)
            self.add("li" if kind == "p" and inside else kind, text)

    def add(self, kind: str, text: str) -> None:
        if text.strip():
            marks = tuple(dict.fromkeys(said for _, rests in self.open for said in rests))
            self.blocks.append(Block(kind, text, self.number(kind), marks))

    def number(self, kind: str) -> str:
        """The number of a point, printed once, before its first words."""
        if not self.fresh or kind not in ("li", "h2"):
            return ""
        self.fresh = False
        self.counted[-1] += 1
        return f"{self.counted[-1]}."

    def rests_on(self, attrs: list[tuple[str, str | None]]) -> tuple[Evidence, ...]:
        found: list[Evidence] = []
        for name, value in attrs:
            if name != MARK:
                raise self.fault(f"{name!r} is not known here; the look is in the letterhead")
            found += self.marked(value or "")
        return tuple(found)

    def marked(self, value: str) -> Iterator[Evidence]:
        for mark in value.split():
            if not mark.isdigit() or int(mark) >= len(self.evidence):
                raise self.fault(f"{MARK}={value!r} names no evidence")
            yield self.evidence[int(mark)]

    def finish(self) -> None:
        if self.open:
            raise self.fault(f"<{self.open[-1][0]}> is never closed")

    def fault(self, what: str) -> Fault:
        return Fault(self.getpos()[0], what)
