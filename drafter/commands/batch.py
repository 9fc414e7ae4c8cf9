"""`drafter batch`: the letters of many cases, and an index of what to read first."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter import options
from drafter.errors import DrafterError

if TYPE_CHECKING:
    from drafter.batch import How, Outcome, Progress

Source = Annotated[
    Path,
    typer.Argument(
        metavar="SOURCE",
        show_default=False,
        help="A folder of case folders or of replies, a .zip, an .mbox, or a manifest (.csv, .xlsx).",
    ),
]
Out = Annotated[
    Path, typer.Option("--output", "-o", metavar="DIR", show_default=False, help="Write letters and index here.")
]
Formats = Annotated[
    list[str] | None,
    typer.Option("--format", "-f", metavar="FORMAT", help="text, docx, eml, html or json; else docx. Repeatable."),
]
Annotate = Annotated[
    bool, typer.Option("--annotated", help="Also a Word file with a comment beside each paragraph, for each case.")
]
Workers = Annotated[
    int, typer.Option("--workers", "-j", metavar="N", min=0, show_default=False, help="Workers; else one a core.")
]
TimeLimit = Annotated[float, typer.Option("--time-limit", metavar="SECONDS", min=1, help="For one case.")]
Memory = Annotated[
    int, typer.Option("--memory", metavar="MIB", min=64, help="What one case may take beyond what a worker has.")
]
Retry = Annotated[bool, typer.Option("--retry-failed", help="Do nothing but the cases that failed.")]
Force = Annotated[bool, typer.Option("--force", help="Do every case again.")]
Scheduler = Annotated[
    str,
    typer.Option("--scheduler", metavar="ADDRESS", help="A dask scheduler, as tcp://10.0.0.5:8786; extra `cluster`."),
]
Shared = Annotated[
    bool, typer.Option("--shared", help="The cluster's workers see SOURCE under the same path; else letters are sent.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress; failures are still named at the end.")]


def batch(
    source: Source,
    output: Out,
    letter: options.Kind = "auto",
    format: Formats = None,
    annotated: Annotate = False,
    name: options.Name = "",
    address: options.Address = "",
    email: options.Email = "",
    reference: options.Reference = "",
    for_client: options.Client = "",
    profile: options.Profile = None,
    law: options.LawId = None,
    templates: options.Templates = None,
    strength: options.Strength = "fair",
    answer: options.Answer = None,
    today: options.Today = None,
    workers: Workers = 0,
    time_limit: TimeLimit = 120.0,
    memory: Memory = 2048,
    retry_failed: Retry = False,
    force: Force = False,
    scheduler: Scheduler = "",
    shared: Shared = False,
    quiet: Quiet = False,
) -> None:
    """Draft the letters of many cases into a folder, with an index of what to read first.

    Run again, it does what is new, changed or failed; stopped at any moment, it goes on where it was.
    Letters that you changed stay; where a case is done anew, they are moved to DIR/replaced.
    Exits with 2 where cases failed. Columns of a manifest: reply, request, case, letter, law, name, address,
    email, reference, client, any field of a house style, and the id of any question that a letter asks.
    """
    from drafter import profile as kept
    from drafter.batch import How, Plan
    from drafter.batch import batch as run

    told = {"name": name, "address": address, "email": email, "reference": reference}
    sender = kept.signing(profile, told, for_client)
    how = How(options.day(today), sender, letter, formats(format), annotated, law, templates, strength)
    how = replace(how, answers=checked(how, answer or []))
    plan = Plan(workers, force, retry_failed, today is not None, time_limit, memory << 20, scheduler, shared)
    conclude(run(source, output, how, plan, progress(quiet)), output, quiet)


def formats(named: list[str] | None) -> tuple[str, ...]:
    """The formats asked for, each once; Word files where none is. Raises DrafterError."""
    from drafter.render import FORMATS

    for one in named or ():
        if one not in FORMATS:
            raise DrafterError(f"--format {one}: unknown; there are {', '.join(FORMATS)}")
    return tuple(dict.fromkeys(named or ("docx",)))


def checked(how: How, answers: list[str]) -> tuple[tuple[str, str], ...]:
    """What would be wrong in every case is said at once. Returns the answers by question. Raises DrafterError."""
    if how.letter != "auto" or how.templates:
        from drafter.letter.about import about, folders

        folders(how.templates)
        if how.letter != "auto":
            about(how.letter, how.templates)
    if how.law:
        from drafter.law import load

        load(how.law)
    if how.strength != "fair":
        from drafter.letter.strength import select

        select((), how.strength)
    if not answers:
        return ()
    from drafter.letter import asking

    return tuple(sorted(asking.checked(answers, how.templates).items()))


def progress(quiet: bool) -> Progress | None:
    """A bar on a terminal, lines in a pipe, nothing where none is wanted."""
    from drafter.batch.progress import Bar, Lines

    if quiet:
        return None
    return Bar() if sys.stderr.isatty() and os.environ.get("TERM") != "dumb" else Lines()


def conclude(outcome: Outcome, out: Path, quiet: bool) -> None:
    """What failed, where nobody told it yet, what is left over, and where the index is."""
    from drafter.batch.keep import ASIDE
    from drafter.batch.progress import NAMED, failure, tell

    for name, error in outcome.failed[: NAMED if quiet else 0]:
        tell(failure(name, error), sys.stderr)
    if len(outcome.failed) > NAMED:
        tell(f"and {len(outcome.failed) - NAMED:,} more, all in {out / 'index.csv'}", sys.stderr)
    if left := len(outcome.left):
        are, they = (
            ("s of earlier runs are", "they stay as they were")
            if left > 1
            else (" of earlier runs is", "it stays as it was")
        )
        tell(f"{left:,} case{are} no longer in the source; {they}", sys.stderr)
    if spared := len(outcome.spared):
        cases = "cases" if spared > 1 else "case"
        tell(f"{spared:,} {cases} had files changed since; they are now in {out / ASIDE}", sys.stderr)
    cases = "case" if outcome.total == 1 else "cases"
    counts = f"{outcome.total:,} {cases}, {outcome.done:,} done now, {len(outcome.failed):,} failed"
    tell(f"{counts}: {out / 'index.html'}", sys.stderr)
    if outcome.failed:
        raise typer.Exit(2)
