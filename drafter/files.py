"""Where the files are that come with the program: beside the package in a wheel, above it in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent


@cache
def shipped(name: str) -> Path:
    """The folder `templates` or `examples`, wherever this installation keeps it.

    Raises FileNotFoundError where the installation is incomplete.
    """
    for folder in (PACKAGE / name, PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"{name}: not found beside or above {PACKAGE}; reinstall drafter")


LAWS = PACKAGE / "laws"


def rule_cases() -> Path:
    """The folder with the cases of each rule, which are its tests and its examples."""
    packed = PACKAGE / "cases"
    return packed if packed.is_dir() else PACKAGE.parent / "tests" / "gaps"
