"""The server listens on this machine alone, on a port that is free; what fails is told plainly."""

from __future__ import annotations

import socket

import pytest
from django.test import Client
from tests.web.worlds import World

from comity.web import home
from comity.web.serving import CannotServe, is_loopback, listen


def test_an_occupied_port_is_told_with_what_to_do() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(CannotServe, match=f"Port {port} of 127.0.0.1 is in use.*--port"):
            listen("127.0.0.1", port)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "example.org"])
def test_it_does_not_listen_to_other_machines(host: str) -> None:
    with pytest.raises(CannotServe, match="can be reached from other machines"):
        listen(host, 0)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "::1", "localhost"])
def test_loopback_is_known(host: str) -> None:
    assert is_loopback(host)


def test_a_failure_shows_a_page_that_tells_nothing(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise RuntimeError("a secret of the machine")

    monkeypatch.setattr(home, "engagements", failing)
    client.raise_request_exception = False
    response = client.get("/")
    shown = response.content.decode()

    assert response.status_code == 500
    assert "Nothing was changed." in shown
    assert "secret" not in shown
    assert "default-src 'self'" in response.headers["Content-Security-Policy"]
