"""The letter on the page: its kind, who signs, and the words that a user changes in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from starlette.responses import JSONResponse, Response

from drafter import links
from drafter.calendar import in_words
from drafter.draft import Findings
from drafter.errors import DrafterError
from drafter.law.addresses import withdrawn
from drafter.letter.about import about, kinds
from drafter.model import Letter
from drafter.render.page import day, sender
from drafter.web import view, work
from drafter.web.edits import TO
from drafter.web.room import show, told_plainly
from drafter.web.sheet import Sheet

SENDER = ("name", "address", "email", "reference")
QUESTION = "q-"  # before the id of a question in the name of its field
LONGEST = 600  # characters of a sender's line
ISO = re.compile(r"\b\d{4}-\d\d-\d\d\b")


def drafted(sheet: Sheet, form: Mapping[str, str]) -> Response:
    """The letter as it is now."""
    return show("written.html", values(sheet))


def after(sheet: Sheet) -> Response:
    """The letter, and with it what comes next, after something changed."""
    return show("after.html", values(sheet) | view.ahead(sheet))


def values(sheet: Sheet) -> dict[str, Any]:
    """What the page shows of a letter."""
    letter = work.letter(sheet)
    if letter is None:
        return {"sheet": sheet, "letter": None, "asked": work.asked(sheet, None)}
    to = sheet.edits.made.get(TO)
    finished = sheet.edits.finished(letter)
    return {
        "sheet": sheet,
        "letter": finished,
        "about": about(letter.kind),
        "head": {"sender": sender(letter), "day": day(letter), "to": "\n".join(finished.to), "changed": bool(to)},
        "blocks": sheet.edits.shown(letter),
        "notes": notes(work.chosen(sheet), letter),
        "needed": work.needed(letter),
        "asked": work.asked(sheet, letter),
        "mail": links.mail(finished),
        "place": links.place(finished, sheet.findings.case),
        **edited(sheet, letter),
    }


def opening(sheet: Sheet, form: Mapping[str, str]) -> Response:
    """An address that opens the letter elsewhere, for its words as they are now; empty where there is none."""
    letter = work.finished(sheet)
    place = links.place(letter, sheet.findings.case)
    link = links.mail(letter) if form.get("with") == "mail" else place.link if place else None
    return JSONResponse({"address": link.address if link else "", "whole": bool(link and link.whole)})


def edited(sheet: Sheet, letter: Letter) -> dict[str, Any]:
    """How many changes are kept, and which are set aside."""
    aside = sheet.edits.aside(letter)
    kept = len(sheet.edits.made) - len(aside) + len(sheet.edits.own)
    return {"sheet": sheet, "kept": kept, "aside": aside}


def notes(findings: Findings, letter: Letter) -> list[str]:
    """What the user should know before sending, as sentences."""
    found = [f"{note[:1].upper()}{ISO.sub(_said, note[1:])}." for note in letter.notes]
    if when := withdrawn(letter.to_email):
        found.append(f"{letter.to_email}: such addresses were withdrawn ({when}). Find the present one first.")
    if not findings.case.answered:
        found.append("The reply bears no date that could be read. Give it above, so that the time limits are right.")
    return found


def _said(found: re.Match[str]) -> str:
    """A date of a note as people write it."""
    return in_words(date.fromisoformat(found[0]))


def kind(sheet: Sheet, form: Mapping[str, str]) -> Response:
    """Another kind of letter."""
    wanted = form.get("kind", "auto")
    if wanted not in ("auto", *kinds()):
        raise DrafterError("there is no such kind of letter")
    sheet.kind = wanted
    return after(sheet)


def signed(sheet: Sheet, form: Mapping[str, str]) -> Response:
    """Who signs, where answers go, and what only the user knows."""
    for name in SENDER:
        if name in form:
            lines = (" ".join(line.split()) for line in form[name][:LONGEST].splitlines())
            sheet.sender[name] = "\n".join(line for line in lines if line)
    for name, said in form.items():
        if name.startswith(QUESTION):
            work.answer(sheet, name.removeprefix(QUESTION), said)
    return after(sheet)


def edit(sheet: Sheet, form: Mapping[str, str]) -> Response:
    """The words of a paragraph, as the user types; the paragraph itself stays as it is on the page."""
    letter = work.letter(sheet)
    if letter is None:
        return told_plainly("There is no letter to change.")
    sheet.edits.change(letter, form.get("key", ""), form.get("words", ""))
    return show("edited.html", edited(sheet, letter))


def undo(sheet: Sheet, form: Mapping[str, str]) -> Response:
    """Back to the drafted words."""
    sheet.edits.undo(form.get("key", ""))
    return after(sheet)


def own(sheet: Sheet, form: Mapping[str, str]) -> Response:
    """A paragraph of the user's own; the page puts the cursor in it."""
    made = sheet.edits.add()
    return show("after.html", values(sheet) | view.ahead(sheet) | {"fresh": made})


def back(sheet: Sheet, form: Mapping[str, str]) -> Response:
    """Words that were set aside go back into the letter."""
    sheet.edits.put_back(form.get("key", ""))
    return after(sheet)
