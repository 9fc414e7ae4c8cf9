"""A quick start: what a command imports is many small objects that stay, and some that nothing here uses."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import ModuleType

from drafter.garbage import uncollected

SPACY_COMMANDS = ("spacy.cli", "spacy.cli.info")  # they bring in web clients and more


@contextmanager
def quickly() -> Iterator[None]:
    """Imports without the garbage collector, a fifth of the time; what they brought it never walks.

    spaCy is imported first, without its own command line.
    """
    with uncollected():
        with suppress(ImportError):  # spaCy may be laid out otherwise one day; then it is imported whole
            _without_commands()
        yield
        gc.freeze()


def _without_commands() -> None:
    """Import spaCy without its own command line; whoever imports that later gets it."""
    if "spacy" in sys.modules:
        return
    package, info = (ModuleType(name) for name in SPACY_COMMANDS)
    package.__path__ = []
    info.info = None  # type: ignore[attr-defined]
    sys.modules.update({package.__name__: package, info.__name__: info})
    try:
        import spacy
    finally:
        for name in SPACY_COMMANDS:
            del sys.modules[name]
    vars(spacy).pop("info", None)
