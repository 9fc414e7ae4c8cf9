"""The compound file that old Office documents are kept in: a small disk with sectors, chains and a directory."""

from __future__ import annotations

import struct
from collections.abc import Iterator

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FREE = 0xFFFFFFFA  # sector numbers from here on are marks: free, end of chain, table
NOTHING = 0xFFFFFFFF  # no entry
ENTRY = 128  # bytes of a directory entry
SMALL = 4096  # streams below this size live in the small sectors


class Compound:
    """A compound file, read from memory. Raises ValueError where it is broken."""

    def __init__(self, data: bytes) -> None:
        """Read the tables and the directory."""
        if not data.startswith(MAGIC) or len(data) < 512:
            raise ValueError("no compound file")
        self.data = data
        self.size = 1 << struct.unpack_from("<H", data, 30)[0]
        if self.size not in (512, 4096):
            raise ValueError("odd sector size")
        first_directory, _, _, first_small, _ = struct.unpack_from("<5I", data, 48)
        self.table = self.numbers(self.table_sectors())
        self.small_table = self.numbers(list(self.chain(first_small, self.table)))
        listed = self.stream(first_directory)
        self.entries = self.directory(listed)
        first, size = struct.unpack_from("<2I", listed, 116)  # the root keeps the small sectors
        self.small = self.stream(first)[:size]

    def names(self) -> list[str]:
        """The paths of the streams, sorted."""
        return sorted(name for name, entry in self.entries.items() if entry[0] == 2)

    def open(self, name: str) -> bytes:
        """The bytes of a stream; empty where there is none of that name."""
        kind, first, size = self.entries.get(name, (0, 0, 0))
        if kind != 2:
            return b""
        if size >= SMALL:
            return self.stream(first)[:size]
        return b"".join(self.small[at * 64 : at * 64 + 64] for at in self.chain(first, self.small_table))[:size]

    def sector(self, at: int) -> bytes:
        """The bytes of one sector."""
        return self.data[(at + 1) * self.size : (at + 2) * self.size]

    def stream(self, first: int) -> bytes:
        """The bytes of a chain of sectors."""
        return b"".join(self.sector(at) for at in self.chain(first, self.table))

    def chain(self, at: int, table: list[int]) -> Iterator[int]:
        """The sectors of a chain; a chain that bites its tail ends there."""
        seen: set[int] = set()
        while at < FREE and at < len(table) and at not in seen:
            seen.add(at)
            yield at
            at = table[at]

    def numbers(self, sectors: list[int]) -> list[int]:
        """The 32-bit numbers in some sectors."""
        found: list[int] = []
        for at in sectors:
            data = self.sector(at)
            found.extend(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))
        return found

    def table_sectors(self) -> list[int]:
        """Where the sector table is: 109 places in the header, the rest in a chain of its own."""
        places = list(struct.unpack_from("<109I", self.data, 76))
        at, count = struct.unpack_from("<2I", self.data, 68)
        for _ in range(min(count, len(self.data) // self.size)):
            if at >= FREE:
                break
            more = self.numbers([at])
            places += more[:-1]
            at = more[-1] if more else FREE
        return [place for place in places if place < FREE]

    def directory(self, data: bytes) -> dict[str, tuple[int, int, int]]:
        """Path to kind (1 folder, 2 stream), first sector and size; folders are parted by "/"."""
        found: dict[str, tuple[int, int, int]] = {}
        seen = {NOTHING}
        waiting = [(struct.unpack_from("<I", data, 76)[0], "")] if len(data) >= ENTRY else []
        while waiting:
            at, folder = waiting.pop()
            if at in seen or (at + 1) * ENTRY > len(data):
                continue
            seen.add(at)
            length, kind = struct.unpack_from("<HB", data, at * ENTRY + 64)
            left, right, child = struct.unpack_from("<3I", data, at * ENTRY + 68)
            first, size = struct.unpack_from("<2I", data, at * ENTRY + 116)
            name = data[at * ENTRY : at * ENTRY + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            found[folder + name] = (kind, first, size)
            waiting += [(left, folder), (right, folder), (child, f"{folder}{name}/")]
        return found
