"""Words of a house style's own that change from letter to letter: fields.toml names them, --set gives them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from drafter.errors import LetterError
from drafter.letter.about import folders, table

FILE = "fields.toml"


def fields(templates: Path | None = None, given: Mapping[str, str] | None = None) -> dict[str, str]:
    """The fields that a house style has, by name: as `given`, else as its file says. Raises LetterError."""
    path = next((folder / FILE for folder in folders(templates) if (folder / FILE).is_file()), None)
    found: dict[str, str] = {}
    for name, value in table(path, FILE).items() if path else ():
        if not isinstance(value, str) or not name.isidentifier():
            raise LetterError(f'{FILE}: {name}: a field is written name = "words", the name without spaces and hyphens')
        found[name] = (given or {}).get(name, value)
    return found
