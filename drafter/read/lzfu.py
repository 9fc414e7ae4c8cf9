"""Rich text as Outlook packs it: literals, and copies out of a ring of 4,096 bytes. See [MS-OXRTFCP]."""

from __future__ import annotations

import struct

RING = 4096
LARGEST = 5_000_000
STARTS = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans Serif"
    rb"SymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0" + b"\r\n" + rb"\par "
    rb"\pard\plain\f0\fs20\b\i\u\tab\tx"
)
PACKED, PLAIN = 0x75465A4C, 0x414C454D


def unpacked(data: bytes) -> bytes:
    """The rich text; as much of it as there is where the bytes are cut off, nothing where they are something else."""
    if len(data) < 16:
        return b""
    size, kind = struct.unpack_from("<4xII", data)
    if kind == PLAIN:
        return data[16 : 16 + size]
    return expanded(data, min(size, LARGEST)) if kind == PACKED else b""


def expanded(data: bytes, size: int) -> bytes:
    """What the runs stand for: each byte of flags tells which of the next eight are literals or copies."""
    ring, place, at = bytearray(STARTS.ljust(RING, b"\0")), len(STARTS), 16
    out = bytearray()
    while at < len(data) and len(out) < size:
        flags, at = data[at], at + 1
        for bit in range(8):
            copies = flags >> bit & 1
            if at + copies >= len(data):
                return bytes(out)
            run = data[at : at + 1]
            if copies:
                word = data[at] << 8 | data[at + 1]
                start, length = word >> 4, (word & 15) + 2
                if start == place:  # the mark of the end
                    return bytes(out)
                run = b""
                for step in range(length):  # a copy may run into what it writes itself
                    one = ring[(start + step) % RING]
                    ring[(place + step) % RING] = one
                    run += bytes((one,))
            else:
                ring[place] = run[0]
            place, at = (place + len(run)) % RING, at + 1 + copies
            out += run
    return bytes(out)
