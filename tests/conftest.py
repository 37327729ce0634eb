"""What every test may rely on: no traffic beyond loopback."""

import ipaddress
import socket

import pytest

_connect = socket.socket.connect


def _is_loopback(address: object) -> bool:
    if not isinstance(address, tuple):
        return True  # a Unix socket
    host = str(address[0])
    return host == "localhost" or ipaddress.ip_address(host).is_loopback


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(self: socket.socket, address: object) -> None:
        if not _is_loopback(address):
            raise AssertionError(f"a test asked {address!r}, which is not this machine")
        _connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
