"""Files that left are remembered, and found again when something in them is destroyed."""

from __future__ import annotations

import hashlib

import pytest
from django.test import Client
from tests.web import test_expunging
from tests.web.test_expunging import sign_in
from tests.web.worlds import World

from comity.accounts.actions import create_account
from comity.record.expunging import expunge_document, expunge_entry
from comity.record.opaque import reference
from comity.record.queries import entries, items
from comity.record.vantage import Vantage
from comity.releasing.models import Product

held = test_expunging.held


@pytest.fixture
def desk(world: World) -> Client:
    return sign_in("nor.reviewer")


def take(client: Client, address: str) -> tuple[Product, bytes]:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return Product.objects.latest("id"), answer.content


def page(client: Client, **asked: str) -> str:
    return client.get("/products/", asked).content.decode()


@pytest.mark.parametrize(
    "address", ["/engagements/?format=csv", "/programmes/?format=csv", "/documents/?format=csv"]
)
def test_a_list_that_left_is_remembered_with_what_it_was_made_of(desk, address: str) -> None:
    product, content = take(desk, address)
    assert product.digest == hashlib.sha256(content).hexdigest()
    assert product.by == "nor.reviewer"
    assert product.entries or product.editions
    assert product.name in page(desk, digest=product.digest)
    assert product.name not in page(desk, digest=hashlib.sha256(b"another").hexdigest())
    assert "no SHA-256" in page(desk, digest="abc")


def test_what_the_public_takes_or_only_looks_at_is_not(desk, client: Client) -> None:
    client.get("/engagements/?format=csv")
    desk.head("/engagements/?format=csv")
    desk.get("/engagements/")
    assert not Product.objects.exists()
    assert "No file has left yet" in page(desk)


def test_a_file_with_something_destroyed_waits_until_somebody_saw_to_it(desk) -> None:
    product, _ = take(desk, "/engagements/?format=csv")
    assert "To be seen to" not in page(desk)
    expunge_entry(product.entries[0], "one", "another", "a test")
    assert "1 file holds something" in page(desk)

    place = f"/products/{product.public_id}/"
    assert "Say what was done" in desk.post(place, {"words": " "}, follow=True).content.decode()
    seen_to = desk.post(place, {"words": "Withdrawn from three offices."}, follow=True)
    assert "To be seen to" not in seen_to.content.decode()
    assert "Withdrawn from three offices." in page(desk)
    desk.post(place, {"do": "reopen"})
    assert "1 file holds something" in page(desk)


def test_a_file_that_quotes_a_destroyed_text_waits_too(desk) -> None:
    product, _ = take(desk, "/documents/?format=csv")
    (document, *_) = items(Vantage.of("NOR"), kind="document")
    expunge_document(document.id, "one", "another", "a test")
    assert product.name in page(desk)
    assert "1 file holds something" in page(desk)


def test_what_would_go_names_the_files_that_hold_it(desk, held: int) -> None:
    product, _ = take(desk, "/engagements/?format=csv")
    assert held in product.entries
    shown = desk.get(f"/expunging/ask/?of={reference(held)}").content.decode()
    assert "1 file that left holds it" in shown
    assert product.name in shown


def test_another_desk_knows_nothing_of_it(desk, world: World) -> None:
    product, _ = take(desk, "/engagements/?format=csv")
    create_account("sou.releaser", "a harbour of calm seas", "SOU", "releaser")
    other = sign_in("sou.releaser")
    assert product.name not in page(other, digest=product.digest)
    assert other.post(f"/products/{product.public_id}/", {"words": "x"}).status_code == 404


def test_what_was_destroyed_out_of_sight_is_not_told(desk, world: World) -> None:
    """An entry that the desk saw no source of any more when it went."""
    product, _ = take(desk, "/engagements/?format=csv")
    hidden = max(entry.id for entry in entries(Vantage.of("SOU"))) + 10**6
    Product.objects.filter(id=product.id).update(entries=[hidden])
    assert "To be seen to" not in page(desk)
