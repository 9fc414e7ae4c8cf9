"""A quick start: what a command imports is many small objects that stay, and some that nothing here uses."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import ModuleType

SPACY_COMMANDS = ("spacy.cli", "spacy.cli.info")  # they bring in web clients and more


@contextmanager
def uncollected() -> Iterator[None]:
    """Imports without the garbage collector, which walks all that is imported again and again: a fifth of the time.

    spaCy is imported first, without its own command line.
    """
    gc.disable()
    try:
        with suppress(ImportError):  # spaCy may be laid out otherwise one day; then it is imported whole
            _without_commands()
        yield
    finally:
        gc.freeze()
        gc.enable()


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
