"""Every route is declared, with its methods and what each role gets at it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.web.worlds import ROLES, World

from comity.accounts.models import Account

with (Path(__file__).parent / "routes.csv").open(encoding="utf-8") as file:
    TABLE = list(csv.DictReader(file))

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
OUTCOMES = {"yes": 200, "wrong": 403, "no": 403, "absent": 404, "onward": 302, "sign-in": 302,
            "unfit": 422}  # fmt: skip


def routes(resolver: URLResolver) -> Iterator[tuple[str, str]]:
    """Name and pattern of every address."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield pattern.name or "", str(pattern.pattern)
        else:
            yield from (
                (f"{pattern.namespace}:{name}", address) for name, address in routes(pattern)
            )


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


@pytest.mark.parametrize("role", ["anonymous", *ROLES])
def test_each_role_gets_what_the_table_says(client: Client, world: World, role: str) -> None:
    account = Account.objects.filter(username=f"nor.{role}").first()
    for row in TABLE:
        if account:
            client.force_login(account)
        address = row["address"].format(**asdict(world))
        response = client.generic(row["method"], address)

        cell = (row["method"], address, role)
        assert response.status_code == OUTCOMES[row[role]], cell
        if response.status_code == 302:
            to_sign_in = response.headers["Location"].startswith("/sign-in/?next=")
            assert to_sign_in == (row[role] == "sign-in"), cell


def test_other_methods_are_refused(reviewer: Client, world: World) -> None:
    for given in sorted({row["address"] for row in TABLE}):
        rows = [row for row in TABLE if row["address"] == given]
        refusals = {405, 404} if rows[0]["reviewer"] == "absent" else {405}
        for method in METHODS:
            if method not in {row["method"] for row in rows}:
                response = reviewer.generic(method, given.format(**asdict(world)))
                assert response.status_code in refusals, (method, given)


def test_what_changes_something_needs_the_token_of_a_form(world: World) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(Account.objects.get(username="nor.reviewer"))
    for row in TABLE:
        if row["method"] == "POST":
            assert strict.post(row["address"].format(**asdict(world))).status_code == 403
