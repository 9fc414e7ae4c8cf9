"""Small files in every format, made in memory: what the reading tests read."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
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

    A path "folder/name" makes folders. Entries hang on one another to the right, which readers accept.
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
    """The directory: the root, its folders and streams, each hung before the others of its folder."""
    nothing = 0xFFFFFFFF
    rows: list[list[Any]] = [["Root Entry", 5, nothing, nothing, root, size]]
    folders = {"": 0}

    def hang(folder: str, row: list[Any]) -> int:
        parent = rows[folders[folder]]
        row[2], parent[3] = parent[3], len(rows)
        rows.append(row)
        return len(rows) - 1

    for path, data in streams.items():
        *above, name = path.split("/")
        for depth in range(1, len(above) + 1):
            whole = "/".join(above[:depth])
            if whole not in folders:
                folders[whole] = hang("/".join(above[: depth - 1]), [above[depth - 1], 1, nothing, nothing, 0, 0])
        hang("/".join(above), [name, 2, nothing, nothing, places[path], len(data)])
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


def sheet(*sheets: tuple[str, Sequence[Sequence[str]]]) -> bytes:
    """An XLSX; each sheet is its name and its rows. Words of the first row stand in the list of shared words."""
    book, links, files, shared = "", "", {}, list[str]()
    for at, (name, rows) in enumerate(sheets, 1):
        book += f'<sheet name="{name}" sheetId="{at}" r:id="r{at}"/>'
        links += f'<Relationship Id="r{at}" Target="worksheets/sheet{at}.xml"/>'
        lines = ""
        for row in rows:
            cells = [f'<c t="s"><v>{len(shared) + place}</v></c>' for place in range(len(row))]
            lines += f"<row>{''.join(cells)}</row>"
            shared += row
        files[f"xl/worksheets/sheet{at}.xml"] = f"<worksheet {SHEET}><sheetData>{lines}</sheetData></worksheet>"
    words = "".join(f"<si><t>{one}</t></si>" for one in shared)
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": f"<workbook {SHEET}><sheets>{book}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f"<Relationships>{links}</Relationships>",
            "xl/sharedStrings.xml": f"<sst {SHEET}>{words}</sst>",
            **files,
        }
    )


SHEET = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def ods(name: str, *rows: Sequence[str]) -> bytes:
    """An OpenDocument spreadsheet of one sheet."""
    lines = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{one}</text:p></table:table-cell>" for one in row)
        + "</table:table-row>"
        for row in rows
    )
    content = f'{ODT}<office:body><office:spreadsheet><table:table table:name="{name}">{lines}</table:table>'
    content += "</office:spreadsheet></office:body></office:document-content>"
    return packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def old_sheet(*names: str) -> bytes:
    """An XLS: a workbook with the names of its sheets and no cells."""
    records = [(0x0809, bytes(16))]
    for name in names:
        wide = not name.isascii()
        text = name.encode("utf-16-le" if wide else "latin-1")
        records.append((0x85, bytes(6) + bytes((len(name), wide)) + text))
    book = b"".join(struct.pack("<HH", kind, len(data)) + data for kind, data in [*records, (0x0A, b"")])
    return compound({"Workbook": book})


def tnef(files: Mapping[str, bytes], subject: str = "Trees", body: str = "", rich: bytes = b"") -> bytes:
    """A winmail.dat with a body in plain text or packed rich text, and files with long names."""
    parts = [(0x8004, subject.encode() + b"\0")]
    if body:
        parts.append((0x800C, body.encode() + b"\0"))
    if rich:
        value = struct.pack("<4I", len(rich) + 12, len(rich), 0x414C454D, 0) + rich
        parts.append((0x9003, struct.pack("<IHHII", 1, 0x0102, 0x1009, 1, len(value)) + filled(value, 4)))
    for name, data in files.items():
        wide = name.encode("utf-16-le") + b"\0\0"
        long_name = struct.pack("<IHHII", 1, 0x001F, 0x3707, 1, len(wide)) + filled(wide, 4)
        parts += [(0x9002, bytes(14)), (0x8010, b"SHORT~1.TXT\0"), (0x800F, data), (0x9005, long_name)]
    out = struct.pack("<IH", 0x223E9F78, 1)
    for number, value in parts:
        out += struct.pack("<BHHI", 1, number, 6, len(value)) + value + struct.pack("<H", sum(value) % 65536)
    return out


def gray(data: bytes, dots: int = 200) -> tuple[int, int, bytes]:
    """The first page of a PDF as a picture: width, height, and a byte for each dot."""
    import pypdfium2

    bitmap = pypdfium2.PdfDocument(data)[0].render(scale=dots / 72, grayscale=True)
    rows = bytes(bitmap.buffer)
    kept = b"".join(rows[at * bitmap.stride :][: bitmap.width] for at in range(bitmap.height))
    return bitmap.width, bitmap.height, kept


def png(width: int, height: int, dots: bytes) -> bytes:
    """A gray picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + dots[at * width : (at + 1) * width] for at in range(height))
    head = struct.pack(">2I5B", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def scanned(*pages: Sequence[Drawn] | bytes) -> bytes:
    """A PDF whose pages are pictures of these, and text where a page is bytes: the operators that draw it."""
    kids = " ".join(f"{4 + 3 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for at, page in enumerate(pages):
        used = f"<</Font<</F 3 0 R>>/XObject<</I {6 + 3 * at} 0 R>>>>"
        head = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources{used}/Contents {5 + 3 * at} 0 R>>"
        draw = page if isinstance(page, bytes) else b"q 595 0 0 842 0 0 cm /I Do Q"
        width, height, dots = (1, 1, b"\xff") if isinstance(page, bytes) else gray(pdf(page))
        data = zlib.compress(dots)
        kind = f"<</Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceGray/BitsPerComponent 8"
        image = f"{kind}/Filter/FlateDecode/Length {len(data)}>>stream\n".encode() + data + b"\nendstream"
        objects += [head.encode(), b"<</Length %d>>stream\n%s\nendstream" % (len(draw), draw), image]
    return assembled(objects)


def request_page(*messages: tuple[bool, str, str, str, Sequence[str]]) -> str:
    """A request page as a site shows it: by the requester? who, the day (ISO), the words, the names of the files."""
    shown = ""
    for ours, who, sent, words, files in messages:
        names = "".join(
            f'<li class="attachment"><p class="attachment__name">{one}</p><p class="attachment__meta">88K Download</p></li>'
            for one in files
        )
        listing = f'<div class="attachments"><ul class="list-of-attachments">{names}</ul></div>' if files else ""
        shown += (
            f'<div class="{"outgoing" if ours else "incoming"} correspondence" id="m"><div class="correspondence__header">'
            f'<span class="correspondence__header__author">{who}</span> <a class="correspondence__header__date" href="#m">'
            f'<time datetime="{sent}T09:30:00+00:00">then</time></a></div>'
            f'<div class="correspondence_text">{listing}<div>{words}</div></div><p class="event_actions">Link to this</p></div>'
        )
    head = '<html><head><title>x</title></head><body><div class="request-header"><h1>Elms in the Vale</h1></div>'
    return f'{head}<div id="left_column">{shown}</div><p>Not a word of a letter.</p></body></html>'


def saved(page: str) -> bytes:
    """A page as a browser saves it in one file."""
    head = "From: <Saved by Blink>\nSnapshot-Content-Location: https://site.example/elms\nSubject: Elms\nMIME-Version: 1.0\n"
    head += 'Content-Type: multipart/related; type="text/html"; boundary="--X"\n\n----X\nContent-Type: text/html\n'
    coded = page.replace("=", "=3D")
    return f"{head}Content-Transfer-Encoding: quoted-printable\n\n{coded}\n----X--\n".encode()


def outlook(
    files: Mapping[str, bytes] | None = None, mails: Sequence[Mapping[str, str]] = (), rich: bytes = b"", **said: str
) -> bytes:
    """An Outlook mail: `subject`, `sender`, `address`, `to`, `body`, attachments, and mails inside it."""
    numbers = {"subject": "0037", "sender": "0C1A", "address": "5D01", "to": "0E04", "body": "1000"}
    streams = {f"__substg1.0_{numbers[name]}001F": text.encode("utf-16-le") for name, text in said.items()}
    ticks = 133_541_046_000_000_000  # 5 March 2024, 9:30
    streams["__properties_version1.0"] = bytes(32) + struct.pack("<HHIQ", 0x0040, 0x0039, 6, ticks)
    for at, (name, data) in enumerate((files or {}).items()):
        folder = f"__attach_version1.0_#{at:08X}/"
        streams[folder + "__substg1.0_3707001F"] = name.encode("utf-16-le")
        streams[folder + "__substg1.0_37010102"] = data
    for at, inner in enumerate(mails, len(files or {})):
        folder = f"__attach_version1.0_#{at:08X}/__substg1.0_3701000D/"
        for name, text in inner.items():
            streams[f"{folder}__substg1.0_{numbers[name]}001F"] = text.encode("utf-16-le")
    if rich:
        streams["__substg1.0_10090102"] = struct.pack("<4I", len(rich) + 12, len(rich), 0x414C454D, 0) + rich
    return compound(streams)
