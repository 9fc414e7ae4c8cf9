"""Which format some bytes are in: by their content first, by their name second."""

from __future__ import annotations

import io
import re
import zipfile

from drafter.errors import ReadError
from drafter.read import eml

KNOWN = "txt, md, eml, mbox, msg, pdf, docx, doc, odt, rtf, html, zip"
SUFFIXES = frozenset([*(f".{one}" for one in KNOWN.split(", ")), ".text", ".markdown", ".htm"])
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
UNICODE = (b"\xff\xfe", b"\xfe\xff")
PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.DOTALL)
MAILBOX = re.compile(rb"From [^\r\n]+\r?\n[!-9;-~]{1,60}:")
OFFICE = {"word/": "docx", "xl/": "a spreadsheet", "ppt/": "a presentation"}


def kind(data: bytes, name: str) -> str:
    """The name of a format, as in `READERS`.

    Raises ReadError for pictures, spreadsheets and everything else that is no letter.
    """
    suffix = ("." + name.lower().rsplit(".", 1)[-1]) if "." in name else ""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "msg" if suffix == ".msg" or b"_\x00_\x00s\x00u\x00b\x00s\x00t\x00g" in data else "doc"
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return packed(data, name)
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(PICTURES) and (b"\x00" in data[:512] or len(data) < 64):
        raise ReadError(f"{name}: is a picture, not a letter; run text recognition (OCR) on it and give the result")
    if b"\x00" in data[:4096] and not data.startswith(UNICODE):
        raise unknown(name)
    return text(data, suffix)


def text(data: bytes, suffix: str) -> str:
    """Which of the formats that are text."""
    start = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if suffix in (".htm", ".html") or PAGE.match(start):
        return "html"
    if MAILBOX.match(start):
        return "mbox"
    return "eml" if eml.looks(data) or suffix == ".eml" else "txt"


def packed(data: bytes, name: str) -> str:
    """Which of the formats that are ZIP archives inside."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError):
        raise ReadError(f"{name}: the file is broken or cut off; get it again or save it anew") from None
    if "content.xml" in names and "mimetype" in names:
        return "odt"
    if "[Content_Types].xml" in names:
        what = next((OFFICE[top] for top in OFFICE if any(one.startswith(top) for one in names)), "")
        if what != "docx":
            raise ReadError(f"{name}: is {what or 'an Office file'}, not a letter; give the letter that came with it")
        return what
    return "zip"


def unknown(name: str) -> ReadError:
    """The error for a file that is no letter in any format."""
    return ReadError(f"{name}: is not in a format drafter reads ({KNOWN}); save the letter in one of these")
