"""From a finding to bytes on standard output or in a file: formats, remarks for the user."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.errors import DrafterError
from drafter.law.addresses import withdrawn
from drafter.model import Letter, Question

if TYPE_CHECKING:
    from drafter.draft import Findings

ENDINGS = {
    ".txt": "text", ".text": "text", ".docx": "docx", ".eml": "eml", ".html": "html", ".htm": "html", ".json": "json",
}  # fmt: skip
FORMATS = tuple(dict.fromkeys(ENDINGS.values()))
BINARY = ("docx",)


def format_of(named: str | None, output: Path | None) -> str:
    """The format asked for: by name, else by the ending of the file, else text. Raises DrafterError."""
    if named is not None:
        if named not in FORMATS:
            raise DrafterError(f"--format {named}: unknown; there are {', '.join(FORMATS)}")
        return named
    if output is None or str(output) == "-":
        return "text"
    chosen = ENDINGS.get(output.suffix.lower())
    if chosen is None:
        raise DrafterError(f"{output}: the ending tells no format; use one of {', '.join(ENDINGS)}, or --format")
    return chosen


def refuse_annotated(chosen: str) -> None:
    """Only a Word file has comments. Raises DrafterError."""
    if chosen != "docx":
        raise DrafterError(f"--annotated: a {chosen} letter has no comments; name a Word file with -o letter.docx")


def refuse_terminal(chosen: str, output: Path | None) -> None:
    """A Word file is never printed to a terminal. Raises DrafterError."""
    if chosen in BINARY and (output is None or str(output) == "-") and sys.stdout.isatty():
        raise DrafterError(f"a {chosen} file cannot be shown here; name a file with -o letter.{chosen}")


def refuse_asking() -> None:
    """Questions are put on a terminal only. Raises DrafterError."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise DrafterError("--ask: there is no terminal to ask on; give what you know with --answer ID=yes or ID=no")


def answered(questions: Sequence[Question], known: Mapping[str, str]) -> dict[str, str]:
    """What the user answers to those questions that were not put before; an empty line leaves one out."""
    told: dict[str, str] = {}
    for question in questions:
        if question.id in known:
            continue
        said = ""
        while said not in ("y", "yes", "n", "no", "-"):
            sys.stderr.write(f"{question.asks} [yes/no, or Enter if you do not know] ")
            sys.stderr.flush()
            said = sys.stdin.readline().strip().lower() or "-"
        told[question.id] = {"y": "yes", "n": "no", "-": ""}.get(said, said)
    return told


def remarks(findings: Findings, letter: Letter) -> Iterator[str]:
    """What the user should know before sending: blanks, doubts, and an address that no longer works."""
    if letter.blanks:
        yield "Still to fill in before sending:" + "".join(f"\n  [ ] {blank}" for blank in letter.blanks)
    yield from (f"Note: {remark}." for remark in letter.notes)
    if when := withdrawn(letter.to_email):
        yield f"Warning: {letter.to_email}: such addresses were withdrawn ({when}); find the present one first."
    yield from (f"Only you know ({one.id}): {one.asks} --answer {one.id}=yes or no" for one in letter.questions)
    if not findings.case.answered:
        yield "Note: the reply bears no date that could be read; check the dates in the letter."


def render(letter: Letter, chosen: str, templates: Path | None = None, remarks: Sequence[str] = ()) -> bytes:
    """The letter in a format, as bytes; a house style may bring a letterhead, `remarks` become comments."""
    from drafter.render import render as rendered

    made = rendered(letter, chosen, templates, remarks)
    return made if isinstance(made, bytes) else made.encode("utf-8")


def json_report(findings: Findings) -> bytes:
    """The report as one line of JSON when piped, indented on a terminal."""
    from drafter.report import report

    indent = 2 if sys.stdout.isatty() else None
    return (json.dumps(report(findings), ensure_ascii=False, indent=indent) + "\n").encode("utf-8")


def put(data: bytes, output: Path | None = None) -> None:
    """To standard output, or to a file that appears only when it is whole. Raises DrafterError."""
    if output is None or str(output) == "-":
        _print(data)
        return
    try:
        with tempfile.NamedTemporaryFile(dir=output.parent, prefix=f".{output.name}.", delete=False) as file:
            file.write(data)
        Path(file.name).chmod(0o666 & ~_umask())
        Path(file.name).replace(output)
    except OSError as error:
        raise DrafterError(f"{output}: cannot be written ({error.strerror or error}); choose another place") from None


def _print(data: bytes) -> None:
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # the reader has seen enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
