"""The options of the commands that read letters, each with its help, in one place."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE",
        show_default=False,
        help="The reply: letters, e-mails, a folder, an archive, or - for standard input.",
    ),
]
Requests = Annotated[
    list[str] | None,
    typer.Option("--request", "-r", metavar="FILE", help="The request, where it is a file of its own. Repeatable."),
]
LawId = Annotated[
    str | None,
    typer.Option("--law", metavar="PACK", help="The law that governs, by id or file; else the reply tells which."),
]
Today = Annotated[
    str | None,
    typer.Option("--today", metavar="DATE", help="The day to reckon from, as 2026-03-10; else today."),
]
Kind = Annotated[
    str,
    typer.Option(
        "--letter",
        "-l",
        metavar="KIND",
        help="auto, internal-review, follow-up, new-request, chaser or regulator-complaint.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write here; .txt .docx .eml .html .json picks the format."),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="text, docx, eml, html or json; else as the ending of -o tells, or text.",
    ),
]
Name = Annotated[str, typer.Option("--name", metavar="NAME", help="Who signs; else the name on the request.")]
Address = Annotated[
    str, typer.Option("--address", metavar="LINES", help="The sender's address, with ; between its lines.")
]
Email = Annotated[str, typer.Option("--email", metavar="EMAIL", help="The sender's e-mail address.")]
Client = Annotated[
    str, typer.Option("--for-client", metavar="NAME", help="Write for a client who made the request: we, our client.")
]
Reference = Annotated[str, typer.Option("--reference", metavar="TEXT", help="The sender's own reference.")]
Profile = Annotated[
    Path | None,
    typer.Option(
        "--profile",
        metavar="FILE",
        help="A TOML file with name, address, email, reference; else ~/.config/drafter/profile.toml.",
    ),
]
Templates = Annotated[
    Path | None, typer.Option("--templates", metavar="DIR", help="Letters of one's own, used before those shipped.")
]
Strength = Annotated[
    str,
    typer.Option(
        "--strength", metavar="LEVEL", help="How strong a point must be: all, fair or strong; weaker ones are left out."
    ),
]
Answer = Annotated[
    list[str] | None,
    typer.Option(
        "--answer",
        metavar="ID=yes|no",
        help="What only you can know, by the ids that are listed after a letter. Repeatable.",
    ),
]
Ask = Annotated[bool, typer.Option("--ask", help="Ask on the terminal for what only you can know.")]
Set = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="NAME=VALUE",
        help="Who signs, a fact such as reply.reference, or a field of the house style. Repeatable.",
    ),
]
Edit = Annotated[bool, typer.Option("--edit", help="Open the words in $VISUAL or $EDITOR and take what comes back.")]
LetterJson = Annotated[
    bool, typer.Option("--json", help="The letter for programs, with the questions that are still open.")
]
Annotate = Annotated[
    bool,
    typer.Option("--annotated", help="A Word file with a comment beside each paragraph: passage, rule and provision."),
]
Bundle = Annotated[
    Path | None,
    typer.Option(
        "--bundle", metavar="FILE", help="Also write a ZIP: the letter for Word, the correspondence numbered, an index."
    ),
]
Links = Annotated[
    bool,
    typer.Option(
        "--link",
        help="Print addresses that open the letter in the mail program or on a request site, not the letter itself.",
    ),
]
Ics = Annotated[
    Path | None,
    typer.Option(
        "--ics", metavar="FILE", help="Also write calendar entries: when to send it by, and when its answer is due."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="The report for programs, as one JSON object.")]
Possible = Annotated[bool, typer.Option("--possible", help="Show mere hints too, which no letter uses.")]
ExitCode = Annotated[
    bool, typer.Option("--exit-code", help="Exit with status 1 when there are gaps (mere hints count with --possible).")
]


def day(text: str | None) -> date:
    """A date given on the command line, or today. Raises DrafterError."""
    from drafter.calendar import day_of

    return date.today() if text is None else day_of(text, f"--today {text}")
