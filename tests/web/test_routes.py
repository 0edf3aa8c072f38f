"""Every route is declared, with its methods and what each role gets at it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.web.conftest import Small

with (Path(__file__).parent / "routes.csv").open(encoding="utf-8") as file:
    TABLE = list(csv.DictReader(file))

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
OUTCOMES = {"yes": 200, "wrong": 403, "no": 403, "home": 302, "sign-in": 302}


def routes(resolver: URLResolver) -> Iterator[tuple[str, str]]:
    """Name and pattern of every address."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield pattern.name or "", str(pattern.pattern)
        else:
            yield from routes(pattern)


def cells(role: str) -> list[tuple[str, str, str]]:
    return [(row["address"], row["method"], row[role]) for row in TABLE]


def test_every_route_is_declared_and_every_declared_route_is_there() -> None:
    there = [name for name, _ in routes(get_resolver())]

    assert "" not in there
    assert sorted(there) == sorted({row["route"] for row in TABLE})


def test_an_undeclared_route_would_be_found() -> None:
    extra = URLResolver.__new__(URLResolver)
    extra.__dict__["url_patterns"] = [
        *get_resolver().url_patterns,
        URLPattern(get_resolver().url_patterns[0].pattern, lambda request: None, name="new"),
    ]

    assert "new" in [name for name, _ in routes(extra)]


@pytest.mark.parametrize(("address", "method", "outcome"), cells("anonymous"))
def test_the_public_gets_what_the_table_says(
    client: Client, small: Small, address: str, method: str, outcome: str
) -> None:
    response = client.generic(method, address.format(**asdict(small)))

    assert response.status_code == OUTCOMES[outcome]
    if outcome == "sign-in":
        assert response.headers["Location"].startswith("/sign-in/?next=")


@pytest.mark.parametrize("address", sorted({row["address"] for row in TABLE}))
def test_other_methods_are_refused(client: Client, small: Small, address: str) -> None:
    declared = {row["method"] for row in TABLE if row["address"] == address}
    for method in METHODS:
        if method not in declared:
            response = client.generic(method, address.format(**asdict(small)))
            assert response.status_code == 405, method
