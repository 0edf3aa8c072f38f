"""Codes of an authenticator app, as RFC 6238 has them: worked out here, not by what is tested."""

from __future__ import annotations

import base64
import hmac
import re
import struct
import time

from django.test import Client
from tests.web.worlds import PASSWORD

PERIOD_SECONDS = 30


def code(secret: str, steps: int = 0) -> str:
    """What the app shows now, or so many half minutes later."""
    counter = int(time.time()) // PERIOD_SECONDS + steps
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", counter), "sha1")
    place = digest[-1] & 15
    number = struct.unpack(">I", digest[place : place + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06d}"


def sign_in(client: Client, account: str, password: str = PASSWORD) -> object:
    return client.post("/sign-in/", {"login": account, "password": password})


def show_again(client: Client, password: str = PASSWORD) -> None:
    """The account proves once more that it is its own."""
    client.post("/account/again/", {"password": password})


def add_app(client: Client) -> tuple[str, list[str]]:
    """The secret of an app that is now the account's second factor, and the recovery codes."""
    show_again(client)
    page = client.get("/account/second-factor/app/").content.decode()
    found = re.search(r"<code>([A-Z2-7]{32})</code>", page)
    assert found
    client.post("/account/second-factor/app/", {"code": code(found[1])})
    codes = client.get("/account/second-factor/codes/").content.decode()
    return found[1], re.findall(r"<li><code>([^<]+)</code>", codes)
