"""What `--set name=value` sets: who signs, a fact of the case as templates name it, a field of a house style."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from drafter.calendar import day_of
from drafter.errors import DrafterError
from drafter.letter.fields import fields
from drafter.model import Sender

SENDER = tuple(field.name for field in dataclasses.fields(Sender))
# The values of templates that are facts of the case, each with the kind of its fact.
FACTS = {
    "authority": "authority",
    "request.day": "requested",
    "request.reference": "requester-reference",
    "reply.day": "answered",
    "reply.reference": "reference",
    "review.asked": "review-asked",
    "review.answered": "review-answered",
    "review.email": "review-email",
}
DAYS = ("request.day", "reply.day", "review.asked", "review.answered")


@dataclass(frozen=True, slots=True)
class Settings:
    """Values by name: of the sender, of facts by their kind, of the fields of a house style."""

    sender: dict[str, str]
    told: dict[str, str]
    fields: dict[str, str]


def settings(given: Iterable[str], templates: Path | None = None) -> Settings:
    """Settings as they are given, "reply.reference=FOI 17". Raises DrafterError for an unknown name and for no day."""
    own = fields(templates)
    made = Settings({}, {}, {})
    for one in given:
        name, equals, value = (part.strip() for part in one.partition("="))
        if not equals:
            raise DrafterError(f"--set {one}: write --set name=value")
        if name in own:
            made.fields[name] = value
        elif name in SENDER:
            made.sender[name] = value
        elif name in FACTS:
            made.told[FACTS[name]] = day_of(value, f"--set {one}").isoformat() if name in DAYS and value else value
        else:
            raise DrafterError(f"--set {one}: no such name; there are {', '.join((*SENDER, *FACTS, *own))}")
    return made
