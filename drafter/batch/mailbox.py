"""The cases of a mailbox: each thread is one, told by the ids in the headers of its mails."""

from __future__ import annotations

import contextlib
import email
import email.policy
import hashlib
import mmap
import re
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

from drafter.batch.case import File, Job
from drafter.errors import DrafterError
from drafter.read.mbox import START

HEAD = 60_000  # bytes of a mail in which its headers end
POLICY = email.policy.compat32  # headers as they are, none of which can fail
ID = re.compile(r"<[^<>\s]{1,250}>")
Threads = dict[str, list[tuple[File, Message]]]
ANSWER = re.compile(r"(?i)^\s*(?:(?:re|fwd?|aw|automatic reply)\s*:\s*)+")


def mailbox(path: Path) -> Iterator[Job]:
    """A case for each thread, in the order of the first mails. Raises DrafterError where there is no mail."""
    found: Threads = {}
    if path.stat().st_size:  # the mailbox itself is never in memory as a whole
        with path.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as data:
            found = threads(data, path)
    if not found:
        raise DrafterError(f"{path}: there is no mail in it; a mailbox has lines that begin with From")
    for root, mails in found.items():
        yield Job(f"{subject(mails[0][1])} {mark(root)}", tuple(file for file, _ in mails))


def threads(data: bytes | mmap.mmap, path: Path) -> Threads:
    """The mails of each thread, by its first id."""
    found: Threads = {}
    roots: dict[str, str] = {}
    for file, head in mails(data, path):
        ids = ID.findall(" ".join(str(head.get(key, "")) for key in ("References", "In-Reply-To", "Message-ID")))
        ids = ids or [file.name]
        known = list(dict.fromkeys(roots[one] for one in ids if one in roots))
        root = known[0] if known else ids[0]
        for other in known[1:]:  # a mail that joins two threads
            found[root] += found.pop(other)
            roots |= {one: root for one, old in roots.items() if old == other}
        roots |= dict.fromkeys(ids, root)
        found.setdefault(root, []).append((file, head))
    return found


def mails(data: bytes | mmap.mmap, path: Path) -> Iterator[tuple[File, Message]]:
    """Where each mail stands, with its headers."""
    parse = email.message_from_bytes
    starts = [(one.start(), one.end()) for one in START.finditer(data)]
    ends = [*(start for start, _ in starts[1:]), len(data)] if starts else []
    for number, ((_, start), end) in enumerate(zip(starts, ends, strict=True), 1):
        head = re.split(rb"\r?\n\r?\n", data[start : min(end, start + HEAD)], maxsplit=1)[0]
        yield File(f"mail-{number}.eml", path, start=start, end=end), parse(head + b"\n\n", policy=POLICY)


def subject(head: Message) -> str:
    """The subject of a thread in a few words that can be a name."""
    from email.header import decode_header, make_header

    raw = str(head.get("Subject", ""))
    with contextlib.suppress(ValueError, LookupError):
        raw = str(make_header(decode_header(raw)))
    words = re.sub(r"[^\w .,-]+", " ", ANSWER.sub("", raw))
    return " ".join(words.split())[:50].strip() or "no subject"


def mark(root: str) -> str:
    """A short mark of a thread, the same in every run."""
    return hashlib.sha256(root.encode("utf-8", "surrogatepass")).hexdigest()[:8]
