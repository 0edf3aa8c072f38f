"""Cells drawn at random: route × format × sort × page × query × as-of × known × error.

Routes come from the URLconf, their addresses from ``tests/web/routes.csv`` and from the links of
pages, parameters from what each route was heard to read, values from what pages offer: a new URL,
parameter or form is covered as soon as it is there.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from string import Formatter
from urllib.parse import urlencode, urlsplit

from django.urls import URLPattern, URLResolver, get_resolver
from tests.noninterference.asking import (
    Form,
    Listened,
    Reader,
    Renamed,
    ask,
    forms_of,
    parameters_of,
    route_of,
)
from tests.noninterference.ground import COUNTRIES, WORDS

from comity.record.opaque import reference
from comity.record.queries import entries, items
from comity.record.vantage import Vantage
from comity.review.queries import claims
from comity.web.api import api

with (Path(__file__).parents[1] / "web" / "routes.csv").open(encoding="utf-8") as file:
    DECLARED = list(csv.DictReader(file))

CODES = ("LEAGUE", "LEAGUE.COUNCIL", "SEA2", *COUNTRIES, "QUI", "nor", "XXX")
DAYS = ("2019-06-01", "2020-03-09", "2020-03-15", "2022-04-07", "2023-05-01", "2023-13-41", "soon")
#: Around each step of the building, and before and after all.
KNOWN = (
    "2124-01-01T13:30:00", "2124-01-01T14:02:00", "2124-01-01T14:10", "2124-01-01T14:30:00",
    "2124-01-01T16:30:00", "2124-01-01T20:30:00", "2124-01-01", "2001-01-01", "never",
)  # fmt: skip
NUMBERS = ("0", "1", "2", "3", "50", "-1", "99999")
JUNK = ("", "x" * 300, "%00", "<i>", "null", "2020-03", "20", "[]", "'\"")
FORMATS = ("csv", "json", "html", "md", "docx", "atom", "xml", "xlsx", "x")
POOLS = (CODES, DAYS, WORDS, NUMBERS, JUNK, FORMATS)
#: Which pool a parameter draws from, by its name.
BY_NAME = {
    "on": DAYS, "known": KNOWN, "for": ("public", "NOR", "SOU"), "format": FORMATS,
    "page": NUMBERS, "limit": NUMBERS,
    "offset": NUMBERS, "month": ("2020-03", "2022", "20", "2022-04"),
    **dict.fromkeys(("of", "actor", "with", "party", "body", "group", "code"), CODES),
}  # fmt: skip
#: Parameters of words that are looked for.
SEARCHED = ("q", "place", "words", "text")
#: Routes of signing in hold nothing of the record, and draw secrets and times anew for each page.
OUTSIDE = (
    "mfa_", "usersessions_", "account_", "account-", "openid_connect_", "sign-in", "sign-out",
    "set-up",
)  # fmt: skip
#: What one cell does, with how often of a hundred.
DOES = {"ask": 40, "aim": 18, "follow": 22, "submit": 14, "strike": 6}


def all_routes(resolver: URLResolver | None = None, space: str = "") -> set[str]:
    """The names of all routes of the site."""
    found = set()
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            found.add(f"{space}{pattern.name}")
        else:
            found |= all_routes(pattern, f"{pattern.namespace}:" if pattern.namespace else space)
    return found


def outside(route: str) -> bool:
    """Whether the route has to do with signing in alone."""
    return route.startswith(OUTSIDE)


@dataclass(frozen=True, slots=True)
class Cell:
    """One thing to do, drawn before any world is looked at: ``seed`` decides the rest."""

    does: str
    reader: str
    route: str
    seed: str


@dataclass
class Map:
    """What is there to ask, as found on a world before anything was hidden in it."""

    listened: Listened
    addresses: dict[str, list[str]] = field(default_factory=dict)
    """By route that is read: addresses, in order of finding."""
    values: dict[str, list[str]] = field(default_factory=dict)
    forms: dict[str, list[Form]] = field(default_factory=dict)
    """By route that changes something: the forms that lead to it."""
    hidden: dict[str, list[str]] = field(default_factory=dict)
    """By route: addresses of what the reader may not see."""
    wanted: dict[str, list[str]] = field(default_factory=dict)
    """Templates of addresses by route, as declared."""
    words: tuple[str, ...] = WORDS
    """Those on which the pair turns."""

    def add(self, address: str) -> None:
        route = route_of(address)
        known = self.addresses.setdefault(route, [])
        if route and address not in known:
            known.append(address)
        for name, value in parameters_of(address):
            self.offer(name, value)

    def offer(self, name: str, value: str) -> None:
        known = self.values.setdefault(name, [])
        if value not in known and len(known) < 60:
            known.append(value)

    def note(self, address: str, html: str, reader: Reader) -> None:
        """Takes in the links and forms of a page."""
        before = len(reader.links), len(reader.forms)
        reader.seen(address, html)
        for one in reader.links[before[0] :]:
            self.add(one)
        for one in reader.forms[before[1] :]:
            self.forms.setdefault(route_of(one.action), []).append(one)
        for method, form in forms_of(html):
            for name, values in form.fields if method == "get" else ():
                for value in values:
                    self.offer(name, value)


def ids_for(vantage: Vantage, desk: Vantage) -> dict[str, list[str]]:
    """By field of an address: opaque ids of what the vantage sees, claims of the desk."""
    found: dict[str, list[str]] = {}
    for item in items(vantage):
        found.setdefault(item.kind, []).append(item.public_id)
    found["entry"] = [reference(one.id) for one in entries(vantage, order="opened")[:40]]
    waiting = claims(desk)
    found["edition"] = sorted({reference(one.edition.id) for one in waiting})
    found["claim"] = found["decided"] = [one.public_id for one in waiting]
    return found


def templates() -> dict[str, list[str]]:
    """Route → templates of its addresses, for routes that are read."""
    found: dict[str, list[str]] = {}
    for row in DECLARED:
        if row["method"] == "GET":
            found.setdefault(row["route"], []).append(row["address"])
    return found


def filled(template: str, ids: dict[str, list[str]], most: int = 6) -> list[str]:
    """Addresses of a template, with the ids of each field; none where there is no such id."""
    names = [name for _, name, _, _ in Formatter().parse(template) if name]
    if not names:
        return [template]
    several = [ids.get(name, [])[:most] for name in names]
    return [
        template.format(**dict(zip(names, each, strict=True)))
        for each in zip(*several, strict=False)
    ]


def explore(readers: dict[str, Reader], listened: Listened, ids: dict[str, list[str]]) -> Map:
    """What there is to ask: from what is declared, and by following links two steps."""
    found = Map(listened, wanted=templates())
    for several in found.wanted.values():
        for template in several:
            for address in filled(template, ids):
                found.add(address)
    for path, operations in api.get_openapi_schema(path_prefix="/api/")["paths"].items():
        for told in operations.values():
            names = [one["name"] for one in told.get("parameters", ()) if one["in"] == "query"]
            listened.parameters.setdefault(api_route(path), set()).update(names)
    rename = Renamed()
    for reader in readers.values():
        asked: set[str] = set()
        for _ in range(2):
            for route, several in list(found.addresses.items()):
                for address in several[:3]:
                    if address not in asked and not outside(route):
                        asked.add(address)
                        visit(reader, listened, rename, found, address)
    return found


def api_route(path: str) -> str:
    """The route of a path of the interface, whose fields stand in braces."""
    return route_of(path.replace("{", "").replace("}", ""))


def visit(reader: Reader, listened: Listened, rename: Renamed, found: Map, address: str) -> None:
    listened.heard.clear()
    _, html = ask(reader, rename, address)
    listened.parameters.setdefault(route_of(address), set()).update(listened.heard)
    found.note(address, html, reader)


def drawn_cells(
    seed: str, number: int, readers: tuple[str, ...], several: int, deck: list[str]
) -> list[Cell]:
    """Cells of the pair ``number``. From pair to pair those that ask go on through the deck of
    routes, so that each route is asked as often as any other."""
    chance = Random(f"cells {seed}.{number}")
    asks = several * DOES["ask"] // 100
    does = ["ask"] * asks + chance.choices(list(DOES), list(DOES.values()), k=several - asks)
    cells = [
        Cell(
            one, chance.choice(readers), deck[(number * asks + place) % len(deck)],
            f"{seed}.{number}.{place}",
        )
        for place, one in enumerate(does)
    ]  # fmt: skip
    chance.shuffle(cells)
    return cells


def query_for(chance: Random, found: Map, route: str, extra: int = 3) -> list[tuple[str, str]]:
    """Up to three parameters that the route reads, and now and then a vantage."""
    read = sorted(found.listened.parameters.get(route, ()))
    names = chance.sample(read, min(len(read), chance.randrange(extra + 1)))
    names += [name for name in read if name == "q" and chance.random() < 0.8]
    for name, share in (("on", 0.25), ("known", 0.3), ("for", 0.07)):
        if chance.random() < share:
            names.append(name)
    return [(name, value_for(chance, found, name)) for name in dict.fromkeys(names)]


def value_for(chance: Random, found: Map, name: str) -> str:
    if name in SEARCHED and chance.random() < 0.6:
        return chance.choice((*found.words, *COUNTRIES.values(), "Aaland"))
    offered = found.values.get(name)
    if offered and chance.random() < 0.55:
        return chance.choice(offered)
    if name in BY_NAME and chance.random() < 0.8:
        return chance.choice(BY_NAME[name])
    return chance.choice(chance.choice(POOLS))


def changed(address: str, more: list[tuple[str, str]]) -> str:
    """The address with these parameters instead of its own of the same names."""
    given = dict(parameters_of(address)) | dict(more)
    path = urlsplit(address).path
    return f"{path}?{urlencode(given)}" if given else path


def posted(chance: Random, found: Map, form: Form) -> dict[str, str]:
    """The form as somebody might fill it in: mostly as offered, now and then as they please."""
    given = {}
    for name, values in form.fields:
        if values and chance.random() < 0.85:
            given[name] = chance.choice(values)
        elif chance.random() < 0.7:
            given[name] = value_for(chance, found, name)
    return given
