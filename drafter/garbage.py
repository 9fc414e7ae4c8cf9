"""Work without Python's garbage collector, which walks what a short piece of work builds up again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """A piece of work, or as a decorator a function, during which nothing is collected; then all is as it was.

    Whatever no cycle holds is given back at once all the same.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
