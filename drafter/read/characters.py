"""Characters a letter cannot mean: odd spaces, invisible marks, ligatures, endless runs of one symbol."""

from __future__ import annotations

import re
import unicodedata

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
BULLETS = "\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf0a8\uf06e\uf0e0\u25cf\u25aa\u25a0\u2023\u2043\u27a2"
HYPHENS = "\u2010\u2011"

TABLE: dict[int, str | None] = {
    **{ord(mark): plain for mark, plain in LIGATURES.items()},
    **dict.fromkeys(map(ord, SPACES), " "),
    **dict.fromkeys(map(ord, BULLETS), "•"),
    **dict.fromkeys(map(ord, HYPHENS), "-"),
}
ODD = re.compile(f"[{re.escape(''.join(map(chr, TABLE)))}]")
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
EMPTY = re.compile(r"[ \t]{201,}")
BLANK = re.compile(r"\n(?:[ \t]{0,200}\n){2,}")
# Control, format (zero width, direction), surrogate and private characters, and those that are none.
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
ONE_SYMBOL = re.compile(r"([^\w\s]|_)\1{40,}")
SYMBOLS = re.compile(r"(?:[^\w\s]|_){200,}")
ENDLESS = re.compile(r"(\S{1000})(?=\S)")
MARKED = re.compile(r"[•◦○‣▪–*·o-]|\(?(?:\d{1,3}(?:\.\d{1,2})*|[a-zA-Z]|[ivxIVX]{1,5})[.):]{1,2}")
LABEL = re.compile(r"[A-Z][\w ./-]{0,24}\s?:")
ORDINAL = re.compile(r"(?<=\d)\^(st|nd|rd|th)\b")


_PLAIN = 200  # characters of a line in which nothing can be too long


def tidy(text: str) -> str:
    """The same text in plain characters; every line end is a newline, every tab stays.

    The tokeniser takes quadratic time on long runs of symbols, so they end after 40 of one kind
    and 200 of any; a word of more than 1,000 characters is cut.
    """
    if (
        len(text) <= _PLAIN
        and text.isascii()
        and text.isprintable()
        and "^" not in text
        and not ONE_SYMBOL.search(text)
    ):
        return text
    if not text.isprintable():
        text = _seen(text)
    elif not text.isascii():
        text = unicodedata.normalize("NFC", text.translate(TABLE) if ODD.search(text) else text)
    if len(text) >= _PLAIN:
        text = SYMBOLS.sub(lambda run: run[0][:200], ONE_SYMBOL.sub(_shortened, EMPTY.sub(" " * 200, text)))
        return ORDINAL.sub(r"\1", ENDLESS.sub(r"\1 ", text) if len(text) > 1000 else text)
    return ORDINAL.sub(r"\1", ONE_SYMBOL.sub(_shortened, text))


def _seen(text: str) -> str:
    """A text with line ends, tabs, odd spaces or what cannot be seen, without them but for plain line ends and tabs."""
    text = EMPTY.sub(" " * 200, LINE_ENDS.sub("\n", text).translate(TABLE))
    text = unicodedata.normalize("NFC", BLANK.sub("\n\n", text))
    odd = {mark for mark in set(text) if mark not in "\n\t" and unicodedata.category(mark) in UNSEEN}
    return text.translate(dict.fromkeys(map(ord, odd)))


def _shortened(run: re.Match[str]) -> str:
    return run[1] * 40


def squeeze(line: str) -> str:
    """One line without runs of spaces; tabs that part table cells stay tabs.

    A tab after a bullet, a number or a short label ("Date:") is only a space, and one before the words an indentation.
    """
    cells = [" ".join(cell.split()) for cell in line.split("\t")]
    filled = [cell for cell in cells if cell]
    if len(filled) >= 2 and MARKED.fullmatch(filled[0]):
        return "\t".join([f"{filled[0]} {filled[1]}", *filled[2:]])
    if len(filled) == 2 and LABEL.fullmatch(filled[0]):
        return " ".join(filled)
    return "\t".join(cells).rstrip("\t") if len(filled) >= 2 else "".join(filled)
