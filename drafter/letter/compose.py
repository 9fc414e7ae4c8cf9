"""Templates and values to blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path

from drafter.errors import LetterError
from drafter.law import Law
from drafter.letter.about import about, folders
from drafter.letter.argument import Argument
from drafter.letter.asking import Answers
from drafter.letter.blocks import Fault, fault, parse
from drafter.letter.citing import Citing
from drafter.letter.points import points
from drafter.letter.values import chronology, common, elsewhere, thanks
from drafter.letter.voice import for_client
from drafter.letter.wishes import decisions
from drafter.letter.words import Words, ready
from drafter.model import Block, Case, Deadline, Ground, Sender


def compose(
    kind: str,
    case: Case,
    grounds: Sequence[Ground],
    law: Law,
    sender: Sender,
    deadlines: Sequence[Deadline],
    to: tuple[str, ...],
    answers: Answers,
    fields: Mapping[str, str],
    templates: Path | None = None,
) -> tuple[str, tuple[Block, ...]]:
    """The subject and the blocks of a letter, for the `grounds` that it is to argue.

    Raises LetterError for a template that is broken.
    """
    words = ready(folders(templates))
    found = points(case, grounds, law.upheld)
    what = about(kind, templates)
    values = {**common(case, law, sender, deadlines, to, what.addressee), "answers": answers, "fields": fields}
    if what.addressee == "regulator":
        values["your"] = "the"
    argument = Argument(words, case, Citing(words, law, case.answered, case.today, what.brief), values)
    argued = argument.points(found)
    values |= {
        "points": argued,
        "decisions": decisions(argued),
        "thanks": thanks(case, grounds),
        "wanted": elsewhere(case, found, argument.marks),
        "chronology": chronology(case),
    }
    name = f"{kind}/letter.html"
    subject = unescape(str(words.parts(name, values, ("subject",)).get("subject", "")))
    try:
        blocks = parse(words.render(name, values), argument.marks.all)
    except Fault as error:
        raise LetterError(located(error, kind, words)) from error
    return subject, for_client(blocks) if sender.client else blocks


def located(error: Fault, kind: str, words: Words) -> str:
    """The place in the template that brought a fault, so that whoever wrote it can find it."""
    for name in pages(kind, words):
        found = fault(words.source(name))
        if found:
            return f"{name}:{found.line}: {found.what}"
    return f"{kind}/letter.html: {error.what} (line {error.line} of the finished letter)"


def pages(kind: str, words: Words) -> Iterator[str]:
    """The templates that hold tags: the letter itself, then the pieces that all letters share."""
    yield f"{kind}/letter.html"
    names: set[str] = {path.name for folder in words.folders for path in (folder / "shared").glob("*.html")}
    for name in sorted(names):
        source = words.source(f"shared/{name}")
        if "<" in source:  # the others are words for the middle of a sentence
            yield f"shared/{name}"
