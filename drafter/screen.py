"""What a person reads on a terminal: the report, the list of rules, and one rule explained."""

from __future__ import annotations

import sys
import textwrap
from itertools import groupby

from drafter.draft import Findings
from drafter.errors import DrafterError
from drafter.gaps import RULES
from drafter.model import Case, Certainty, Evidence, Ground

_SURE = {Certainty.CERTAIN: "certain", Certainty.LIKELY: "likely: a letter asks", Certainty.POSSIBLE: "a hint: in no letter"}
_LONGEST = 260  # characters of a passage shown


def _console() -> object:
    from rich.console import Console

    return Console(file=sys.stdout, highlight=False, width=None if sys.stdout.isatty() else 100, soft_wrap=False)


def show(findings: Findings, possible: bool) -> None:
    """Print the report: the case, each gap with its passage and provision, and what comes next."""
    from rich.text import Text

    console = _console()
    say = console.print  # type: ignore[attr-defined]
    case = findings.case
    say(Text(_heading(findings), style="bold"))
    shown = [ground for ground in findings.grounds if possible or ground.gap.certainty is not Certainty.POSSIBLE]
    for items, group in groupby(sorted(shown, key=lambda g: _order(case, g)), key=lambda g: g.gap.items):
        say()
        say(Text(_item(case, items), style="bold cyan"))
        for ground in group:
            _show_gap(case, ground, say)
    say()
    if not shown:
        say("No gap was found: everything that was asked seems to be answered.")
    for deadline in findings.deadlines:
        say(Text(f"By {deadline.on:%-d %B %Y}: {deadline.what} ({deadline.working})."))
    say(Text(f"Next letter: {findings.route.letter} ({findings.route.why})."))


def _show_gap(case: Case, ground: Ground, say: object) -> None:
    from rich.padding import Padding
    from rich.text import Text

    out = say  # type: ignore[assignment]
    gap = ground.gap
    title = next(rule.title for rule in RULES if rule.id == gap.rule)
    named = f" ({', '.join(gap.provisions)})" if gap.provisions else ""
    out(Text.assemble(("  ● ", "yellow"), (title + named, "bold"), (f"  [{gap.rule}; {_SURE[gap.certainty]}]", "dim")))  # type: ignore[operator]
    for said in gap.evidence:
        out(Padding(Text(f"“{_short(case, said)}”", style="italic"), (0, 0, 0, 6)))  # type: ignore[operator]
    if ground.provision:
        binding = "" if ground.binding else " (good practice, not binding)"
        out(Padding(Text(f"{ground.provision}: {ground.wording}{binding}", style="dim"), (0, 0, 0, 6)))  # type: ignore[operator]


def _heading(findings: Findings) -> str:
    case = findings.case
    parts = [case.value("authority") or "Unknown body", findings.law.name]
    if case.value("reference"):
        parts.append(f"reference {case.value('reference')}")
    if case.requested:
        parts.append(f"asked {case.requested:%-d %B %Y}")
    if case.answered:
        parts.append(f"answered {case.answered:%-d %B %Y}")
    return " · ".join(parts)


def _order(case: Case, ground: Ground) -> tuple[int, int]:
    numbers = [item.number for item in case.items]
    first = min((numbers.index(one) for one in ground.gap.items if one in numbers), default=-1)
    return (len(numbers) if first < 0 else first, 0)


def _item(case: Case, items: tuple[str, ...]) -> str:
    texts = [f"{item.number}. {_short(case, item.said, 120)}" for item in case.items if item.number in items]
    return " / ".join(texts) if texts else "The reply as a whole"


def _short(case: Case, said: Evidence, longest: int = _LONGEST) -> str:
    return textwrap.shorten(" ".join(case.text(said).split()), longest, placeholder=" …")


def list_rules() -> None:
    """Print every rule with its title."""
    width = max(len(rule.id) for rule in RULES)
    for rule in RULES:
        sys.stdout.write(f"{rule.id:{width}}  {rule.title}\n")


def explain_rule(id: str) -> None:
    """Print one rule: what it reports, why it matters, its duty. Raises DrafterError for an unknown one."""
    rule = next((rule for rule in RULES if rule.id == id), None)
    if rule is None:
        import difflib

        near = difflib.get_close_matches(id, [one.id for one in RULES], 1)
        raise DrafterError(f"{id}: no such rule; {'did you mean ' + near[0] + '?' if near else 'drafter rules lists them'}")
    sys.stdout.write(f"{rule.id}: {rule.title}\n\n{rule.about}\n\nWhy it matters: {rule.why}\nDuty: {rule.duty}\n")
