"""Gaps that a user saw and the program did not: a rule, and the words that show it."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.errors import DrafterError
from drafter.gaps import RULES
from drafter.letter.reading import overlap
from drafter.model import Case, Certainty, Evidence, Gap
from drafter.web.sheet import Missed, Sheet

DUTIES = {rule.id: rule.duty for rule in RULES}


def seen(sheet: Sheet) -> tuple[Gap, ...]:
    """The gaps that the user saw; those whose words are no longer among the files are left out."""
    case = sheet.findings.case
    lengths = {source.id: len(source.text) for source in case.sources}
    return tuple(_gap(case, one) for one in sheet.missed if one.end <= lengths.get(one.source, -1))


def _gap(case: Case, missed: Missed) -> Gap:
    said = Evidence(missed.source, missed.start, missed.end)
    items = [item.number for item in case.items if overlap(item.said, said)]
    items += [number for answer in case.answers if overlap(answer.said, said) for number in answer.items]
    cited = [fact.value for fact in case.all("cited") if overlap(fact.said, said)]
    every = tuple(dict.fromkeys(items)), tuple(dict.fromkeys(cited))
    return Gap(missed.rule, DUTIES[missed.rule], Certainty.CERTAIN, (said,), *every)


def add_missed(sheet: Sheet, rule: str, said: Evidence) -> None:
    """Keep a gap that the user saw, without the spaces around its words. Raises DrafterError."""
    if rule not in DUTIES:
        raise DrafterError("choose what is missing from the list")
    text = sheet.findings.case.text(said)
    start = said.start + len(text) - len(text.lstrip())
    end = said.end - len(text) + len(text.rstrip())
    if end <= start:
        raise DrafterError("select the words that show it first")
    missed = Missed(rule, said.source, start, end)
    if missed not in sheet.missed:
        sheet.missed.append(missed)


def find_words(case: Case, words: str) -> Evidence | None:
    """Where some words stand, wherever lines and spaces differ; None where they stand nowhere."""
    wanted = words.split()
    for source in case.sources if wanted else ():
        found = _spread(source.text, wanted)
        if found:
            return Evidence(source.id, *found)
    return None


def _spread(text: str, wanted: Sequence[str]) -> tuple[int, int] | None:
    """The first range of a text with these words in a row, whatever white space is between them."""
    start = text.find(wanted[0])
    while start >= 0:
        end = start
        for word in wanted:
            while end > start and end < len(text) and text[end].isspace():
                end += 1
            if not text.startswith(word, end):
                break
            end += len(word)
        else:
            return start, end
        start = text.find(wanted[0], start + 1)
    return None
