"""Templates and values to blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import NamedTuple

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
from drafter.model import Block, Case, Deadline, Evidence, Ground, Sender


class Page(NamedTuple):
    """A letter as its templates write it, and the evidence that its tags number."""

    subject: str
    html: str
    evidence: tuple[Evidence, ...]


class Composer:
    """Composes the letters of one kind for one case, which differ in what the sender answered."""

    def __init__(
        self,
        kind: str,
        case: Case,
        grounds: Sequence[Ground],
        law: Law,
        sender: Sender,
        deadlines: Sequence[Deadline],
        to: tuple[str, ...],
        fields: Mapping[str, str],
        templates: Path | None = None,
    ) -> None:
        """Prepare what does not depend on the answers; `grounds` are those that the letter is to argue."""
        self.kind, self.case, self.law, self.client = kind, case, law, bool(sender.client)
        self.words = ready(folders(templates))
        self.points = points(case, grounds, law.upheld)
        what = about(kind, templates)
        self.brief = what.brief
        self.values = {
            **common(case, law, sender, deadlines, to, what.addressee),
            "fields": fields,
            "thanks": thanks(case, grounds),
            "chronology": chronology(case),
        }
        if what.addressee == "regulator":
            self.values["your"] = "the"

    def blocks(self, page: Page) -> tuple[Block, ...]:
        """The blocks of a page. Raises LetterError for a template that is broken."""
        try:
            blocks = parse(page.html, page.evidence)
        except Fault as error:
            raise LetterError(located(error, self.kind, self.words)) from error
        return for_client(blocks) if self.client else blocks

    def page(self, answers: Answers) -> Page:
        """The letter as its templates write it. Raises LetterError for a template that is broken."""
        case, words = self.case, self.words
        values = {**self.values, "answers": answers}
        argument = Argument(words, case, Citing(words, self.law, case.answered, case.today, self.brief), values)
        argued = argument.points(self.points)
        values |= {
            "points": argued,
            "decisions": decisions(argued),
            "wanted": elsewhere(case, self.points, argument.marks),
        }
        name = f"{self.kind}/letter.html"
        subject = unescape(str(words.parts(name, values, ("subject",)).get("subject", "")))
        return Page(subject, words.render(name, values), tuple(argument.marks.all))


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
