"""Small files in every format, made in memory: what the reading tests read."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from email.message import EmailMessage
from typing import Any

import docx

ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">'
)


def packed(files: Mapping[str, bytes | str]) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def word(fill: Callable[[Any], None]) -> bytes:
    """A DOCX; `fill` puts the words into an empty document."""
    document = docx.Document()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word_of(*paragraphs: str) -> bytes:
    """A DOCX of plain paragraphs."""
    return word(lambda document: [document.add_paragraph(one) for one in paragraphs] and None)


def changed(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same archive with one member changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return packed(
            {one: change(archive.read(one)) if one == name else archive.read(one) for one in archive.namelist()}
        )


def odt(body: str, styles: str = "", head: str = "") -> bytes:
    """An OpenDocument text; `body` is the XML inside office:text."""
    content = f"<?xml version='1.0'?>{head}{ODT}<office:automatic-styles>{styles}</office:automatic-styles>"
    content += f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


Drawn = tuple[float, float, str]  # left and bottom in points, and the words; "**" before them means bold


def pdf(*pages: Sequence[Drawn], more: bytes = b"") -> bytes:
    """A PDF with words in Helvetica 11 at given places, in the order given."""
    streams = [b"\n".join(drawn(*one) for one in page) + more for page in pages]
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
    ]
    for at, stream in enumerate(streams):
        fonts = "<</Font<</F 3 0 R/B 4 0 R>>>>"
        page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources{fonts}/Contents {6 + 2 * at} 0 R>>"
        objects += [page.encode(), b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream)]
    return assembled(objects)


def drawn(left: float, bottom: float, words: str) -> bytes:
    """The operators that show some words."""
    bold, words = words.startswith("**"), words.removeprefix("**")
    text = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return f"BT /{'B' if bold else 'F'} 11 Tf {left} {bottom} Td (".encode() + text + b") Tj ET"


def assembled(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF file from its objects."""
    out, places = b"%PDF-1.4\n", []
    for at, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (at, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end


def column(lines: Sequence[str], left: float = 60, top: float = 780, step: float = 14) -> list[Drawn]:
    """Lines below each other; an empty one leaves a gap."""
    return [(left, top - step * at, line) for at, line in enumerate(lines) if line]


def mail(text: str = "", **headers: str) -> EmailMessage:
    """An e-mail from a public body, with a few headers to change."""
    message = EmailMessage()
    usual = {"From": "Ashford Vale Council <foi@ashfordvale.example>", "To": "Robin Hale <robin@hale.example>"}
    usual |= {"Subject": "Your request", "Date": "Tue, 05 Mar 2024 09:30:00 +0000", "Message-ID": "<1@vale.example>"}
    for name, value in (usual | headers).items():
        message[name.replace("_", "-")] = value
    if text:
        message.set_content(text)
    return message


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file of sectors of 512 bytes; streams below 4,096 bytes go into its small sectors.

    A path "folder/name" makes a folder. Entries hang on one another to the right, which readers accept.
    """
    small = b"".join(filled(data, 64) for data in streams.values() if len(data) < 4096)
    sectors, table = b"", []

    def put(data: bytes) -> int:
        nonlocal sectors
        first, count = len(table), max(1, -(-len(data) // 512))
        table.extend([*range(first + 1, first + count), 0xFFFFFFFE])
        sectors += filled(data, 512).ljust(512 * count, b"\0")
        return first

    places, small_table, at = {}, [], 0
    for name, data in streams.items():
        if len(data) >= 4096:
            places[name] = put(data)
            continue
        places[name], count = at, max(1, -(-len(data) // 64))
        small_table += [*range(at + 1, at + count), 0xFFFFFFFE]
        at += count
    small = b"".join(filled(data, 64) or bytes(64) for data in streams.values() if len(data) < 4096)
    first_small = put(struct.pack(f"<{len(small_table)}I", *small_table)) if small_table else 0xFFFFFFFE
    root = put(small) if small else 0xFFFFFFFE
    directory = put(listed(streams, places, root, len(small)))
    tables = -(-(len(table) + 2) // 128)
    first_table = len(table)
    table += [0xFFFFFFFD] * tables
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<9I", 0, tables, directory, 0, 4096, first_small, 1, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", *range(first_table, first_table + tables), *[0xFFFFFFFF] * (109 - tables))
    numbers = table + [0xFFFFFFFF] * (tables * 128 - len(table))
    return head + sectors + struct.pack(f"<{len(numbers)}I", *numbers)


def filled(data: bytes, size: int) -> bytes:
    """Bytes filled up with zeros to whole blocks."""
    return data + bytes(-len(data) % size)


def listed(streams: Mapping[str, bytes], places: Mapping[str, int], root: int, size: int) -> bytes:
    """The directory: the root, its folders and streams, then the streams of each folder."""
    nothing = 0xFFFFFFFF
    folders = sorted({path.split("/")[0] for path in streams if "/" in path})
    tops = [*folders, *(path for path in streams if "/" not in path)]
    rows = [["Root Entry", 5, nothing, 1 if tops else nothing, root, size]]
    rows += [[name, 1 if name in folders else 2, nothing, nothing, places.get(name, 0), 0] for name in tops]
    for at in range(1, len(tops)):
        rows[at][2] = at + 1
    for path, data in streams.items():
        folder, _, name = path.rpartition("/")
        if not folder:
            rows[1 + tops.index(name)][5] = len(data)
            continue
        parent = rows[1 + tops.index(folder)]
        rows.append([name, 2, parent[3], nothing, places[path], len(data)])  # before the one that was first
        parent[3] = len(rows) - 1
    return b"".join(entry(*row) for row in rows)


def entry(name: str, kind: int, right: int, child: int, first: int, size: int) -> bytes:
    """One entry of the directory."""
    text = name.encode("utf-16-le")
    out = text.ljust(64, b"\0") + struct.pack("<HBB3I", len(text) + 2, kind, 1, 0xFFFFFFFF, right, child)
    return out + bytes(36) + struct.pack("<IIxxxx", first, size)


def old_word(*runs: str | bytes, notes: str = "", flags: int = 0x0200, version: int = 0xD9) -> bytes:
    """A DOC in pieces: text in 16 bits, bytes in 8; `notes` are footnotes at the end."""
    pieces = [*runs, *([notes] if notes else [])]
    main, places, edges = bytearray(1024), [], [0]
    for one in pieces:
        places.append(2 * len(main) | 0x40000000 if isinstance(one, bytes) else len(main))
        main += one if isinstance(one, bytes) else one.encode("utf-16-le")
        edges.append(edges[-1] + len(one))
    struct.pack_into("<HH", main, 0, 0xA5EC, version)
    struct.pack_into("<H", main, 10, flags)
    struct.pack_into("<2I", main, 0x18, 1024, len(main))
    struct.pack_into("<2I", main, 0x4C, edges[-1] - len(notes), len(notes))
    plan = struct.pack(f"<{len(edges)}I", *edges) + b"".join(struct.pack("<HIH", 0, place, 0) for place in places)
    table = b"\x02" + struct.pack("<I", len(plan)) + plan
    struct.pack_into("<2I", main, 0x1A2, 0, len(table))
    return compound({"WordDocument": bytes(main), "1Table" if flags & 0x0200 else "0Table": table})


def outlook(files: Mapping[str, bytes] | None = None, **said: str) -> bytes:
    """An Outlook mail: `subject`, `sender`, `address`, `to`, `body`, and attachments."""
    numbers = {"subject": "0037", "sender": "0C1A", "address": "5D01", "to": "0E04", "body": "1000"}
    streams = {f"__substg1.0_{numbers[name]}001F": text.encode("utf-16-le") for name, text in said.items()}
    ticks = 133_541_046_000_000_000  # 5 March 2024, 9:30
    streams["__properties_version1.0"] = bytes(32) + struct.pack("<HHIQ", 0x0040, 0x0039, 6, ticks)
    for at, (name, data) in enumerate((files or {}).items()):
        folder = f"__attach_version1.0_#{at:08X}/"
        streams[folder + "__substg1.0_3707001F"] = name.encode("utf-16-le")
        streams[folder + "__substg1.0_37010102"] = data
    return compound(streams)
