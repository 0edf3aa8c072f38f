"""Every trick of ``addresses.csv``, asked for directly and at the end of redirects: nothing but the
open internet is ever connected to.

The resolver stands in for names alone; what the system reads as a number it reads here too. The
server is real, and answers in the name of one address of the open internet.
"""

from __future__ import annotations

import csv
import re
import socket
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from tests.exchange.test_fetching import OPEN, Site

from comity.exchange.errors import FetchError, FetchFailed
from comity.exchange.fetching import Fetcher

ESCAPED = re.compile(r"\\(?:u[0-9a-f]{4}|U[0-9a-f]{8}|x[0-9a-f]{2}|[rnt\\])")


def _read(text: str) -> str:
    """The address as meant: signs that a table hides stand in it escaped, as Python writes them."""
    return ESCAPED.sub(lambda found: found[0].encode().decode("unicode_escape"), text)


with (Path(__file__).parent / "addresses.csv").open(encoding="utf-8", newline="") as file:
    TRICKS = [(row["trick"], _read(row["address"]), row["answers"]) for row in csv.DictReader(file)]


class Names:
    """What names stand for, by turns; what is a number stands for itself."""

    def __init__(self, host: str, answers: str) -> None:
        self.answers = [one.split() for one in answers.split("|")]
        self.host = host.casefold()

    def __call__(self, host: str, port: int) -> Sequence[str]:
        if host == "open.example":
            return [OPEN]
        try:
            numeric = socket.getaddrinfo(
                host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST
            )
            return [str(one[4][0]) for one in numeric]
        except (OSError, UnicodeError, ValueError):
            if host.casefold() != self.host:
                raise FetchFailed(f"{host} is not known.") from None
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    found = Site()
    yield found
    found.server.shutdown()
    found.server.server_close()


def _host(address: str) -> str:
    return address.partition("://")[2].partition("/")[0]


def test_there_are_many_tricks_each_once() -> None:
    assert len(TRICKS) >= 140
    assert len({(address, answers) for _, address, answers in TRICKS}) == len(TRICKS)


@pytest.mark.parametrize("way", ["directly", "redirected", "at the end of a chain"])
@pytest.mark.parametrize(
    ("address", "answers"), [one[1:] for one in TRICKS], ids=[one[0] for one in TRICKS]
)
def test_nothing_is_connected_to_but_the_open_internet(
    site: Site, address: str, answers: str, way: str
) -> None:
    target = address.replace("\r", "%0d").replace("\n", "%0a").replace("\0", "%00")
    target = target.encode("utf-8").decode("latin-1")  # as a header carries it
    site.answers.clear()
    site.answers["/start"] = (302, {"Location": "/second"}, b"")
    site.answers["/second"] = (307, {"Location": "http://open.example/last"}, b"")
    site.answers["/last"] = (301, {"Location": target}, b"")
    site.answers["/"] = (302, {"Location": address if "|" in answers else "/nowhere"}, b"")
    site.connected.clear()
    begin = {
        "directly": address,
        "redirected": "http://open.example/last",
        "at the end of a chain": "http://open.example/start",
    }[way]
    fetcher = Fetcher(most_seconds=5, resolve=Names(_host(address), answers), connect=site.connect)

    with pytest.raises(FetchError):
        fetcher.fetch(begin)
    assert set(site.connected) <= {OPEN}
    assert way != "directly" or "|" in answers or not site.connected or "open.example" in address
