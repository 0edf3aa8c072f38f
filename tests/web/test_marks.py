"""Portion marks: every page bears the highest label of what it shows, every row its own."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.web.worlds import SECRET, World, build

from comity.accounts.models import Account
from comity.accounts.portions import narrowest

with (Path(__file__).parent / "routes.csv").open(encoding="utf-8") as file:
    ADDRESSES = list(dict.fromkeys(row["address"] for row in csv.DictReader(file)))

BANNER = re.compile(r'<p class="banner">(.*?)</p>', re.DOTALL)
MARK = re.compile(r'class="(?:mark|tag)">(TLP:[A-Z+]+)')
QUIET = ("Quiet Bay", "Quiet talks", "Westland", "Aa Quiet Memorandum", "hidden topic")
MORE = (
    "/partners/?of=LEAGUE&on=2022-04-07", "/areas/?of=LEAGUE&group=SEA2", "/search/?q=quiet",
    "/search/?q=westland", "/brief/?of=LEAGUE&group=SEA2", "/engagements/?actor=NOR",
)  # fmt: skip


@pytest.fixture
def whole(db: None, monkeypatch: pytest.MonkeyPatch) -> World:
    """The record with what Southland alone may see."""
    return build(monkeypatch, hidden=True, accounts=("SOU", "NOR"))


def pages(client: Client, name: str, world: World) -> Iterator[tuple[str, str]]:
    """Every page that an account gets, with its address."""
    places = asdict(world)
    unseen = {key.removeprefix("unseen_"): text for key, text in places.items() if "unseen" in key}
    for address in (*ADDRESSES, *MORE):
        for ids in (places, places | unseen):
            client.force_login(Account.objects.get(username=name))
            response: Any = client.get(address.format(**ids))
            if response.status_code == 200 and "text/html" in response.headers["Content-Type"]:
                yield address, response.content.decode()


def test_the_banner_of_every_page_is_as_high_as_what_stands_there(
    client: Client, whole: World
) -> None:
    high = set()
    for address, shown in pages(client, "sou.releaser", whole):
        above, below = BANNER.findall(shown)
        assert above == below, address
        matter = shown.split("<main", 1)[1].split("</main>", 1)[0]
        labels = set(MARK.findall(matter))
        assert narrowest(labels) in ("", "TLP:CLEAR") or narrowest(labels) in above, address
        told = re.sub(r"<select.*?</select>|<datalist.*?</datalist>", "", matter, flags=re.DOTALL)
        if any(words in told for words in QUIET):
            assert "TLP:AMBER" in above, address
            high.add(address)
    assert len(high) >= 15


def test_rows_are_marked_unless_everyone_may_be_told(client: Client, whole: World) -> None:
    client.force_login(Account.objects.get(username="sou.releaser"))
    for address in ("/programmes/", "/partners/?of=LEAGUE"):
        rows = client.get(address).content.decode().split("<tbody", 1)[1].split("<tr>")[1:]
        assert len(rows) >= 2, address
        narrow = [row for row in rows if any(words in row for words in QUIET)]
        assert narrow, address
        assert all('class="mark">TLP:AMBER' in row for row in narrow), address
        assert any('class="mark"' not in row for row in rows), address


def test_who_sees_the_open_label_alone_sees_no_mark_but_the_banner(
    client: Client, whole: World
) -> None:
    for address, shown in pages(client, "nor.reader", whole):
        assert 'class="mark"' not in shown, address
        assert "AMBER" not in BANNER.findall(shown)[0], address
    assert "TLP:CLEAR" in client.get("/engagements/").content.decode()


@pytest.mark.parametrize(
    "address",
    ["/engagements/", "/programmes/", "/partners/?of=LEAGUE", "/documents/",
     "/areas/?of=LEAGUE&group=SEA2"],
)  # fmt: skip
def test_exported_rows_carry_their_mark(client: Client, whole: World, address: str) -> None:
    sign = "&" if "?" in address else "?"
    for name, label in (("sou.releaser", "TLP:AMBER"), ("nor.reader", "TLP:CLEAR")):
        client.force_login(Account.objects.get(username=name))
        response = client.get(f"{address}{sign}format=csv")
        rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
        assert label in {row["handling"] for row in rows}
        assert all(row["handling"] != "TLP:AMBER" for row in rows if name == "nor.reader")


def test_the_interface_marks_each_object(client: Client, whole: World) -> None:
    client.force_login(Account.objects.get(username="sou.releaser"))
    for address in ("/api/instruments", "/api/partners?of=LEAGUE"):
        assert {row["handling"] for row in client.get(address).json()} == {
            "TLP:CLEAR", "TLP:AMBER",
        }, address  # fmt: skip


def test_a_history_marks_what_is_held_no_longer(client: Client, whole: World) -> None:
    client.force_login(Account.objects.get(username="sou.releaser"))
    shown = client.get(f"/history/{whole.unseen_engagement}/").content.decode()

    assert 'class="mark">TLP:AMBER' in shown
    assert SECRET not in shown
