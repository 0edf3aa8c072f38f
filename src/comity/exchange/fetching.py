"""A page of the open internet, fetched without ever reaching anything that is not.

Only http and https, on their usual ports; only addresses that are global, judged after the name is
resolved and used for the connection itself, so that a name cannot answer otherwise a moment later;
every hop of a redirect is judged anew. Proxies of the environment are not used. Size and time have
limits, and what comes is bytes: whoever reads them confines the parser.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from comity.exchange.errors import FetchFailed, Forbidden, TooMuch

PORTS = {"http": 80, "https": 443}
MOST_BYTES = 20 * 1024 * 1024
MOST_SECONDS = 30.0
#: Of one step: connecting, or waiting for the next bytes.
STEP_SECONDS = 10.0
MOST_REDIRECTS = 5
REDIRECTS = (301, 302, 303, 307, 308)
AGENT = "Comity/0.1 (reads public documents)"
#: Prefixes under which an IPv4 address travels in an IPv6 one, and where it stands in it (bits from
#: the right). Python calls some of them global whatever they hold.
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
NAT64_LOCAL = ipaddress.IPv6Network("64:ff9b:1::/48")
COMPATIBLE = ipaddress.IPv6Network("::/96")
#: Set aside for protocols; Python calls part of it global, and a cloud's metadata answer there.
#: The second was for relays of 6to4, which led where whoever announced it wanted.
SET_ASIDE = (ipaddress.IPv4Network("192.0.0.0/24"), ipaddress.IPv4Network("192.88.99.0/24"))

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Sequence[str]]
Connect = Callable[[str, int, float], socket.socket]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave. ``content`` is None where it has not changed since ``etag`` or
    ``last_modified``; ``address`` is where the redirects led."""

    address: str
    content: bytes | None
    media_type: str = ""
    etag: str = ""
    last_modified: str = ""


def is_global(text: str) -> bool:
    """Whether the IP address is of the open internet, as is any IPv4 address inside it."""
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return False
    return all(_public(one) for one in (found, *_inside(found)))


def _public(one: Address) -> bool:
    return (
        one.is_global
        and not one.is_multicast
        and not one.is_reserved
        and not one.is_loopback
        and not one.is_link_local
        and not one.is_unspecified
        and not any(one in network for network in SET_ASIDE)
        and not getattr(one, "is_site_local", False)
    )


def _inside(one: Address) -> list[Address]:
    if isinstance(one, ipaddress.IPv4Address):
        return []
    found: list[Address] = [a for a in (one.ipv4_mapped, one.sixtofour) if a is not None]
    found += one.teredo or ()
    if one in NAT64 or one in COMPATIBLE:
        found.append(ipaddress.IPv4Address(int(one) & 0xFFFFFFFF))
    if one in NAT64_LOCAL:
        found.append(ipaddress.IPv4Address(0))
    return found


