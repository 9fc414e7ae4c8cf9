"""The tests themselves are kept off the network."""

from __future__ import annotations

import socket

import pytest


@pytest.mark.parametrize("family", [(), (socket.AF_INET,), (socket.AF_INET6, socket.SOCK_DGRAM)])
def test_an_internet_socket_cannot_be_opened(family: tuple[int, ...]) -> None:
    with pytest.raises(AssertionError, match="internet socket"):
        socket.socket(*family)


def test_a_host_cannot_be_looked_up() -> None:
    with pytest.raises(AssertionError, match="address of a host"):
        socket.create_connection(("localhost", 80))
