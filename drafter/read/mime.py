"""An e-mail put together from what another format holds: its headers, its words, and its files."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping

from drafter.read.headers import header, safe_name

EDGE = "drafter-part"

File = tuple[str, bytes]


def composed(headers: Mapping[str, str], text: str, files: Iterable[File] = ()) -> bytes:
    """The bytes of a mail; a file whose name ends in .eml is a mail inside it."""
    said = "".join(f"{name}: {header(words)}\n" for name, words in headers.items() if words)
    kind = f'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="{EDGE}"\n'
    parts = part(text.encode(), "text/plain; charset=utf-8") + "".join(attached(*one) for one in files)
    return f"{said}{kind}{parts}\n--{EDGE}--\n".encode("utf-8", "replace")


def part(data: bytes, kind: str, more: str = "") -> str:
    """One part of a mail."""
    coded = base64.encodebytes(data).decode()
    return f"\n--{EDGE}\nContent-Type: {kind}\n{more}Content-Transfer-Encoding: base64\n\n{coded}"


def attached(name: str, data: bytes) -> str:
    """A file as a part."""
    named = safe_name(name or "attachment").replace('"', "").encode("ascii", "replace").decode().replace("?", "-")
    return part(data, "application/octet-stream", f'Content-Disposition: attachment; filename="{named}"\n')


def person(name: str, address: str) -> str:
    """Name and address as a mail header has them."""
    name = header(name).translate(dict.fromkeys(map(ord, '"<>\\')))
    return f'"{name}" <{header(address)}>' if "@" in address else name
