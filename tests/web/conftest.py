"""A record to look at: see ``worlds``."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.web.worlds import World, build

from comity.accounts.models import Account


@pytest.fixture
def world(db: None, monkeypatch: pytest.MonkeyPatch) -> World:
    return build(monkeypatch, accounts=("NOR",))


@pytest.fixture
def reviewer(client: Client, world: World) -> Client:
    """Signed in as a reviewer of Norland."""
    client.force_login(Account.objects.get(username="nor.reviewer"))
    return client
