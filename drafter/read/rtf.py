"""Rich text format: groups and control words around plain words."""

from __future__ import annotations

import re

from drafter.read.raw import Raw, of_text

TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?"  # a control word and its number
    r"|\\'([0-9a-fA-F]{2})"  # a character of the charset
    r"|\\(.)|([{}])|[\r\n]+|([^\\{}\r\n]+)",
    re.DOTALL,
)
BREAKS = {"par": "\n", "line": "\n", "sect": "\n", "page": "\n", "row": "\n", "tab": "\t", "cell": "\t"}
SIGNS = {"emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•"}
ESCAPED = {"~": " ", "_": "-", "\\": "\\", "{": "{", "}": "}", "\n": "\n", "\r": "\n"}
# Groups that hold no words of the letter.
UNSEEN = frozenset(
    [
        *("fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "themedata", "datastore", "latentstyles"),
        *("listtable", "listoverridetable", "rsidtbl", "generator", "fldinst", "xmlnstbl", "nonshppict"),
        *("header", "footer", "headerl", "headerr", "headerf", "footerl", "footerr", "footerf"),
    ]
)


def read(data: bytes, name: str = "") -> Raw:
    """A letter from rich text."""
    return of_text(words(data))


def words(data: bytes) -> str:
    """The words of rich text, a paragraph to a line."""
    source = data.decode("latin-1")
    page = re.search(r"\\ansicpg(\d{3,5})", source[:2000])
    charset = "mac_roman" if "\\mac" in source[:200] else f"cp{page[1] if page else 1252}"
    return "".join(Words(charset).of(source))


class Words:
    """Walks through the tokens; what a group changes ends with the group."""

    def __init__(self, charset: str) -> None:
        """Start outside every group."""
        self.charset = charset
        self.stack: list[tuple[bool, int]] = []
        self.hidden = False
        self.skip = 1  # characters that stand for a Unicode one in old readers
        self.left = 0  # of them, still to be passed over
        self.starred = False

    def of(self, source: str) -> list[str]:
        """The words of a source, in pieces."""
        found: list[str] = []
        for token in TOKEN.finditer(source):
            word, number, code, escaped, brace, text = token.groups()
            if brace:
                self.group(brace)
            elif word:
                found.append(self.control(word, int(number) if number else None))
            elif code:
                found.append(self.shown(self.eight_bit(int(code, 16))))
            elif escaped == "*":
                self.starred = True
            elif escaped:
                found.append(self.shown(ESCAPED.get(escaped, "")))
            elif text:
                found.append(self.shown(text))
        return found

    def group(self, brace: str) -> None:
        """A group opens or closes."""
        self.left = 0
        if brace == "{":
            self.stack.append((self.hidden, self.skip))
        elif self.stack:
            self.hidden, self.skip = self.stack.pop()
        self.starred = False

    def control(self, word: str, number: int | None) -> str:
        """What a control word prints; most print nothing."""
        if word in UNSEEN or (self.starred and word not in ("shppict", "shptxt")):
            self.hidden = True
        self.starred = False
        if word == "uc":
            self.skip = number or 0
        elif word == "u" and number is not None:
            shown = self.shown(chr(number % 0x10000))
            self.left = self.skip
            return shown
        elif word == "v":
            self.hidden = number != 0
        elif word == "bin":
            self.hidden = True
        return self.shown(BREAKS.get(word) or SIGNS.get(word) or "")

    def shown(self, text: str) -> str:
        """The words, unless they are hidden or repeat a Unicode character."""
        passed = min(self.left, len(text))
        self.left -= passed
        return "" if self.hidden else text[passed:]

    def eight_bit(self, code: int) -> str:
        """A character of the charset that the document names."""
        try:
            return bytes([code]).decode(self.charset, "ignore")
        except LookupError:
            return bytes([code]).decode("cp1252", "ignore")
