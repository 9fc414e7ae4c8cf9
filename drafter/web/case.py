"""The page of a case: facts corrected, boxes ticked, findings marked wrong, missed ones added."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import Response

from drafter.errors import DrafterError
from drafter.model import Evidence
from drafter.web.room import show, told_plainly
from drafter.web.sheet import Sheet


def whole(sheet: Sheet, form: Mapping[str, str]) -> Response:
    """The whole page."""
    from drafter.web import view

    return show("case.html", view.whole(sheet))


def fact(sheet: Sheet, form: Mapping[str, str]) -> Response:
    """Facts were corrected: everything is found anew."""
    from drafter.web import facts, work

    work.corrected(sheet, facts.told(sheet, form), facts.law(sheet, form))
    return found(sheet)


def found(sheet: Sheet) -> Response:
    """Everything above the letter, after which the page asks for the letter."""
    from drafter.web import view

    answer = show("found.html", view.whole(sheet))
    answer.headers["HX-Trigger"] = "letter"  # for which the letter on the page waits
    return answer


def tick(sheet: Sheet, form: Mapping[str, str]) -> Response:
    """Gaps were ticked or unticked: the letter follows."""
    from drafter.web import letters

    name = form.get("gap", "")
    if form.get("on"):
        sheet.left_out.discard(name)
    else:
        sheet.left_out.add(name)
    return letters.after(sheet)


def wrong(sheet: Sheet, form: Mapping[str, str]) -> Response:
    """A finding is marked wrong, or no longer; one of the user's own is taken back."""
    from drafter.web import missed as missing
    from drafter.web import work

    name = form.get("gap", "")
    own = {work.key(gap): place for place, gap in enumerate(missing.seen(sheet))}
    if name in own:
        gap = missing.seen(sheet)[own[name]]
        sheet.missed = [one for one in sheet.missed if (one.rule, one.start) != (gap.rule, gap.evidence[0].start)]
    elif form.get("on"):
        sheet.wrong.add(name)
    else:
        sheet.wrong.discard(name)
    return found(sheet)


def missed(sheet: Sheet, form: Mapping[str, str]) -> Response:
    """A gap that the user saw is added: by its place in a letter, else by its words."""
    from drafter.web import missed as missing

    said = _place(sheet, form) or missing.find_words(sheet.findings.case, form.get("words", ""))
    if said is None:
        return told_plainly("These words are not in the letters as they were read; copy them from there.")
    missing.add_missed(sheet, form.get("rule", ""), said)
    return found(sheet)


def _place(sheet: Sheet, form: Mapping[str, str]) -> Evidence | None:
    start, end = form.get("start", ""), form.get("end", "")
    source = next((one for one in sheet.findings.case.sources if one.id == form.get("source")), None)
    if not (source and start.isdecimal() and end.isdecimal() and int(start) < int(end) <= len(source.text)):
        return None
    text, words = source.text[int(start) : int(end)], form.get("words", "")
    if words and text.split() != words.split():
        raise DrafterError("the words that were selected have changed; select them once more")
    return Evidence(source.id, int(start), int(end))
