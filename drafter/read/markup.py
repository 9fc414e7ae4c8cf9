"""HTML into tags and words, in linear time and alike in every version of Python.

The standard parser takes minutes on tags that never end. Here no tag reaches over a "<", in quotes either.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

NAME = r"<(/?)([a-zA-Z][a-zA-Z0-9:]*)"
TOKEN = re.compile(
    rf"{NAME}((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+)>"  # a tag; ">" in quotes does not end it
    rf"|{NAME}([^<>]*)>"  # a tag with an odd quote
    r"|<[!?/][^<>]*>"  # declarations
    r"|(<|[^<]+)"  # words
)
ATTRIBUTE = re.compile(r"(?:^|\s)([a-zA-Z-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
RAW = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}  # what is inside is no markup


class Token(NamedTuple):
    """A tag that opens ("<") or closes ("/"), with its attributes, or words ("")."""

    kind: str
    text: str
    attributes: str = ""

    def get(self, name: str) -> str:
        """The value of an attribute; empty where there is none."""
        for found in ATTRIBUTE.finditer(self.attributes):
            if found[1].lower() == name:
                return html.unescape(found[2] or found[3] or found[4] or "")
        return ""


def tokens(markup: str) -> Iterator[Token]:
    """The tags and the words of an HTML text, in order."""
    markup = uncommented(markup)
    at = 0
    while at < len(markup):
        found = TOKEN.match(markup, at)
        if found is None:  # cannot be: every character begins a token
            return
        at = found.end()
        name = (found[2] or found[5] or "").lower()
        if name:
            opens = not (found[1] or found[4])
            yield Token("<" if opens else "/", name, found[3] or found[6] or "")
            if opens and name in RAW:
                end = RAW[name].search(markup, at)
                at = end.start() if end else len(markup)
        elif found[7]:
            yield Token("", html.unescape(found[7]))


def uncommented(markup: str) -> str:
    """The markup without comments; one that never ends is only its mark."""
    kept, at = [], 0
    while (start := markup.find("<!--", at)) >= 0 and (end := markup.find("-->", start)) >= 0:
        kept.append(markup[at:start])
        at = end + 3
    return "".join([*kept, markup[at:].replace("<!--", "")])
