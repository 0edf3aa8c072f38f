"""What one reader is given: status, headers, cookies and body, with opaque ids renamed.

Opaque ids (16 hexadecimal digits) become numbers by their order of first appearance, and the
tokens of forms and cookies are left out; all else is kept byte for byte.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape
from io import BytesIO
from random import Random
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from zipfile import ZipFile

from django.http import QueryDict
from django.test import Client
from django.urls import Resolver404, resolve

from comity.accounts.models import Account

OPAQUE = re.compile(rb"(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])")
TOKEN = re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]*"')
#: What makes secrets anew, which no two worlds share.
SECRETS = ("/sign-", "/account", "/administration", "/set-up")
LINK = re.compile(r'href="(/[^"]*)"')
FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.S)
FIELD = re.compile(r"<(input|select|textarea|button|option)\b([^>]*)>")
ATTRIBUTE = re.compile(r'([a-z-]+)(?:="([^"]*)")?')


#: Lots that pages draw, such as the seed of a sample: the same in both worlds.
LOTS = Random()


class Renamed:
    """Opaque ids by order of first appearance over all that was given in one world.

    Those of ``known`` came before all: whoever met them once would know them again wherever they
    appear, if only in the place of another.
    """

    def __init__(self, known: Iterable[str] = ()) -> None:
        self.names = {one.encode(): b"#%d" % place for place, one in enumerate(known)}

    def __call__(self, content: bytes) -> bytes:
        def name(found: re.Match[bytes]) -> bytes:
            return self.names.setdefault(found[0], b"#%d" % len(self.names))

        return OPAQUE.sub(name, TOKEN.sub(rb'\1"', content))


def plain(content: bytes) -> bytes:
    """The parts of a packed document, without the times at which they were packed."""
    if not content.startswith(b"PK"):
        return content
    with ZipFile(BytesIO(content)) as parts:
        return b"".join(name.encode() + parts.read(name) for name in sorted(parts.namelist()))


@dataclass(frozen=True, slots=True)
class Answer:
    """All that a reader can tell one world from another by, except the time it took."""

    address: str
    status: int
    headers: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Form:
    """A form that changes something: where it goes, and what each field may hold."""

    action: str
    fields: tuple[tuple[str, tuple[str, ...]], ...]


def attributes(text: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in ATTRIBUTE.findall(text)}


def fields_of(body: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Field → the values that the page offers, in the order of the page."""
    found: dict[str, list[str]] = {}
    choosing = ""
    for tag, rest in FIELD.findall(body):
        given = attributes(rest)
        if tag == "option":
            if choosing:
                found[choosing].append(given.get("value", ""))
            continue
        choosing = given.get("name", "") if tag == "select" else ""
        name = given.get("name", "")
        if name and name != "csrfmiddlewaretoken":
            values = found.setdefault(name, [])
            if tag in ("input", "button"):
                values.append(given.get("value", ""))
    return tuple((name, tuple(values)) for name, values in found.items())


def forms_of(html: str) -> list[tuple[str, Form]]:
    """(method, form) for each form of the page."""
    found = []
    for opening, body in FORM.findall(html):
        given = attributes(opening)
        found.append(
            (given.get("method", "get").lower(), Form(given.get("action", ""), fields_of(body)))
        )
    return found


def route_of(path: str) -> str:
    """The name of the route that answers at that path; "" where none does."""
    try:
        return resolve(urlsplit(path).path).view_name or ""
    except Resolver404:
        return ""


class Listened:
    """Which parameters of the address each route reads, learnt by listening."""

    def __init__(self) -> None:
        self.parameters: dict[str, set[str]] = {}
        self.heard: set[str] = set()

    def install(self, monkeypatch: Any) -> None:
        """From now on, what is read of any address is heard, and lots are those of ``LOTS``."""
        monkeypatch.setattr(secrets, "randbelow", LOTS.randrange)
        for name in ("get", "getlist", "__getitem__", "__contains__"):
            own = getattr(QueryDict, name)

            def listening(given: Any, key: Any, *rest: Any, _own: Any = own, **more: Any) -> Any:
                if not given._mutable:
                    self.heard.add(key)
                return _own(given, key, *rest, **more)

            monkeypatch.setattr(QueryDict, name, listening)


@dataclass
class Reader:
    """One who asks: an account, or the public; with what was found on the pages so far."""

    name: str
    client: Client
    links: list[str] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)

    def seen(self, address: str, html: str) -> None:
        """Remembers links, and forms that change something."""
        path = urlsplit(address).path
        self.links += [
            unescape(one) for one in LINK.findall(html) if not one.startswith(("/static", *SECRETS))
        ]
        for method, form in forms_of(html):
            action = form.action or path
            if method == "post" and not action.startswith(SECRETS):
                self.forms.append(Form(action, form.fields))


def signed_in(names: Iterable[str]) -> dict[str, Reader]:
    """A reader for each account; "" is the public."""
    readers = {}
    for name in names:
        client = Client(raise_request_exception=False)
        if name:
            client.force_login(Account.objects.get(username=name))
        readers[name] = Reader(name, client)
    return readers


def ask(
    reader: Reader, rename: Renamed, address: str, posted: dict[str, str] | None = None
) -> tuple[Answer, str]:
    """The answer, and its page as text ("" where it is none) for finding the way on."""
    if posted is None:
        response = reader.client.get(address)
    else:
        response = reader.client.post(address, posted, follow=True)
    content = b"".join(response) if response.streaming else response.content  # type: ignore[attr-defined]
    body = plain(content)
    headers = {**response.headers}
    if body is not content and "Content-Length" in headers:
        headers["Content-Length"] = str(len(body))
    cookies = sorted((name, one["path"], one["max-age"]) for name, one in response.cookies.items())
    told = repr((sorted(headers.items()), cookies, getattr(response, "redirect_chain", None)))
    asked = f"{'POST' if posted is not None else 'GET'} {address} {sorted((posted or {}).items())}"
    answer = Answer(
        rename(asked.encode()).decode(), response.status_code,
        rename(told.encode()).decode(), rename(body),
    )  # fmt: skip
    html = response.headers.get("Content-Type", "").startswith("text/html")
    return answer, content.decode("utf-8", "replace") if html else ""


def parameters_of(address: str) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(address).query, keep_blank_values=True)
