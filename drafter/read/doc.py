"""Old Word documents (97 to 2003, and 6 and 95): the text behind the piece table.

The stream `WordDocument` starts with the file information block; the table stream holds the pieces,
each a run of characters in 8 or 16 bits. See [MS-DOC] 2.4.1, "Retrieving Text".
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from drafter.errors import ReadError
from drafter.read import tables
from drafter.read.ole import Compound
from drafter.read.raw import Raw, of_text

WORD_97 = 0x00C1  # versions below this have no piece table in a stream of its own
NARROW = 0x40000000  # flag of a piece: 8 bits a character
FIELD = re.compile(r"\x13[^\x13\x14\x15]*(?:\x14([^\x13\x14\x15]*))?\x15")
SIGNS = str.maketrans({"\x1e": "-", "\x1f": None, "\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\r": "\n", "ÿ": None})


def read(data: bytes, name: str = "") -> Raw:
    """A letter from an old Word document.

    Raises ReadError where it is protected, broken, or no Word document.
    """
    try:
        text = "".join(stories(data))
    except (ValueError, struct.error, IndexError):
        raise ReadError(f"{name}: the Word document is broken; open it in Word and save it as .docx") from None
    if not text:
        raise ReadError(f"{name}: no Word document that can be read (another kind, or protected); save it as .docx")
    return of_text(words(text))


def stories(data: bytes) -> Iterator[str]:
    """The body and the footnotes."""
    file = Compound(data)
    main = file.open("WordDocument")
    if len(main) < 0x200 or struct.unpack_from("<H", main, 10)[0] & 0x0100:
        return
    version, flags = struct.unpack_from("<H", main, 2)[0], struct.unpack_from("<H", main, 10)[0]
    body, notes = struct.unpack_from("<2I", main, 0x4C)
    if version < WORD_97:
        first, last = struct.unpack_from("<2I", main, 0x18)
        yield main[first:last].decode(charset(file), "ignore")
        return
    start, size = struct.unpack_from("<2I", main, 0x1A2)
    table = file.open("1Table" if flags & 0x0200 else "0Table")[start : start + size]
    text = "".join(pieces(main, table))
    yield text[:body]
    yield "\r" + text[body : body + notes] if notes > 2 else ""


def pieces(main: bytes, table: bytes) -> Iterator[str]:
    """The runs of characters that the piece table lists, in the order of the letter.

    Narrow ones are Windows-1252 always, on the Macintosh too.
    """
    at = 0
    while at < len(table) and table[at] == 1:  # changes to the look, which stand before the pieces
        at += 3 + struct.unpack_from("<H", table, at + 1)[0]
    size = struct.unpack_from("<I", table, at + 1)[0]
    plan = table[at + 5 : at + 5 + size]
    count = (len(plan) - 4) // 12
    edges = struct.unpack_from(f"<{count + 1}I", plan)
    for one in range(count):
        place = struct.unpack_from("<I", plan, 4 * (count + 1) + 8 * one + 2)[0]
        length = max(0, edges[one + 1] - edges[one])
        if place & NARROW:
            start = (place & ~NARROW) // 2
            yield main[start : start + length].decode("cp1252", "ignore")
        else:
            yield main[place : place + 2 * length].decode("utf-16-le", "replace")


def charset(file: Compound) -> str:
    """The charset of Word 6 and 95: that of the Macintosh where the document says so (code page 10000)."""
    return "mac_roman" if b"\x02\x00\x00\x00\x10\x27" in file.open("\x05SummaryInformation") else "cp1252"


def words(text: str) -> str:
    """Words without Word's signs: field codes go, their results stay; table rows become lines."""
    for _ in range(8):  # fields inside fields
        text, changed = FIELD.subn(lambda field: field[1] or "", text)
        if not changed:
            break
    # A cell ends with 07, a row with another one.
    rows = re.split(r"\x07\x07|\x07\r?\x07", text)
    lines = [row(one) for one in rows[:-1]] + [rows[-1].replace("\x07", "\t")]
    return "\n".join(lines).translate(SIGNS)


def row(text: str) -> str:
    """What comes before the end of a row: paragraphs outside the table, then its cells."""
    before, _, first = text.partition("\x07")[0].rpartition("\r")
    cells = [first, *text.split("\x07")[1:]]
    line = tables.row([cell.translate(SIGNS) for cell in cells])
    return f"{before}\r{line}" if before else line
