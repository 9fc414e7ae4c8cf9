"""The public site through which a request was sent, as the addresses in the letters tell."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from drafter.model import Case

FILE = Path(__file__).parent / "sites.toml"


@dataclass(frozen=True, slots=True)
class Site:
    """A site by its name, and the page of this request."""

    name: str
    page: str


@cache
def _known() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["site"]
    return tuple((row["name"], re.compile(row["mail"], re.IGNORECASE), row["page"]) for row in rows)


def site(case: Case) -> Site | None:
    """The page of the request on the site it was sent through; None where the letters tell of none."""
    for source in case.sources:
        mail = source.mail
        text = f"{source.text}\n{mail.to_address if mail else ''}\n{mail.sender_address if mail else ''}"
        for name, pattern, page in _known():
            if found := pattern.search(text):
                return Site(name, page.format(number=found[1]))
    return None
