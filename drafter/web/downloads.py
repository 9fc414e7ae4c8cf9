"""What a user takes away: the letter in each format, the bundle, a calendar entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from starlette.responses import Response

from drafter import ics
from drafter.bundle import Exhibit, bundle
from drafter.draft import remarks
from drafter.errors import DrafterError
from drafter.output import render
from drafter.web import work
from drafter.web.room import attachment
from drafter.web.sheet import Sheet
from drafter.web.template import slug

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Made = tuple[bytes, str, str]  # the bytes, what is added to the name, the type


def word(sheet: Sheet) -> Made:
    """The letter for Word."""
    return render(work.finished(sheet), "docx"), ".docx", WORD


def plain(sheet: Sheet) -> Made:
    """The letter as text."""
    return render(work.finished(sheet), "text"), ".txt", "text/plain; charset=utf-8"


def mail(sheet: Sheet) -> Made:
    """The letter as a draft that an e-mail program opens."""
    return render(work.finished(sheet), "eml"), ".eml", "message/rfc822"


def annotated(sheet: Sheet) -> Made:
    """The letter for Word with a comment for what each paragraph rests on."""
    letter = work.finished(sheet)
    return render(letter, "docx", None, remarks(work.chosen(sheet), letter)), "-annotated.docx", WORD


def everything(sheet: Sheet) -> Made:
    """The letter, the correspondence and an index in one ZIP."""
    letter = work.finished(sheet)
    files = sorted(sheet.files, key=lambda one: not one.asked)
    exhibits = [Exhibit(one.name, one.data) for one in files]
    made = bundle(letter, render(letter, "docx"), work.chosen(sheet).case, exhibits)
    return made, "-bundle.zip", "application/zip"


def calendar(sheet: Sheet) -> Made:
    """What comes next as calendar entries: by when to send the letter, and by when its answer is due."""
    found = work.chosen(sheet)
    made = ics.entries(found, work.kind_of(sheet, found))
    if not made:
        raise DrafterError("no time limit is known; give the dates first")
    return made, "-next.ics", "text/calendar; charset=utf-8"


KINDS: Mapping[str, Callable[[Sheet], Made]] = {
    "letter.docx": word,
    "letter.txt": plain,
    "letter.eml": mail,
    "annotated.docx": annotated,
    "bundle.zip": everything,
    "next.ics": calendar,
}


def download(sheet: Sheet, form: Mapping[str, str]) -> Response:
    """One of the files above, by its name."""
    make = KINDS.get(form.get("file", ""))
    if make is None:
        raise DrafterError("there is no such file")
    made, ending, type = make(sheet)
    kind = work.kind_of(sheet, work.chosen(sheet))
    return attachment(made, f"{slug(sheet.findings.case.value('authority') or '')}-{kind}{ending}", type)
