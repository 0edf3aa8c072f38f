"""A page is fetched from the open internet and from nowhere else, within limits."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from comity.exchange.errors import FetchFailed, Forbidden, TooMuch
from comity.exchange.fetching import Fetcher, checked, connect, is_global

#: Of a range that documentation may use is none: an address of the root of names.
OPEN = "198.41.0.4"

INSIDE = [
    "127.0.0.1", "127.1.2.3", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1",
    "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fc00::1", "fd12::1",
    "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1",
    "2002:7f00:1::", "2002:a00:1::", "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1",
    "2001:0:7f00:1:0:0:80ff:fffe", "fec0::1", "localhost", "", "1", "0x7f.1",
]  # fmt: skip


@pytest.mark.parametrize("ip", INSIDE)
def test_what_is_not_of_the_open_internet_is_known(ip: str) -> None:
    assert not is_global(ip)
    with pytest.raises(Forbidden):
        connect(ip, 80, 1.0)


@pytest.mark.parametrize("ip", [OPEN, "2606:4700:4700::1111"])
def test_what_is_of_the_open_internet_is_known(ip: str) -> None:
    assert is_global(ip)


@pytest.mark.parametrize(
    "address",
    [
        "", "page.html", "//example.org/", "ftp://example.org/", "file:///etc/passwd",
        "gopher://example.org/", "http:///x", "http://user:secret@example.org/",
        "http://example.org:22/", "https://example.org:80/", "http://example.org/\r\nHost: x",
        "http://exa mple.org/", "http://example.org\\@127.0.0.1/", "http://[::1", "javascript:1",
    ],
)  # fmt: skip
def test_what_is_no_plain_address_of_the_web_is_refused(address: str) -> None:
    with pytest.raises(Forbidden):
        checked(address)


class Site:
    """Answers on loopback in the name of an address of the open internet."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.connected: list[str] = []
        self.answers: dict[str, tuple[int, dict[str, str], bytes]] = {}
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, dict(self.headers)))
                status, headers, body = site.answers[self.path]
                self.send_response(status)
                for name, text in headers.items():
                    self.send_header(name, text)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def connect(self, ip: str, port: int, seconds: float) -> socket.socket:
        self.connected.append(ip)
        return socket.create_connection(self.server.server_address[:2], timeout=seconds)

    def fetcher(self, **how: object) -> Fetcher:
        names = {"open.example": [OPEN], "inside.example": ["10.0.0.7"],
                 "both.example": [OPEN, "127.0.0.1"]}  # fmt: skip
        given = {"resolve": lambda host, port: names[host], "connect": self.connect, **how}
        return Fetcher(**given)  # type: ignore[arg-type]


@pytest.fixture
def site() -> Iterator[Site]:
    found = Site()
    yield found
    found.server.shutdown()
    found.server.server_close()


def test_a_page_is_fetched_with_what_tells_later_whether_it_changed(site: Site) -> None:
    site.answers["/a%20b?c=d"] = (
        200, {"Content-Type": "text/html; charset=utf-8", "ETag": '"7"', "Last-Modified": "Mon"},
        b"<p>Hello",
    )  # fmt: skip
    found = site.fetcher().fetch("http://open.example/a%20b?c=d#part")

    assert (found.content, found.media_type) == (b"<p>Hello", "text/html")
    assert (found.etag, found.last_modified) == ('"7"', "Mon")
    assert site.connected == [OPEN]
    assert site.asked[0][1]["Host"] == "open.example"


def test_what_has_not_changed_is_not_sent_again(site: Site) -> None:
    site.answers["/"] = (304, {}, b"")
    found = site.fetcher().fetch("http://open.example/", '"7"', "Mon")

    assert found.content is None
    assert site.asked[0][1]["If-None-Match"] == '"7"'
    assert site.asked[0][1]["If-Modified-Since"] == "Mon"


@pytest.mark.parametrize("host", ["inside.example", "both.example"])
def test_a_name_that_stands_for_the_inside_is_never_connected_to(site: Site, host: str) -> None:
    with pytest.raises(Forbidden):
        site.fetcher().fetch(f"http://{host}/")
    assert site.connected == []


@pytest.mark.parametrize(
    "target", ["http://inside.example/", "file:///etc/passwd", "http://open.example:22/"]
)
def test_a_redirect_is_judged_as_any_address(site: Site, target: str) -> None:
    site.answers["/"] = (302, {"Location": target}, b"")
    with pytest.raises(Forbidden):
        site.fetcher().fetch("http://open.example/")
    assert site.connected == [OPEN]


def test_redirects_are_followed_and_end(site: Site) -> None:
    site.answers["/"] = (301, {"Location": "there"}, b"")
    site.answers["/there"] = (200, {}, b"here")
    site.answers["/round"] = (302, {"Location": "/round"}, b"")

    assert site.fetcher().fetch("http://open.example/").address == "http://open.example/there"
    with pytest.raises(TooMuch):
        site.fetcher().fetch("http://open.example/round")


@pytest.mark.parametrize("headers", [{}, {"Content-Length": "5000"}])
def test_what_is_too_long_is_cut_off(site: Site, headers: dict[str, str]) -> None:
    site.answers["/"] = (200, headers, b"x" * 5000)
    with pytest.raises(TooMuch):
        site.fetcher(most_bytes=1000).fetch("http://open.example/")


def test_what_is_cut_short_is_no_page(site: Site) -> None:
    site.answers["/"] = (200, {"Content-Length": "50"}, b"x" * 10)
    with pytest.raises(FetchFailed, match="cut short"):
        site.fetcher().fetch("http://open.example/")


@pytest.mark.parametrize("status", [404, 500, 204])
def test_what_is_no_document_is_told(site: Site, status: int) -> None:
    site.answers["/"] = (status, {}, b"")
    with pytest.raises(FetchFailed, match=str(status)):
        site.fetcher().fetch("http://open.example/")


def dripping(server: socket.socket, stopped: threading.Event) -> None:
    connection, _ = server.accept()
    with connection:
        connection.recv(1000)
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        while not stopped.wait(0.02):
            try:
                connection.sendall(b"X-Slow: yes\r\n"[:3])
            except OSError:
                return


def test_a_site_that_drips_is_hung_up_on() -> None:
    server, stopped = socket.create_server(("127.0.0.1", 0)), threading.Event()
    threading.Thread(target=dripping, args=(server, stopped), daemon=True).start()
    reached: Callable[[str, int, float], socket.socket] = lambda ip, port, seconds: (  # noqa: E731
        socket.create_connection(server.getsockname(), timeout=seconds)
    )
    try:
        with pytest.raises(TooMuch):
            Fetcher(most_seconds=0.2, resolve=lambda host, port: [OPEN], connect=reached).fetch(
                "http://open.example/"
            )
    finally:
        stopped.set()
        server.close()
