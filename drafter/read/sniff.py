"""Which format some bytes are in: by their content first, by their name second."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import PurePath

from drafter.errors import ReadError
from drafter.read import archive, eml, html, mhtml, ole, site, tnef

KNOWN = "txt, md, eml, mbox, msg, pdf, docx, doc, odt, rtf, html, zip"
SUFFIXES = frozenset([*(f".{one}" for one in KNOWN.split(", ")), ".text", ".markdown", ".htm", ".mht", ".mhtml"])
SHOWN = frozenset(".png .jpg .jpeg .tif .tiff .gif .bmp .webp".split())
TABLES = frozenset(".xlsx .xlsm .xls .ods .csv .tsv".split())
SLIDES = frozenset(".pptx .ppt .odp".split())
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
UNICODE = (b"\xff\xfe", b"\xfe\xff")
MAILBOX = re.compile(rb"From [^\r\n]+\r?\n[!-9;-~]{1,60}:")
REQUEST = re.compile(rb"(?i)\"(?:info_request_events|outgoing_message_id|incoming_message_id)\"")
OFFICE = {"word/": "docx", "xl/": "sheet", "ppt/": "slides"}
OPEN = {"text": "odt", "spreadsheet": "sheet", "presentation": "slides"}


def letter(name: str) -> bool:
    """Whether a file of that name may be a letter."""
    return PurePath(name).suffix.lower() in SUFFIXES or name.lower() == "winmail.dat"


def data(name: str) -> bool:
    """Whether a file of that name may be data or a picture: it came with a letter and is none, unless it is a scan."""
    return PurePath(name).suffix.lower() in SHOWN | TABLES | SLIDES


def kind(data: bytes, name: str) -> str:
    """The name of a format, as in `read.HERE` and `apart.MODULES`, or "picture" or "slides". Raises ReadError."""
    suffix = ("." + name.lower().rsplit(".", 1)[-1]) if "." in name else ""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(ole.MAGIC):
        return compound(data, suffix)
    if data.startswith(archive.SIGNS):
        return packed(data, name)
    if data.startswith(tnef.SIGN):
        return "tnef"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(PICTURES) and (b"\x00" in data[:512] or len(data) < 64):
        return "picture"
    if b"\x00" in data[:4096] and not data.startswith(UNICODE):
        raise unknown(name)
    return text(data, suffix)


def compound(data: bytes, suffix: str) -> str:
    """Which of the formats that are compound files."""
    if suffix == ".msg" or wide("__substg") in data:
        return "msg"
    if wide("WordDocument") in data:
        return "doc"
    return "sheet" if wide("Workbook") in data else "slides" if wide("PowerPoint Document") in data else "doc"


def wide(words: str) -> bytes:
    """Words in 16 bits, as a compound file names its streams."""
    return words.encode("utf-16-le")


def text(data: bytes, suffix: str) -> str:
    """Which of the formats that are text."""
    start = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if start.lstrip()[:1] in (b"{", b"[") and REQUEST.search(data):
        return "site"
    if suffix in (".htm", ".html") or html.looks(start):
        return "site" if site.looks(data) else "html"
    if MAILBOX.match(start):
        return "mbox"
    if suffix in (".csv", ".tsv"):
        return "csv"
    if mhtml.looks(start):
        return "mhtml"
    return "eml" if eml.looks(data) or suffix == ".eml" else "txt"


def packed(data: bytes, name: str) -> str:
    """Which of the formats that are ZIP archives inside."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as inner:
            names = inner.namelist()
            if "content.xml" in names and "mimetype" in names:
                what = inner.open("mimetype").read(100).decode("ascii", "replace").rpartition(".")[2]
                return OPEN.get(what.split("-")[0], "odt")
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, RuntimeError, NotImplementedError):
        raise ReadError(f"{name}: the file is broken or cut off; get it again or save it anew") from None
    if "[Content_Types].xml" in names:
        what = next((OFFICE[top] for top in OFFICE if any(one.startswith(top) for one in names)), "")
        if not what:
            raise ReadError(f"{name}: is an Office file, not a letter; give the letter that came with it")
        return what
    return "zip"


def unknown(name: str) -> ReadError:
    """The error for a file that is no letter in any format."""
    return ReadError(f"{name}: is not in a format drafter reads ({KNOWN}); save the letter in one of these")
