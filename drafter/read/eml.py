"""E-mail: its headers, its own text, the names of its attachments, and their bytes for further sources."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import Message

from drafter.errors import ReadError
from drafter.read import html, tnef
from drafter.read.characters import tidy
from drafter.read.decode import decode
from drafter.read.headers import header, mail, safe_name
from drafter.read.raw import Raw, page

DEEPEST = 20  # parts inside parts that are looked at
MOST = 500  # parts of one mail that are looked at
HEAD = 100_000  # bytes of headers that are looked at
LOOKS_LIKE = re.compile(rb"(?:From [^\n]+\n)?(?:[!-9;-~]{1,60}:[^\n]*\n(?:[ \t]+[^\n]*\n)*){2,}", re.IGNORECASE)
HEADER = re.compile(rb"[!-9;-~]{1,100}:")
KNOWN = re.compile(
    rb"(?:To|Cc|From|Date|Subject|Reply-To|Message-ID|MIME-Version|Received|Content-[\w-]+|X-[\w-]+):", re.I
)
EDGE = re.compile(r"^--([\w'()+,./:=?-]{1,70})[ \t]*\r?\n(?=Content-)", re.MULTILINE)
SPACED = re.compile(r"\S[ ]\S")  # base64 has no such thing
TELLING = re.compile(rb"^(?:from|date|subject|message-id|mime-version|received|return-path|to):", re.I | re.M)

Text = tuple[str, bool]  # the words, and whether their lines may be wrapped


def looks(data: bytes) -> bool:
    """Whether some bytes begin with the headers of an e-mail."""
    head = data[:20_000].replace(b"\r\n", b"\n")
    block = LOOKS_LIKE.match(head)
    return block is not None and len(set(map(bytes.lower, TELLING.findall(block[0])))) >= 2


def read(data: bytes, name: str = "") -> Raw:
    """A letter from an e-mail; plain text before HTML.

    Raises ReadError where its parts are nested beyond reason.
    """
    try:
        message = email.message_from_bytes(headed(capped(data)), policy=email.policy.compat32)
        sorter = Sorter()
        texts = sorter.sort(message, 0)
        texts = texts if any(words.strip() for words, _ in texts) else sorter.hidden
    except RecursionError:
        raise ReadError(f"{name}: its parts are nested too deeply; save the letter itself as .txt or .pdf") from None
    return Raw(
        pages=(page(tidy("\n\n".join(words for words, _ in texts))),),
        wrapped=any(wrapped for _, wrapped in texts),
        mail=mail(message),
        attachments=tuple(one for at, (one, _) in enumerate(sorter.files) if at not in sorter.shown),
        parts=tuple(sorter.files),
    )


def capped(data: bytes) -> bytes:
    """The mail with at most 100,000 bytes of headers."""
    end = re.search(rb"\r?\n\r?\n", data)
    if end is None or end.start() <= HEAD:
        return data
    return data[: data.rindex(b"\n", 0, HEAD)] + b"\n\n" + data[end.end() :]


def headed(data: bytes) -> bytes:
    """The mail without lines among its headers that are none, at which the parser would stop."""
    end = re.search(rb"\r?\n\r?\n", data)
    if end is None:
        return data
    lines = data[: end.start()].splitlines(keepends=True)
    kept = [line for line, after in zip(lines, [*lines[1:], b""], strict=False) if not stray(line, after)]
    return data if len(kept) == len(lines) else b"".join(kept).rstrip(b"\r\n") + data[end.start() :]


def stray(line: bytes, after: bytes) -> bool:
    """Whether a line among the headers is none and begins no text either: a bare word, or one with a header below."""
    if HEADER.match(line) or line[:1] in (b" ", b"\t", b"") or line.startswith(b"From "):
        return False
    return len(line.split()) == 1 or KNOWN.match(after) is not None


def mended(part: Message) -> Message:
    """A part that calls itself multipart and names no boundary, or a wrong one: with the boundary that it uses."""
    body = part.get_payload()
    words = body if isinstance(body, str) else ""
    edge = EDGE.search(words)
    kind = f'Content-Type: multipart/mixed; boundary="{edge[1]}"' if edge else "Content-Type: text/plain"
    return email.message_from_bytes(
        f"{kind}\n\n{words}".encode("utf-8", "surrogateescape"), policy=email.policy.compat32
    )


class Sorter:
    """Goes through the parts of a mail: words to read in place, files beside them."""

    def __init__(self) -> None:
        """Start with no files, no words and no parts seen."""
        self.files: list[tuple[str, bytes]] = []
        self.shown: set[int] = set()  # those that are pictures in the text: logos of signatures
        self.hidden: list[Text] = []  # words beside the text
        self.seen = 0

    def sort(self, part: Message, depth: int) -> list[Text]:
        """The texts of a part in order; what is a file goes to `files`."""
        self.seen += 1
        if depth > DEEPEST or self.seen > MOST:
            return []
        if part.get_content_maintype() == "multipart" and not part.is_multipart():
            part = mended(part)
        if part.get_content_type() == "message/rfc822" or not part.is_multipart():
            return self.leaf(part)
        inner = [self.sort(one, depth + 1) for one in part.get_payload() if isinstance(one, Message)]
        if part.get_content_subtype() == "alternative":
            worded = [texts for texts in inner if any(words.strip() for words, _ in texts)]
            worded.sort(key=lambda texts: not texts[0][1])  # plain text first
            return worded[0] if worded else []
        return [text for texts in inner for text in texts]

    def leaf(self, part: Message) -> list[Text]:
        """The words of one part, unless it is a file."""
        kind, name = part.get_content_type(), header(part.get_filename() or "")
        if kind == "message/rfc822":
            inner = part.get_payload(0) if part.is_multipart() else part
            if isinstance(inner, Message):
                title = name or header(str(inner["subject"] or "")) or "message"
                self.files.append((safe_name(title).removesuffix(".eml") + ".eml", inner.as_bytes()))
            return []
        if str(part["content-transfer-encoding"]).strip().lower() == "base64" and SPACED.search(
            str(part.get_payload())
        ):
            del part["content-transfer-encoding"]  # it is none
        payload = part.get_payload(decode=True)
        data = payload if isinstance(payload, bytes) else b""
        if kind == "application/ms-tnef" or name.lower() == "winmail.dat":
            return self.outlook(data)
        if name or part.get_content_disposition() == "attachment" or kind not in ("text/plain", "text/html"):
            self.files.append((safe_name(name or kind.replace("/", ".")), data))
            if kind.startswith("image/") and part["content-id"]:
                self.shown.add(len(self.files) - 1)
            return []
        charset = part.get_content_charset() or ""
        if kind == "text/html" or html.looks(data):
            return [(html.lines(decode(data, charset)), False)]
        words = decode(data, charset)
        return [(unflowed(words) if part.get_param("format") == "flowed" else words, True)]

    def outlook(self, data: bytes) -> list[Text]:
        """The files in a winmail.dat, and its words, which count where the mail has no others."""
        _, words, files = tnef.opened(data)
        self.files += [(safe_name(name), inner) for name, inner in files]
        self.hidden.append((words, False))
        return []


def unflowed(text: str) -> str:
    """Text that marks its soft wraps with a space at the line end (RFC 3676), without them."""
    text = re.sub(r"^ ", "", text.replace("\r\n", "\n"), flags=re.MULTILINE)
    return re.sub(r"(?<!^-- )(?<=\S )\n(?![>\n])", "", text, flags=re.MULTILINE)
