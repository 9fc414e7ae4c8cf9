"""`drafter evaluate`: the program's findings against labels, by rule and family, with every miss and extra."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from drafter import options
from drafter.errors import DrafterError

if TYPE_CHECKING:
    from drafter.evaluate import Labelled, Score, Tally

Folder = Annotated[
    Path,
    typer.Argument(metavar="DIR", show_default=False, help="A folder of cases, each with its letters and gold.toml."),
]
Brief = Annotated[bool, typer.Option("--brief", "-b", help="The figures alone, without each miss and extra.")]
Lowest = Annotated[
    float | None, typer.Option("--min", metavar="F", help="Exit with status 1 where F1 over all gaps is below this.")
]
Case = Annotated[list[str] | None, typer.Option("--case", metavar="NAME", help="Only this case. Repeatable.")]


def evaluate(
    folder: Folder, case: Case = None, brief: Brief = False, lowest: Lowest = None, today: options.Today = None
) -> None:
    """Score the program on labelled letters: precision, recall and F1 by rule, and the facts it reads off."""
    from drafter.evaluate import labelled, score

    reckoned = options.day(today)
    cases = [one for one in labelled(folder) if not case or one.name in case]
    if unknown := sorted(set(case or ()) - {one.name for one in cases}):
        raise DrafterError(f"{folder}: there is no case {unknown[0]!r} in it")
    result = score(with_progress(cases, reckoned))
    faults = [] if brief else [f"{name}: {words}" for name, words in result.faults]
    sys.stdout.write("".join(f"{line}\n" for line in (*faults, *([""] if faults else []), *table(result))))
    if lowest is not None and result.whole.f1 < lowest:
        raise typer.Exit(1)


def with_progress(cases: list[Labelled], today: date) -> Iterator[tuple[Labelled, Mapping[str, Any] | None]]:
    """Each case with its report; on a terminal with a word on how far it is."""
    for number, case in enumerate(cases, 1):
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{number} of {len(cases)}: {case.name:60.60}")
        yield case, reported(case, today)
    if sys.stderr.isatty():
        sys.stderr.write("\r" + " " * 80 + "\r")


def reported(case: Labelled, today: date) -> Mapping[str, Any] | None:
    """The report on a case; None, with a line on standard error, where its letters cannot be read."""
    from drafter.draft import analyse
    from drafter.report import report

    try:
        return report(analyse(case.reply, case.request, today=today))
    except DrafterError as error:
        sys.stderr.write(f"{case.name}: no report: {error}\n")
        return None


def table(score: Score) -> Iterator[str]:
    """The figures, a line each."""
    yield f"{score.cases} case{'s' if score.cases != 1 else ''}, {score.broken} without a report"
    yield f"{'gaps':<32} {'P':>6} {'R':>6} {'F1':>6} {'hit':>5} {'miss':>5} {'extra':>5}"
    yield from rows({"all": score.whole}.items())
    yield from rows(sorted(score.families.items()))
    yield from rows(sorted(score.rules.items()), "  ")
    if score.mean is not None:
        yield f"{'mean over rules with 3 labels':<32} {'':>6} {'':>6} {score.mean:6.3f}"
    for key, share in sorted(score.facts.items()):
        yield f"{key:<32} {share.value:6.3f}  {share.right} of {share.total}"


def rows(tallies: Iterable[tuple[str, Tally]], inset: str = "") -> Iterator[str]:
    """One line for each tally."""
    for name, one in tallies:
        figures = f"{one.precision:6.3f} {one.recall:6.3f} {one.f1:6.3f} {one.hit:5} {one.miss:5} {one.extra:5}"
        yield f"{inset + name:<32} {figures}"
