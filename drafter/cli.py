"""The command line: arguments in, results to standard output, everything else to standard error, exit 0, 1 or 2.

Whatever is heavy is imported inside the commands, so that `--help` and completion stay quick.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from typer.exceptions import Abort, TyperException

from drafter import __version__, options
from drafter.commands.batch import batch
from drafter.commands.deadline import deadline
from drafter.commands.evaluate import evaluate
from drafter.commands.law import app as law_app
from drafter.commands.profile import profile as profile_command
from drafter.commands.review import review
from drafter.commands.templates import app as templates_app
from drafter.errors import DrafterError
from drafter.model import Certainty
from drafter.startup import quickly

if TYPE_CHECKING:
    from pathlib import Path

    from drafter.draft import Findings
    from drafter.model import Letter

SHOW_FAULTS = "DRAFTER_DEBUG"
INTERRUPTED = 130
FULL = "the disk is full; make room, or write to another place"

app = typer.Typer(
    name="drafter",
    epilog="Exit status: 0 done; 1 gaps were found (gaps --exit-code); 2 could not, with one line that says why.",
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> NoReturn:
    """Run the program with the arguments of the process; a reader who has seen enough, as `head` has, is no error."""
    sys.stdout, sys.stderr = (one or open(os.devnull, "w") for one in (sys.stdout, sys.stderr))  # noqa: PTH123, SIM115
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal may lack a dash
    code = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            code = code or complain(FULL)
    raise SystemExit(code)


def run(arguments: Sequence[str]) -> int:
    """Run the program and return its exit status; whatever goes wrong is one line on standard error."""
    try:
        code = app(args=list(arguments), prog_name="drafter", standalone_mode=False)
    except DrafterError as error:
        return complain(str(error))
    except TyperException as error:
        said = error.format_message().rstrip(".")
        return complain(f"{said[:1].lower()}{said[1:]}; {_help_for(error)} tells what there is")
    except (KeyboardInterrupt, Abort):
        return INTERRUPTED
    except SystemExit as stop:  # typer exits with 1 when a pipe is closed; here that means "gaps were found"
        return 0 if stop.code == 1 else 2
    except Exception as error:
        if os.environ.get(SHOW_FAULTS):
            raise
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            return complain(FULL)
        fault = f"{type(error).__name__}: {error}"
        return complain(f"a fault in drafter itself ({fault}); please report it, with what {SHOW_FAULTS}=1 prints")
    return code if isinstance(code, int) else 0


def complain(message: str) -> int:
    """One line on standard error; returns the exit status that goes with it."""
    note("drafter: " + " ".join(message.split()))
    return 2


def note(message: str) -> None:
    """A remark for the user, on standard error."""
    sys.stderr.write(message + "\n")


def _help_for(error: TyperException) -> str:
    context = getattr(error, "ctx", None)
    return f"{context.command_path if context else 'drafter'} --help"


@app.callback(invoke_without_command=True)
def program(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Reads a public body's reply, finds what it does not give, and drafts the next letter."""
    if version:
        sys.stdout.write(f"drafter {__version__}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        note(context.get_help())
        raise typer.Exit(2)


@app.command()
def draft(
    files: options.Files,
    request: options.Requests = None,
    letter: options.Kind = "auto",
    output: options.Output = None,
    format: options.Format = None,
    name: options.Name = "",
    address: options.Address = "",
    email: options.Email = "",
    reference: options.Reference = "",
    for_client: options.Client = "",
    profile: options.Profile = None,
    law: options.LawId = None,
    templates: options.Templates = None,
    today: options.Today = None,
    annotated: options.Annotate = False,
    bundle: options.Bundle = None,
    link: options.Links = False,
    ics: options.Ics = None,
    strength: options.Strength = "fair",
    answer: options.Answer = None,
    ask: options.Ask = False,
    edit: options.Edit = False,
    set: options.Set = None,
    json: options.LetterJson = False,
) -> None:
    """Draft the letter that comes next.

    It is printed, or written to the file that -o names; notes for the sender go to standard error.
    """
    with quickly():
        from drafter import editing
        from drafter import output as out
        from drafter import profile as kept
        from drafter.setting import settings

    chosen = out.format_of("json" if json and not format else format, output)
    given = settings(set or [], templates)
    told = {"name": name, "address": address, "email": email, "reference": reference, "client": for_client}
    told |= given.sender
    sender = kept.signing(profile, told, told["client"])
    out.refuse_terminal(chosen, output)
    if annotated:
        out.refuse_annotated(chosen)
    if ask:
        out.refuse_asking()
    if edit:
        editing.refuse()
    findings = _analyse(files, request, today, law, given.told)
    from drafter.draft import remarks, write

    next_one = f"Next letter: {findings.route.letter} ({findings.route.why})."
    if letter == "auto" and findings.route.letter == "none":
        note(next_one)
        return
    from drafter.letter.asking import checked

    def draft_it(answers: Mapping[str, str]) -> Letter:
        return write(findings, letter, sender, templates, strength=strength, answers=answers, fields=given.fields)

    answers = checked(answer or [], templates)
    written = draft_it(answers)
    while ask and (asked := out.answered(written.questions, answers)):
        answers |= asked
        written = draft_it(answers)
    with editing.edited(written) if edit else nullcontext(written) as last:
        if not link or (output is not None and str(output) != "-"):
            noted = remarks(findings, last) if annotated else ()
            out.put(out.render(last, chosen, templates, noted), output)
        if link:
            _print_links(findings, last)
        if ics:
            _put_calendar(findings, last, ics)
        if bundle:
            from drafter.bundle import bundle as bundled
            from drafter.bundle import exhibits

            word = out.render(last, "docx", templates)
            files_of_case = exhibits(request or [], files, findings.case)
            out.put(bundled(last, word, findings.case, files_of_case), bundle)
    for remark in ([next_one] if letter == "auto" else []) + list(out.remarks(findings, written)):
        note(remark)


def _print_links(findings: Findings, letter: Letter) -> None:
    """The addresses that open a letter elsewhere, and what to know of them."""
    from drafter import links, output

    addresses, remarks = links.ways(letter, findings.case)
    output.put("".join(f"{one}\n" for one in addresses).encode())
    for remark in remarks:
        note(remark)


def _put_calendar(findings: Findings, letter: Letter, path: Path) -> None:
    """The calendar entries for what comes next."""
    from drafter import output
    from drafter.ics import entries

    if made := entries(findings, letter.kind):
        output.put(made, path)
    else:
        note(f"{path}: not written, since no time limit is known.")


@app.command()
def gaps(
    files: options.Files,
    request: options.Requests = None,
    json: options.AsJson = False,
    possible: options.Possible = False,
    exit_code: options.ExitCode = False,
    law: options.LawId = None,
    today: options.Today = None,
) -> None:
    """Show what a reply does not give.

    Each gap comes with the passage that shows it, the provision, and how sure it is.
    """
    findings = _analyse(files, request, today, law)
    from drafter import output as out

    if json:
        out.put(out.json_report(findings))
    else:
        from drafter.screen import show

        out.put(show(findings, possible).encode())
    if exit_code and any(possible or gap.certainty is not Certainty.POSSIBLE for gap in findings.gaps):
        raise typer.Exit(1)


@app.command()
def rules(
    rule: Annotated[str | None, typer.Argument(metavar="RULE", show_default=False, help="The rule to explain.")] = None,
) -> None:
    """List the rules, or explain one."""
    from drafter import explain
    from drafter import output as out

    out.put((explain.one(rule) if rule else explain.every()).encode())


app.command()(batch)
app.command()(deadline)
app.command()(evaluate)
app.command()(review)
app.command("profile")(profile_command)
app.add_typer(law_app, name="law")
app.add_typer(templates_app, name="templates")


def _analyse(
    files: list[str],
    requests: list[str] | None,
    today: str | None,
    law: str | None,
    told: Mapping[str, str] | None = None,
) -> Findings:
    reckoned = options.day(today)
    with quickly():
        from drafter.draft import analyse

    findings = analyse(files, requests or [], today=reckoned, law=law, told=told)
    for remark in (remark for source in findings.case.sources for remark in source.remarks):
        note(remark)
    return findings
