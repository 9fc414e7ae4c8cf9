"""The findings hang on the words of a letter, not on how its lines, quotes and spaces happen to be."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.draft import Findings, examine
from drafter.errors import DrafterError
from drafter.evaluate import Labelled, labelled
from drafter.read import read_all, read_bytes

CORPUS = Path(__file__).parent.parent / "corpus"
TODAY = date(2026, 12, 1)
WIDTHS = (66, 72, 78)
DISCLAIMER = """

This e-mail and any attachments are confidential and meant only for the person to whom they are addressed.
If they have reached you in error, please tell us and delete them. E-mails may be monitored.
"""
LAID_OUT = re.compile(r"[\t|]|^#|^(?:[-_=*] ?){4}|\S  +\S")
SIGNATURE = "\n\n--\nPat Example\nInformation Officer\nTel: 01234 567890\nwww.example.org\n"


def wrapped(text: str, width: int) -> str:
    """The text as a mail program wraps it; rows of tables, headings, rules and what is set out in columns stay whole."""
    return "\n".join(line if LAID_OUT.search(line) else fill(line, width) for line in text.split("\n"))


def fill(line: str, width: int) -> str:
    return textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False) if len(line) > width else line


CHANGES: dict[str, Callable[[str], str]] = {
    "lines end with CR LF": lambda text: text.replace("\n", "\r\n"),
    "spaces do not break": lambda text: re.sub(r"(?<=\w) (?=\w)", "\N{NO-BREAK SPACE}", text),
    "two spaces": lambda text: re.sub(r"(?<=[.,\w]) (?=\w)", "  ", text),
    "curly quotes": lambda text: re.sub(r"(?<=\w)'(?=\w)", "’", re.sub(r'"([^"\n]*)"', r"“\1”", text)),
    "straight quotes": lambda text: text.translate(str.maketrans("‘’“”", "''\"\"")),
    "a disclaimer": lambda text: text + DISCLAIMER,
    "a signature": lambda text: text + SIGNATURE,
    "a motto above": lambda text: "Customer first, every day\n\n" + text,
    **{f"wrapped at {width}": lambda text, width=width: wrapped(text, width) for width in WIDTHS},  # type: ignore[misc]
}
# Here nothing but the line break parts two sentences, rows or labels, or a question from its answer, or a menu path
# begins with ">" as quoted mail does: once such a letter is wrapped, nobody can tell the one kind of break from the other.
UNDECIDED = frozenset(
    (
        "borough-parking-bilingual",
        "bramley-college-estimates",
        "clean-act-overleaf",
        "colley-prep-inspections",
        "council-sec21-many",
        "east-lorne-reconfiguration-emails",
        "hospital-trust-41",
        "isley-schools-transport",
        "oakenshaw-burial-board",
        "parish-not-held",
        "pellow-hr-minutes",
        "rail-operator-safety",
        "tamar-vale-gp-lists",
        "transport-body-mixed",
    )
)


@cache
def plain_cases() -> tuple[Labelled, ...]:
    """The cases of the corpus that are one plain text."""
    found = labelled(CORPUS)
    return tuple(case for case in found if len(case.reply) == 1 and case.reply[0].suffix in (".txt", ".md"))


def told(findings: Findings) -> list[tuple[object, ...]]:
    """What was found, by rule and by the words of the evidence."""
    case = findings.case
    return sorted(
        (gap.rule, gap.certainty, gap.items, gap.provisions, tuple(bare(case.text(said)) for said in gap.evidence))
        for gap in findings.gaps
    )


def bare(text: str) -> str:
    return " ".join(re.sub(r"[‘’“”\"']", " ", text).split())


@cache
def expected() -> dict[str, list[tuple[object, ...]]]:
    return {
        case.name: told(examine(read_all(case.reply), read_all(case.request), today=TODAY)) for case in plain_cases()
    }


def changed(case: Labelled, change: Callable[[str], str]) -> list[tuple[object, ...]]:
    path = case.reply[0]
    data = change(path.read_text(encoding="utf-8")).encode()
    return told(examine(read_bytes(data, path.name), read_all(case.request), today=TODAY))


@pytest.mark.parametrize("change", CHANGES)
def test_findings_do_not_change(change: str) -> None:
    skipped = UNDECIDED if change.startswith("wrapped") else ()
    cases = [case for case in plain_cases() if case.name not in skipped]
    assert [case.name for case in cases if changed(case, CHANGES[change]) != expected()[case.name]] == []


def test_every_range_lies_in_its_source() -> None:
    for case in plain_cases():
        findings = examine(read_all(case.reply), read_all(case.request), today=TODAY)
        texts = {source.id: source.text for source in findings.case.sources}
        ranges = [said for gap in findings.gaps for said in gap.evidence] + [item.said for item in findings.case.items]
        assert all(0 <= said.start < said.end <= len(texts[said.source]) for said in ranges), case.name


SENTENCES = [
    "Dear Ms Arkwright",
    "Thank you for your request of 3 May 2023.",
    "1. How many vans?",
    "Section 40(2) applies.",
    "The rota is withheld under section 31(1)(a) of the Freedom of Information Act 2000.",
    "The public interest favours withholding it.",
    "| Van | Miles |\n|---|---|\n| A | 7 |\n| Total | 9 |",
    "We do not hold this.",
    "(a) the map (b) the plan",
    "Yours sincerely",
    "On 3 May 2023 Pat Example wrote:\n> Please send the rota.",
]
PIECES = st.lists(st.one_of(st.sampled_from(SENTENCES), st.text(max_size=40)), max_size=12)


@settings(deadline=None, max_examples=150)
@given(PIECES, st.sampled_from(["\n\n", "\n", " ", "\r\n"]))
def test_no_text_is_too_strange(pieces: list[str], gap: str) -> None:
    with suppress(DrafterError):  # said in one line
        examine(read_bytes(gap.join(pieces).encode("utf-8", "surrogatepass"), "reply.txt"), today=TODAY)
