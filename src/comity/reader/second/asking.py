"""A question put to an address that speaks as OpenAI's chat interface does, within limits."""

from __future__ import annotations

import http.client
import json
import ssl
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from comity.reader.errors import ReaderFailed

ANSWER_BYTES_MAX = 4 * 2**20
_PIECE_BYTES = 2**16


@dataclass(frozen=True, slots=True)
class Address:
    """``url`` up to and without "/chat/completions"; ``seconds`` is the longest wait."""

    url: str
    key: str = field(default="", repr=False)
    seconds: float = 120.0


def ask(address: Address, body: dict[str, Any]) -> dict[str, Any]:
    """The answer, a JSON object. Proxies of the environment and redirects are not followed.

    Raises:
        ReaderFailed: no answer, not in time, too long, not 200, or not a JSON object.
    """
    until = time.monotonic() + address.seconds
    connection = _connection(address)
    try:
        status, content = _exchange(connection, address, body, until)
    except TimeoutError:
        raise ReaderFailed(
            f"found no answer of {address.url} after {address.seconds:g} s"
        ) from None
    except (OSError, http.client.HTTPException) as error:
        said = str(error) or type(error).__name__
        raise ReaderFailed(f"found that {address.url} does not answer ({said:.100})") from None
    finally:
        connection.close()
    if status != http.client.OK:
        said = content[:200].decode("utf-8", "replace")
        raise ReaderFailed(f"expected status 200 of {address.url}, found {status} ({said})")
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError):
        answer = None
    if not isinstance(answer, dict):
        raise ReaderFailed(f"expected a JSON object of {address.url}, found none")
    return answer


def _connection(address: Address) -> http.client.HTTPConnection:
    parts = urlsplit(address.url)
    assert parts.hostname
    if parts.scheme == "https":
        return http.client.HTTPSConnection(
            parts.hostname, parts.port, timeout=address.seconds,
            context=ssl.create_default_context(),
        )  # fmt: skip
    return http.client.HTTPConnection(parts.hostname, parts.port, timeout=address.seconds)


def _exchange(
    connection: http.client.HTTPConnection, address: Address, body: dict[str, Any], until: float
) -> tuple[int, bytes]:
    """Status and content; TimeoutError once the time is over, however slowly it trickles in."""
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if address.key:
        headers["Authorization"] = f"Bearer {address.key}"
    path = urlsplit(address.url).path + "/chat/completions"
    connection.request("POST", path, json.dumps(body).encode(), headers)
    response = connection.getresponse()
    content = bytearray()
    while piece := response.read1(_PIECE_BYTES):
        content += piece
        if len(content) > ANSWER_BYTES_MAX:
            raise ReaderFailed(f"found more than {ANSWER_BYTES_MAX:,} bytes from {address.url}")
        left = until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        if connection.sock:
            connection.sock.settimeout(left)
    return response.status, bytes(content)
