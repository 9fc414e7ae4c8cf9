"""`drafter law`: list the packs, show one, check one's own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    from drafter.law import Law


class Packs(TyperGroup):
    """`drafter law uk-foia` is short for `drafter law show uk-foia`."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is named, or `show` for the name of a pack."""
        known = bool(args) and (args[0] in self.commands or args[0].startswith("-"))
        return super().resolve_command(ctx, args if known else ["show", *args])


app = typer.Typer(cls=Packs, help="List the laws, show one, or check your own.")


@app.callback(invoke_without_command=True)
def laws(context: typer.Context) -> None:
    """List the laws, show one, or check your own."""
    if context.invoked_subcommand is None:
        listed()


@app.command("list")
def listed() -> None:
    """The packs that come with the program."""
    from drafter.law import load, packs
    from drafter.law.document import unchecked

    for name in packs():
        law = load(name)
        grounds = sum(row.role != "rule" for row in law.exemptions)
        sys.stdout.write(
            f"{law.id:12} {law.name}: {len(law.duties)} duties, {grounds} grounds of refusal, "
            f"{len(law.limits)} time limits; {len(unchecked(law))} rows still want a check\n"
        )


@app.command()
def show(
    pack: Annotated[str, typer.Argument(metavar="PACK", help="A pack, or a file ending in .toml.")],
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The law of a day; else all of it.")] = None,
) -> None:
    """A law as the program knows it, and what in it still wants a check."""
    from drafter.calendar import day_of
    from drafter.law import load

    day = day_of(on, f"--on {on}") if on else None
    sys.stdout.write("\n".join(lines(load(pack), day)) + "\n")


@app.command()
def check(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Packs of your own, ending in .toml.")],
) -> None:
    """Check packs in every respect; the first mistake is named with file, row and key."""
    from drafter.law.document import unchecked
    from drafter.law.load import examine

    for file in files:
        law = examine(file)
        sys.stdout.write(f"{law.id}: good; {len(unchecked(law))} rows still want a check\n")


def lines(law: Law, on: date | None) -> Iterator[str]:
    """The lines of `drafter law show`."""
    from drafter.law.document import unchecked
    from drafter.law.rows import in_force

    regulator = law.regulator(on)
    yield f"{law.name} ({law.id}), last gone through on {law.as_of}"
    if regulator:
        yield f"Regulator: {', '.join((regulator.name, *regulator.address))}; {regulator.email}"
    yield from ("", "Duties")
    for duty in (row for row in law.duties if in_force([row], on)):
        force = "" if duty.binding else "  (good practice)"
        yield f"  {duty.key:32} {duty.provision:24} {duty.wording}{force}"
    yield from ("", "Time limits")
    for limit in (row for row in law.limits if in_force([row], on)):
        yield f"  {limit.key:32} {limit.provision:24} {limit.count} {limit.unit}, from {limit.starts}: {limit.what}"
    yield from ("", "Grounds of refusal")
    for row in (row for row in law.exemptions if row.role != "rule" and in_force([row], on)):
        kind = "absolute" if row.absolute else "qualified"
        yield f"  {row.provision:24} {kind + (', prejudice' if row.prejudice else ''):24} {row.title}"
    yield from ("", "Still to be checked")
    yield from (f"  {grade:10} {what}" + (f": {note}" if note else "") for grade, what, note in unchecked(law))
