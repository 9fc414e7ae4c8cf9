"""What a person reads on a terminal: the passages of the reply, what each one lacks, and what comes next."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from drafter.calendar import in_words
from drafter.draft import Findings
from drafter.gaps import RULES
from drafter.model import Case, Certainty, Evidence, Ground

NARROWEST, WIDEST = 40, 100
LONGEST = 300  # characters of a passage shown
TITLES = {rule.id: rule.title for rule in RULES}
LOOKED_FOR = {rule.id: rule.looked_for for rule in RULES}
SURE = {
    Certainty.CERTAIN: "certain",
    Certainty.LIKELY: "likely: a letter asks",
    Certainty.POSSIBLE: "a hint: no letter says it",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the report: its words, how far it is set in, its style, and what hangs before it."""

    text: str
    inset: int = 0
    style: str = ""
    mark: str = ""


def show(findings: Findings, possible: bool) -> str:
    """The report, coloured for a terminal; `possible` shows mere hints too."""
    terminal = sys.stdout.isatty()
    width = max(NARROWEST, min(shutil.get_terminal_size((WIDEST, 40)).columns if terminal else WIDEST, WIDEST))
    wrapped = ((line.style, _wrapped(line, width)) for line in lines(findings, possible))
    return _coloured(wrapped, width) if terminal else "".join(text + "\n" for _, text in wrapped)


def lines(findings: Findings, possible: bool) -> Iterator[Line]:
    """The paragraphs of the report."""
    case = findings.case
    shown = [ground for ground in findings.grounds if possible or ground.gap.certainty is not Certainty.POSSIBLE]
    yield Line(case.value("authority") or "A body that the reply does not name", style="bold")
    yield Line(_dates(findings), style="dim")
    for items, group in groupby(sorted(shown, key=lambda ground: _place(case, ground)), key=lambda g: g.gap.items):
        yield Line("")
        yield Line(_asked(case, items), style="bold cyan")
        for evidence, grounds in groupby(group, key=lambda ground: ground.gap.evidence):
            yield from _passage(case, evidence, grounds)
    yield Line("")
    if not shown:
        yield Line("No gap was found.")
    if hidden := len(findings.grounds) - len(shown):
        yield Line(f"Not shown: {hidden} mere hint{'s' if hidden > 1 else ''} (--possible shows them).", style="dim")
    yield from _next(findings)


def _passage(case: Case, evidence: tuple[Evidence, ...], grounds: Iterable[Ground]) -> Iterator[Line]:
    for said in evidence:
        yield Line(f"“{_short(case, said)}”", 2, "italic")
    for ground in grounds:
        gap = ground.gap
        named = f" ({', '.join(gap.provisions)})" if gap.provisions else ""
        reckoned = f": the figures come to {gap.reckoned}" if gap.reckoned else ""
        yield Line(f"{TITLES[gap.rule]}{reckoned}{named}  [{gap.rule}; {SURE[gap.certainty]}]", 6, "yellow", "• ")
        if looked_for := LOOKED_FOR[gap.rule]:
            yield Line(f"looked for and not found: {looked_for}", 6, "dim")
        if ground.provision:
            binding = "" if ground.binding else " (good practice, not binding)"
            yield Line(f"{ground.provision}: {ground.wording}{binding}", 6, "dim")


def _next(findings: Findings) -> Iterator[Line]:
    for deadline in findings.deadlines:
        by = f"By {in_words(deadline.on)}: {deadline.what}"
        late = ", which is past" if deadline.on < findings.case.today else ""
        yield Line(f"{by}{late}.", style="bold")
        yield Line(f"{deadline.working}.", 2, "dim")
    yield Line(f"Next letter: {findings.route.letter} ({findings.route.why}).", style="bold")


def _dates(findings: Findings) -> str:
    case = findings.case
    reference = case.value("reference")
    parts = [findings.law.name, f"reference {reference}" if reference else "no reference"]
    for word, day in (("asked", case.requested), ("answered", case.answered)):
        parts.append(f"{word} {in_words(day)}" if day else f"day {word} unknown")
    return " · ".join(parts)


def _place(case: Case, ground: Ground) -> tuple[bool, int, tuple[str, ...], int]:
    """Where a gap comes in the report: by item, the reply as a whole last, then as the passages follow each other."""
    numbers = [item.number for item in case.items]
    known = [numbers.index(one) for one in ground.gap.items if one in numbers]
    start = ground.gap.evidence[0].start if ground.gap.evidence else 0
    return (not known, min(known, default=0), ground.gap.items, start)


def _asked(case: Case, items: tuple[str, ...]) -> str:
    texts = [_numbered(item.number, _short(case, item.said, 140)) for item in case.items if item.number in items]
    return " / ".join(texts) if texts else "The reply as a whole"


def _numbered(number: str, text: str) -> str:
    """The words of an item behind its number, which they often begin with themselves."""
    rest = text.lstrip("(").removeprefix(number)
    return f"{number}. {rest.lstrip(').: ') if rest != text else text}"


def _short(case: Case, said: Evidence, longest: int = LONGEST) -> str:
    return textwrap.shorten(" ".join(case.text(said).split()), longest, placeholder=" …")


def _wrapped(line: Line, width: int) -> str:
    first = " " * (line.inset - len(line.mark)) + line.mark
    return textwrap.fill(
        line.text, width, initial_indent=first, subsequent_indent=" " * line.inset, break_on_hyphens=False
    )


def _coloured(wrapped: Iterable[tuple[str, str]], width: int) -> str:
    from rich.console import Console
    from rich.text import Text

    console = Console(width=width, force_terminal=True, highlight=False)
    with console.capture() as captured:
        for style, text in wrapped:
            console.print(Text(text, style=style), soft_wrap=True)
    return captured.get()
