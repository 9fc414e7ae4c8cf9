"""What a kind of letter is: about.toml beside its words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

from drafter.errors import LetterError
from drafter.files import shipped
from drafter.model import Case, Sender

ADDRESSEES = ("review", "authority", "regulator", "referred")
# What a letter may need, as the user is told when it is not known.
NEEDS = {
    "name": "your name",
    "contact": "your postal address or e-mail address",
    "reference": "the authority's reference",
    "requested": "the date of the request",
    "answered": "the date of the reply",
}


@dataclass(frozen=True, slots=True)
class About:
    """A kind of letter: its title, where it goes, what must be known, and when it is used."""

    title: str
    addressee: str
    needs: tuple[str, ...]
    when: str
    brief: bool = False  # a letter that asks questions and argues no law


def folders(templates: Path | None) -> tuple[Path, ...]:
    """The folders with templates, the user's own first."""
    own = (templates,) if templates else ()
    for folder in own:
        if not folder.is_dir():
            raise LetterError(f"{folder}: no such folder of templates; `drafter templates copy DIR` makes one")
    return (*own, shipped("templates"))


def kinds(templates: Path | None = None) -> tuple[str, ...]:
    """The kinds of letter that can be written: every folder with an about.toml."""
    return tuple(sorted({path.parent.name for folder in folders(templates) for path in folder.glob("*/about.toml")}))


def about(kind: str, templates: Path | None = None) -> About:
    """The about.toml of a kind. Raises LetterError with the kinds there are, or with what is wrong in the file."""
    paths = (folder / kind / "about.toml" for folder in folders(templates))
    path = next((path for path in paths if path.is_file()), None)
    if path is None or Path(kind).name != kind:
        raise LetterError(f"{kind}: no such kind of letter; there are {', '.join(kinds(templates))}")
    place = f"{kind}/about.toml"
    return _checked(table(path, place), place)


def table(path: Path, place: str) -> Mapping[str, object]:
    """What a TOML file of the templates says. Raises LetterError that names the `place` for one that is none."""
    return _read(path, path.stat().st_mtime_ns, place)


@lru_cache(maxsize=64)
def _read(path: Path, changed: int, place: str) -> Mapping[str, object]:
    """A file once for each time that it changed, so that many letters are quick."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LetterError(f"{place}: not valid TOML: {error}") from error


def _checked(data: Mapping[str, object], place: str) -> About:
    allowed = [field.name for field in fields(About)]
    unknown = [key for key in data if key not in allowed]
    missing = [key for key in allowed if key not in data and key != "brief"]
    if unknown or missing:
        wrong = f"unknown key {unknown[0]!r}" if unknown else f"{missing[0]!r} is missing"
        raise LetterError(f"{place}: {wrong}; the keys are {', '.join(allowed)}")
    needs = data["needs"]
    if data["addressee"] not in ADDRESSEES:
        raise LetterError(f"{place}: addressee {data['addressee']!r}; it is one of {', '.join(ADDRESSEES)}")
    if not isinstance(needs, list) or any(need not in NEEDS for need in needs):
        raise LetterError(f"{place}: needs {needs!r}; they are a list of {', '.join(NEEDS)}")
    return About(str(data["title"]), str(data["addressee"]), tuple(needs), str(data["when"]), data.get("brief") is True)


def blanks(needs: tuple[str, ...], case: Case, sender: Sender) -> tuple[str, ...]:
    """What a letter needs and nobody told, in words for the user."""
    known = {
        "name": sender.name,
        "contact": sender.address or sender.email,
        "reference": case.value("reference"),
        "requested": case.requested,
        "answered": case.answered,
    }
    return tuple(NEEDS[need] for need in needs if not known[need])
