"""Work without the garbage collector leaves it as it was."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from drafter.garbage import uncollected


@pytest.fixture(params=[True, False], ids=["collecting", "not collecting"])
def collects(request: pytest.FixtureRequest) -> Iterator[bool]:
    was = gc.isenabled()
    (gc.enable if request.param else gc.disable)()
    yield request.param
    (gc.enable if was else gc.disable)()


def test_nothing_is_collected_meanwhile_and_then_as_before(collects: bool) -> None:
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled() is collects


def test_it_is_as_before_after_an_error_too(collects: bool) -> None:
    @uncollected()
    def fails() -> None:
        raise ValueError(gc.isenabled())

    with pytest.raises(ValueError, match="False"):
        fails()
    assert gc.isenabled() is collects
