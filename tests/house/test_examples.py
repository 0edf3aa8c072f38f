"""The example documents are what their manifest says, and enough of them."""

from __future__ import annotations

from collections import Counter

import pytest

from comity.accounts.policy import handlings
from comity.accounts.rules import CLEAR, PUBLIC, ROLES
from comity.examples import HERE, ExampleDocument, example_accounts, example_documents
from comity.terms import load_terms

DOCUMENTS = example_documents()
TEXTUAL = [one for one in DOCUMENTS if one.path.suffix not in {".docx", ".pdf"}]
NOT_ISSUED = "Example text"
ILLUSTRATION = "Illustration"


def name(document: ExampleDocument) -> str:
    return document.path.name


def test_every_file_is_in_the_manifest_once() -> None:
    assert sorted(one.path for one in DOCUMENTS) == sorted((HERE / "documents").iterdir())


def test_they_are_many_and_of_many_kinds() -> None:
    assert len(DOCUMENTS) >= 18
    assert {one.path.suffix for one in DOCUMENTS} == {
        ".html", ".md", ".txt", ".docx", ".pdf", ".rss", ".eml",
    }  # fmt: skip
    assert {one.side for one in DOCUMENTS} >= {"NATO", "EU", "AU", "PIF", "JPN", "KOR", "NZL"}


def test_they_are_read_in_the_order_of_publication() -> None:
    assert [one.published for one in DOCUMENTS] == sorted(one.published for one in DOCUMENTS)


def test_one_page_is_there_in_two_editions() -> None:
    editions = Counter(one.address for one in DOCUMENTS)
    assert [address for address, count in editions.items() if count > 1] == [
        "https://alliance.example/topics/indo-pacific-partners"
    ]


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_sides_and_audiences_are_known(document: ExampleDocument) -> None:
    actors = load_terms().actors
    audiences = {document.originator, *document.releases} - {PUBLIC}
    assert audiences | {document.side} <= actors.keys()
    assert document.handling in handlings()
    assert (PUBLIC in document.releases) == (document.handling == CLEAR)


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_addresses_lead_nowhere(document: ExampleDocument) -> None:
    scheme, _, rest = document.address.partition(":")
    host = rest.rpartition("@")[2] if scheme == "message" else rest.split("/")[2]
    assert host.endswith(".example")


@pytest.mark.parametrize("document", TEXTUAL, ids=name)
def test_each_says_that_it_is_an_example(document: ExampleDocument) -> None:
    text = document.path.read_text()
    assert (NOT_ISSUED if PUBLIC in document.releases else ILLUSTRATION) in text
    assert 120 <= len(text.split()) <= 400


def test_what_is_released_to_one_delegation_is_there() -> None:
    assert Counter(one.releases for one in DOCUMENTS) == {
        (PUBLIC,): len(DOCUMENTS) - 3, ("JPN",): 1, ("AUS",): 1, (): 1,
    }  # fmt: skip


def test_accounts_act_for_every_audience_of_the_documents() -> None:
    accounts = example_accounts()
    assert {one.role for one in accounts} <= set(ROLES)
    needed = {code for one in DOCUMENTS for code in (one.originator, *one.releases)}
    assert needed <= {one.audience for one in accounts}
    assert len({one.username for one in accounts}) == len(accounts)
