"""`drafter templates`: copy the letters that come with the program to change them, and check a changed set."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from drafter.errors import DrafterError

app = typer.Typer(help="Copy the letters to change them, or check your own.")
Only = Annotated[
    list[str] | None,
    typer.Option(
        "--only", metavar="PATH", help="Only this file or folder of them, such as shared/thanks.html. Repeatable."
    ),
]


@app.callback(invoke_without_command=True)
def templates(context: typer.Context) -> None:
    """Copy the letters to change them, or check your own."""
    if context.invoked_subcommand is None:
        sys.stderr.write(context.get_help() + "\n")
        raise typer.Exit(2)


@app.command()
def copy(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or an empty folder.")],
    only: Only = None,
) -> None:
    """Copy the letters that come with the program; change what you like, delete the rest."""
    from drafter.files import shipped

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise DrafterError(f"{folder}: is there already; nothing was copied, name a new folder")
    ours = shipped("templates")
    for name in only or ["."]:
        if not (ours / name).exists() or ".." in Path(name).parts or Path(name).is_absolute():
            raise DrafterError(f"--only {name}: there is no such template; without --only all are copied")
    for name in only or ["."]:
        _copy(ours / name, folder / name)
    sys.stdout.write(f"{folder}: change the files in it, check them with `drafter templates check {folder}`,\n")
    more = "; README.md tells how" if (folder / "README.md").is_file() else ""
    sys.stdout.write(f"and write letters with `drafter draft … --templates {folder}`{more}.\n")


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


@app.command()
def check(folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder of templates.")]) -> None:
    """Check a house style: every template is read, and every kind of letter is written for the examples."""
    from drafter.letter.about import folders
    from drafter.letter.check import faults

    folders(folder)
    found = list(faults(folder)) or list(_trial(folder))
    sys.stdout.write("".join(f"{fault}\n" for fault in found))
    if found:
        raise DrafterError(
            f"{folder}: {len(found)} fault{'s' if len(found) > 1 else ''}; a letter may fail or be wrong"
        )
    sys.stdout.write(f"{folder}: good\n")


def _trial(folder: Path) -> Iterator[str]:
    """What goes wrong where every kind of letter is written for the examples that come with the program."""
    from drafter.draft import write
    from drafter.letter import kinds
    from drafter.render import render
    from drafter.stories import stories

    seen: set[str] = set()
    for story in stories():
        findings = story.findings()
        for kind in kinds(folder):
            try:
                render(write(findings, kind, story.sender, folder), "docx", folder)
            except DrafterError as error:
                if str(error) not in seen:
                    seen.add(str(error))
                    yield str(error)
