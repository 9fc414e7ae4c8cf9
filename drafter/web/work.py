"""The work behind the page: reads, examines and writes. Imports what is heavy, so it is imported when first needed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date

from drafter.draft import Findings, amended, examine, write
from drafter.errors import DrafterError
from drafter.letter.about import NEEDS
from drafter.letter.asking import YES_OR_NO
from drafter.letter.asking import questions as every_question
from drafter.letter.strength import ALL, select
from drafter.model import Certainty, Gap, Letter, Sender, Source
from drafter.read import distinct, read_bytes, whole
from drafter.read.ocr import watching
from drafter.stories import story
from drafter.web.missed import seen
from drafter.web.sheet import Sheet, Upload, new_id

SAMPLE = "depot-noise"
NO_LETTER = "none"
Watch = Callable[[str, int, int], None]
MOST = 300  # gaps of one case; with more it is no reply, and no page that anybody could read


def warm() -> None:
    """Do everything once, so that it is quick for the user."""
    letter(sample())


def opened(files: Sequence[Upload], today: date, sender: dict[str, str], watch: Watch | None = None) -> Sheet:
    """A new case; `watch` is told which page of a scan is being read.

    Raises DrafterError where its files cannot be read or hold no reply.
    """
    watching.set(watch)
    sheet = Sheet(new_id(), today, list(files), sender)
    study(sheet)
    return sheet


def sample() -> Sheet:
    """The case that comes with the program, on the day on which it was written."""
    told = story(SAMPLE)
    paths = [(path, False) for path in told.reply] + [(path, True) for path in told.request]
    files = [Upload(path.name, path.read_bytes(), asked) for path, asked in paths]
    sheet = Sheet(new_id(), told.today, files, asdict(told.sender), sample=True)
    study(sheet)
    return sheet


def from_disk(replies: Sequence[str], requests: Sequence[str]) -> list[Upload]:
    """The files that the command line names; a folder stands for the files in it. Raises DrafterError."""
    return [
        Upload(file, data, asked)
        for names, asked in ((replies, False), (requests, True))
        for name in names
        for file, data in whole(name)
    ]


def study(sheet: Sheet) -> None:
    """Read what was not read yet, and find everything anew with the facts as told.

    Raises DrafterError, and then the sheet is as it was.
    """
    read = {one: sheet.read.get(one) or read_bytes(one.data, one.name) for one in sheet.files}
    replies = [source for one in sheet.files if not one.asked for source in read[one]]
    requests = [source for one in sheet.files if one.asked for source in read[one]]
    sources: tuple[Source, ...] = distinct([*replies, *requests])
    law = sheet.law or None
    found = examine(sources[: len(replies)], sources[len(replies) :], today=sheet.today, law=law, told=sheet.told)
    sheet.passed_over = max(0, len(found.gaps) - MOST)
    sheet.found = amended(found, frozenset(found.gaps[MOST:])) if sheet.passed_over else found
    sheet.read = read
    weigh(sheet)


def weigh(sheet: Sheet) -> None:
    """Untick what is too weak for a letter when it is first seen; after that the user's ticks count."""
    weak = weaker(sheet.findings)
    sheet.left_out |= weak - sheet.weighed
    sheet.weighed |= weak


def weaker(findings: Findings) -> set[str]:
    """The gaps that a letter is stronger without."""
    fit = {ground.gap for ground in select(findings.grounds)}
    return {key(gap) for gap in findings.gaps if gap not in fit and gap.certainty is not Certainty.POSSIBLE}


def key(gap: Gap) -> str:
    """A name for a gap, the same as long as its rule, items and evidence are."""
    return hashlib.sha256(f"{gap.rule} {gap.items} {gap.evidence}".encode()).hexdigest()[:12]


def chosen(sheet: Sheet) -> Findings:
    """The findings with the user's own, without those that were unticked or marked wrong: what the letter rests on."""
    out = sheet.left_out | sheet.wrong
    more = [gap for gap in seen(sheet) if key(gap) not in out]
    return amended(sheet.findings, {gap for gap in sheet.findings.gaps if key(gap) in out}, more)


def sender(sheet: Sheet) -> Sender:
    """Who signs."""
    known = {name: sheet.sender.get(name, "") for name in ("name", "address", "email", "reference")}
    return Sender(**known)


def kind_of(sheet: Sheet, findings: Findings) -> str:
    """The kind of letter: as the user chose, else as the case asks for; "none" where nothing is to be done."""
    return findings.route.letter if sheet.kind == "auto" else sheet.kind


def letter(sheet: Sheet) -> Letter | None:
    """The letter as it is drafted, without the user's edits; None where none is needed. Raises LetterError."""
    findings = chosen(sheet)
    kind = kind_of(sheet, findings)
    if kind == NO_LETTER:
        return None
    return write(findings, kind, sender(sheet), strength=ALL, answers=sheet.answers)


def finished(sheet: Sheet) -> Letter:
    """The letter with the user's edits in it. Raises DrafterError where there is none."""
    drafted = letter(sheet)
    if drafted is None:
        raise DrafterError("there is no letter to write; choose a kind of letter first")
    return sheet.edits.finished(drafted)


def needed(drafted: Letter) -> list[str]:
    """What a letter needs and nobody told, by the keys of the templates' needs."""
    return [need for need, words in NEEDS.items() if words in drafted.blanks]


def asked(sheet: Sheet, drafted: Letter | None) -> list[tuple[str, str, str]]:
    """What only the user knows and the letter would use: id, question, and the answer so far."""
    open_ = {question.id for question in drafted.questions} if drafted else set()
    return [
        (id, question.asks, sheet.answers.get(id, ""))
        for id, question in every_question().items()
        if id in open_ or id in sheet.answers
    ]


def answer(sheet: Sheet, id: str, said: str) -> None:
    """Keep an answer, "yes" or "no"; anything else is none."""
    if id in every_question() and said in YES_OR_NO:
        sheet.answers[id] = said
    else:
        sheet.answers.pop(id, None)


def with_file(sheet: Sheet, more: Sequence[Upload]) -> None:
    """Add files to a case. Raises DrafterError, and then they are not added."""
    before = sheet.files
    sheet.files = [*before, *more]
    try:
        study(sheet)
    except DrafterError:
        sheet.files = before
        raise


def corrected(sheet: Sheet, told: dict[str, str], law: str) -> None:
    """Correct facts and law. Raises DrafterError, and then nothing is corrected."""
    before = sheet.told, sheet.law
    sheet.told, sheet.law = told, law
    try:
        study(sheet)
    except DrafterError:
        sheet.told, sheet.law = before
        raise
