"""The command line: arguments in, results to standard output, everything else to standard error, exit 0, 1 or 2.

Whatever is heavy is imported inside the commands, so that `--help` and completion stay quick.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from drafter import __version__
from drafter.errors import DrafterError

if TYPE_CHECKING:
    from drafter.draft import Findings

app = typer.Typer(
    name="drafter",
    help="Reads a public body's reply to an information request, finds what it does not give, and drafts the next letter.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Files = Annotated[list[str], typer.Argument(metavar="FILE…", help="The reply: letters, mails, a folder, an archive, or - for standard input.")]
Requests = Annotated[list[str] | None, typer.Option("--request", "-r", metavar="FILE", help="The request, where it is a file of its own; may be repeated.")]
LawId = Annotated[str | None, typer.Option("--law", metavar="PACK", help="The law that governs, where the reply does not tell (see: drafter law).")]
Today = Annotated[str | None, typer.Option("--today", metavar="DATE", help="The day to reckon from, as 2026-03-10; else the day it is.")]


def main() -> NoReturn:
    """Run the program: an error that a user can act on is one line and exit status 2; so is a closed pipe, silently."""
    try:
        app(standalone_mode=True)
    except DrafterError as error:
        print_error(str(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    raise SystemExit(2)


def print_error(message: str) -> None:
    """One line on standard error."""
    sys.stderr.write("drafter: " + " ".join(message.split()) + "\n")


def note(message: str) -> None:
    """A remark for the user, on standard error."""
    sys.stderr.write(message + "\n")


def day(text: str | None) -> date:
    """A date given on the command line, or today. Raises DrafterError."""
    if text is None:
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise DrafterError(f"--today {text}: not a date; write it as 2026-03-10") from None


@app.callback(invoke_without_command=True)
def program(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Reads a public body's reply, finds what it does not give, and drafts the next letter."""
    if version:
        sys.stdout.write(f"drafter {__version__}\n")
        raise typer.Exit


@app.command()
def draft(
    files: Files,
    request: Requests = None,
    letter: Annotated[str, typer.Option("--letter", "-l", metavar="KIND", help="Which letter: auto, internal-review, follow-up, chaser, regulator-complaint.")] = "auto",
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here; the ending picks the format (.txt .docx .eml .html .json).")] = None,
    format: Annotated[str | None, typer.Option("--format", "-f", metavar="FORMAT", help="text, docx, eml, html or json; the default is text.")] = None,
    name: Annotated[str, typer.Option(help="Who signs the letter.")] = "",
    address: Annotated[str, typer.Option(help="The sender's address; \\n or ; between its lines.")] = "",
    email: Annotated[str, typer.Option(help="The sender's e-mail address.")] = "",
    reference: Annotated[str, typer.Option(help="The sender's own reference.")] = "",
    profile: Annotated[Path | None, typer.Option(metavar="FILE", help="A TOML file with name, address, email, reference.")] = None,
    law: LawId = None,
    templates: Annotated[Path | None, typer.Option(metavar="DIR", help="A folder with letters of one's own.")] = None,
    today: Today = None,
) -> None:
    """Draft the next letter for a case and print it, or write it to a file."""
    from drafter import output as out

    chosen = out.format_of(format, output)
    sender = out.sender(profile, name=name, address=address, email=email, reference=reference)
    out.refuse_terminal(chosen, output)
    findings = _analyse(files, request, today, law)
    from drafter.draft import write

    kind = findings.route.letter if letter == "auto" else letter
    if letter == "auto":
        note(f"Next letter: {kind} ({findings.route.why}).")
        if kind == "none":
            return
    written = write(findings, kind, sender, templates)
    for remark in out.remarks(findings, written):
        note(remark)
    out.write(out.render(written, chosen), output)


@app.command()
def gaps(
    files: Files,
    request: Requests = None,
    json: Annotated[bool, typer.Option("--json", help="The report for programs, as one JSON object.")] = False,
    possible: Annotated[bool, typer.Option("--possible", help="Show mere hints too.")] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with status 1 when there are gaps.")] = False,
    law: LawId = None,
    today: Today = None,
) -> None:
    """Show what the reply does not give, with the passages that show it and the law."""
    findings = _analyse(files, request, today, law)
    from drafter import output as out

    if json:
        out.write(out.json_report(findings), None)
    else:
        from drafter.screen import show

        show(findings, possible)
    if exit_code and findings.gaps:
        raise typer.Exit(1)


@app.command()
def rules(rule: Annotated[str | None, typer.Argument(metavar="[RULE]", help="The rule to explain.")] = None) -> None:
    """List the rules, or explain one with its examples."""
    from drafter.screen import explain_rule, list_rules

    if rule is None:
        list_rules()
    else:
        explain_rule(rule)


def _analyse(files: list[str], requests: list[str] | None, today: str | None, law: str | None) -> Findings:
    reckoned = day(today)
    from drafter.draft import analyse

    return analyse(files, requests or [], today=reckoned, law=law)

