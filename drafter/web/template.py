"""The pages as Jinja templates: every value is escaped; what is markup already was escaped where it was made."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from drafter.calendar import in_words

PAGES = Path(__file__).parent / "pages"


@cache
def environment() -> Environment:
    """The templates of the page, compiled once."""
    made = Environment(
        loader=FileSystemLoader(PAGES),
        undefined=StrictUndefined,
        autoescape=True,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(day=in_words, sentence=sentence, escaped=escaped, words=words)
    return made


def page(name: str, values: Mapping[str, Any]) -> str:
    """One page, or a part of one."""
    return environment().get_template(name).render(values)


def sentence(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


def words(number: int, one: str, many: str) -> str:
    """A number with its noun: "1 gap", "2 gaps"."""
    return f"{number} {one if number == 1 else many}"


def escaped(html: str) -> Markup:
    """HTML that was escaped where it was made."""
    return Markup(html)  # noqa: S704


def slug(text: str) -> str:
    """A text as part of a file name: letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower())[:60].strip("-") or "case"