def resolve(host: str, port: int) -> Sequence[str]:
    """The IP addresses that a name stands for now."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError) as error:
        raise FetchFailed(f"{host} cannot be resolved ({error}).") from None
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def connect(ip: str, port: int, seconds: float) -> socket.socket:
    """A connection to that very IP address; whom it reached is looked at once more."""
    if not is_global(ip):
        raise Forbidden(f"{ip} is not of the open internet; nothing was sent to it.")
    try:
        found = socket.create_connection((ip, port), timeout=seconds)
    except OSError as error:
        raise FetchFailed(f"{ip} cannot be reached ({error}).") from None
    if not is_global(str(found.getpeername()[0])):
        found.close()
        raise Forbidden("The connection led to what is not of the open internet; it was closed.")
    return found


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches within its limits; ``resolve`` and ``connect`` stand for the network in tests."""

    most_bytes: int = MOST_BYTES
    most_seconds: float = MOST_SECONDS
    resolve: Resolve = resolve
    connect: Connect = connect

    def fetch(self, address: str, etag: str = "", last_modified: str = "") -> Fetched:
        """What the address gives, redirects followed.

        Raises:
            Forbidden: the address, or one it redirects to, is not of the open web.
            TooMuch: it is larger, slower or longer a chain than the limits allow.
            FetchFailed: it does not answer, or not with a document.
        """
        until = time.monotonic() + self.most_seconds
        here = address
        for _ in range(MOST_REDIRECTS + 1):
            parts = checked(here)
            answer = self._ask(parts, etag, last_modified, until)
            if isinstance(answer, Fetched):
                return answer
            here = _joined(here, answer)
        raise TooMuch(f"{address} redirects more than {MOST_REDIRECTS} times.")

    def _ask(
        self, parts: SplitResult, etag: str, last_modified: str, until: float
    ) -> Fetched | str:
        """The document, or where it redirects to."""
        connection = self._connected(parts, until)
        host = parts.hostname or ""
        # A timeout of the socket starts anew with each byte; this one does not.
        hanging_up = threading.Timer(_left(until, host), _hang_up, [connection.sock])
        hanging_up.start()
        try:
            connection.request("GET", _target(parts), headers=_headers(parts, etag, last_modified))
            response = connection.getresponse()
            _left(until, host)  # hung up on midway, the head would pass for a short one
            if response.status in REDIRECTS:
                location = response.getheader("Location")
                if not location:
                    raise FetchFailed(f"{host} redirects without saying where to.")
                return location
            return self._read(parts, response, until)
        except TimeoutError:
            raise TooMuch(f"{host} took too long to answer.") from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            _left(until, host)  # what was cut short took too long
            raise FetchFailed(f"{host} did not answer properly ({error}).") from None
        finally:
            hanging_up.cancel()
            connection.close()

    def _connected(self, parts: SplitResult, until: float) -> http.client.HTTPConnection:
        host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
        addresses = self.resolve(host, port)
        if not addresses or not all(is_global(ip) for ip in addresses):
            raise Forbidden(
                f"{host} stands for what is not of the open internet; nothing was sent to it."
            )
        # The address that was judged is the one connected to: the name is not asked again.
        connected = self.connect(addresses[0], port, min(STEP_SECONDS, _left(until, host)))
        connected.settimeout(min(STEP_SECONDS, _left(until, host)))
        if parts.scheme == "https":
            connected = _secured(connected, host)
        connection = http.client.HTTPConnection(host, port)
        connection.sock = connected
        return connection

    def _read(
        self, parts: SplitResult, response: http.client.HTTPResponse, until: float
    ) -> Fetched:
        here = parts.geturl()
        kept = (response.getheader("ETag", ""), response.getheader("Last-Modified", ""))
        if response.status == 304:
            return Fetched(here, None, "", *kept)
        if response.status != 200:
            raise FetchFailed(
                f"{parts.hostname} answered {response.status} {response.reason}; expected 200."
            )
        if response.getheader("Content-Encoding", "identity").strip().lower() != "identity":
            raise FetchFailed(f"{parts.hostname} answered compressed, which was not asked for.")
        length = response.getheader("Content-Length", "")
        if length.isdecimal() and int(length) > self.most_bytes:
            raise TooMuch(f"{here} is longer than {self.most_bytes:,} bytes.")
        content = bytearray()
        while some := response.read1(65_536):
            content += some
            _left(until, parts.hostname or "")
            if len(content) > self.most_bytes:
                raise TooMuch(f"{here} is longer than {self.most_bytes:,} bytes.")
        _left(until, parts.hostname or "")
        if length.isdecimal() and len(content) < int(length):
            raise FetchFailed(f"{here} was cut short: {len(content):,} of {length} bytes came.")
        media_type = response.getheader("Content-Type", "").partition(";")[0].strip().lower()
        return Fetched(here, bytes(content), media_type, *kept)


def checked(address: str) -> SplitResult:
    """The parts of an address that may be asked for.

    Raises:
        Forbidden: it is no plain address of the open web; the message says why.
    """
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise Forbidden(f"{address[:200]!r} is no address ({error}).") from None
    if parts.scheme not in PORTS or not host:
        raise Forbidden(
            f"{address[:200]!r} is no address of the web; expected http:// or https://."
        )
    if parts.username is not None or parts.password is not None:
        raise Forbidden("The address holds a name or password; give it without.")
    if port not in (None, PORTS[parts.scheme]):
        raise Forbidden(f"Port {port} is not asked; expected {PORTS[parts.scheme]}.")
    if any(ord(one) <= 32 or ord(one) == 127 or one == "\\" for one in address.strip()):
        raise Forbidden(f"{address[:200]!r} holds characters that no address has.")
    return parts


def _joined(here: str, location: str) -> str:
    """Where a redirect leads, as an address by itself."""
    try:
        return urljoin(here, location)
    except ValueError as error:
        raise Forbidden(f"A redirect leads to {location[:200]!r}: no address ({error}).") from None


def _target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return f"{path}?{query}" if query else path


def _headers(parts: SplitResult, etag: str, last_modified: str) -> dict[str, str]:
    host = parts.hostname or ""
    if not host.isascii():
        host = host.encode("idna").decode()
    headers = {
        "Host": f"[{host}]" if ":" in host else host,
        "User-Agent": AGENT,
        "Accept": "text/html, application/pdf, */*;q=0.5",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }
    conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return headers | {
        name: text for name, text in conditions.items() if text.isprintable() and text
    }


def _hang_up(connected: socket.socket) -> None:
    with suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)


def _secured(plain: socket.socket, host: str) -> socket.socket:
    try:
        return ssl.create_default_context().wrap_socket(plain, server_hostname=host)
    except (OSError, ValueError) as error:
        plain.close()
        raise FetchFailed(f"{host} offers no connection that can be trusted ({error}).") from None


def _left(until: float, host: str) -> float:
    """Seconds left.

    Raises:
        TooMuch: none are.
    """
    left = until - time.monotonic()
    if left <= 0:
        raise TooMuch(f"{host} took too long; the rest was not waited for.")
    return left
