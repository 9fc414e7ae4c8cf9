"""What is wrong with a house style: files that no letter uses, templates that cannot be read, words that do not exist."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from drafter.errors import LetterError
from drafter.files import shipped
from drafter.gaps import RULES
from drafter.letter.about import about, kinds
from drafter.letter.blocks import fault
from drafter.letter.fields import FILE as FIELDS
from drafter.letter.fields import fields
from drafter.letter.words import Words

LETTERHEAD, NOTES = "letterhead.docx", ("README.md", "LICENSE")
OWN = frozenset(("point", "loop", "fields"))  # what a loop brings in, and the fields of a house style


def faults(templates: Path) -> Iterator[str]:
    """Every fault of a folder of templates as "file:line: what is wrong", those of one file in the order of its lines."""
    words = Words((templates, shipped("templates")))
    for path in sorted(path for path in templates.rglob("*") if path.is_file() and not path.name.startswith(".")):
        name = path.relative_to(templates).as_posix()
        if name in NOTES:
            continue
        if not _used(name, templates):
            yield f"{name}: no letter uses it; its name must be that of a file that drafter ships, or of a rule"
        elif name.endswith("about.toml"):
            yield from _about(name, templates)
        elif name == FIELDS:
            yield from _fields(templates)
        elif name.endswith(".html"):
            yield from _template(name, words)


def _used(name: str, templates: Path) -> bool:
    """Whether any letter would take a file: one that is shipped, the words of a rule, or a kind of one's own."""
    folder, _, file = name.partition("/")
    if (shipped("templates") / name).is_file():
        return True
    if folder == "grounds":
        return file.removesuffix(".html") in {rule.id for rule in RULES}
    own = folder in kinds(templates) and file in ("about.toml", "letter.html", "point.html")
    return own or folder == "shared"


def _about(name: str, templates: Path) -> Iterator[str]:
    try:
        about(name.partition("/")[0], templates)
    except LetterError as error:
        yield str(error)


def _fields(templates: Path) -> Iterator[str]:
    try:
        fields(templates)
    except LetterError as error:
        yield str(error)


def _template(name: str, words: Words) -> Iterator[str]:
    """What the parser says; else the words that no letter knows, and the tags that no letter has."""
    try:
        unknown = words.unknown(name, known(name, words))
    except LetterError as error:
        yield str(error)
        return
    yield from (f"{name}:{line}: there is no word {word!r}; templates/README.md lists them" for line, word in unknown)
    source = words.source(name)
    if name.endswith("point.html"):
        source = f"<ol>{source}</ol>"  # it is put inside the list of a letter
    found = fault(source) if "<" in source else None
    if found:
        yield f"{name}:{found.line}: {found.what}"


def known(name: str, words: Words) -> frozenset[str]:
    """The words that a template may use: those that the shipped templates of its folder, or all letters, use."""
    folder = name.partition("/")[0]
    ours = [path for path in shipped("templates").rglob("*.html") if path.parent.name in (folder, "shared")]
    letters = [path for path in shipped("templates").glob("*/letter.html") if folder not in ("grounds", "shared")]
    names = (path.relative_to(shipped("templates")).as_posix() for path in (*ours, *letters))
    return OWN.union(*(words.used(name) for name in names))
