"""Who signs the letters: kept in a file of the user's own, so that it is told once."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

from drafter.errors import DrafterError
from drafter.model import Sender

KEYS = tuple(field.name for field in fields(Sender) if field.name != "client")


def place() -> Path:
    """Where the profile is kept: profile.toml in the configuration folder of the system."""
    return Path(os.environ.get("XDG_CONFIG_HOME") or "~/.config").expanduser() / "drafter" / "profile.toml"


def load(path: Path | None = None) -> dict[str, str]:
    """What a profile tells; empty where none was made. Raises DrafterError for one that cannot be used."""
    used = path or place()
    if path is None and not used.is_file():
        return {}
    try:
        known = {key: str(value) for key, value in tomllib.loads(used.read_text(encoding="utf-8")).items()}
    except (OSError, ValueError) as error:
        raise DrafterError(f"{used}: cannot be used as a profile ({error})") from None
    unknown = sorted(set(known) - set(KEYS))
    if unknown:
        raise DrafterError(f"{used}: unknown key {unknown[0]!r}; allowed: {', '.join(KEYS)}")
    return known


def text(known: Mapping[str, str]) -> str:
    """A profile as its file has it."""
    return "".join(f"{key} = {json.dumps(known[key], ensure_ascii=False)}\n" for key in KEYS if known.get(key))


def signing(path: Path | None, told: Mapping[str, str], client: str = "") -> Sender:
    """Who signs: what was told now, else what the profile says. Raises DrafterError."""
    return sender(load(path) | {key: value for key, value in told.items() if value}, client)


def sender(known: Mapping[str, str], client: str = "") -> Sender:
    """The sender that a profile or the command line tells; ";" parts the lines of an address."""
    values = {key: known.get(key, "") for key in KEYS}
    lines = values["address"].replace("\\n", "\n").replace(";", "\n").splitlines()
    values["address"] = "\n".join(line.strip() for line in lines)
    return Sender(**values, client=client)
