"""An account is set up by its link, makes a token and adds a document, in a real browser."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.conftest import COMMAND, Site
from tests.journeys.test_reading import problems

OpenPage = Callable[..., Page]
PAGE = (
    b"<!doctype html><html><head><title>Ministers meet in Tokyo</title></head><body><main>"
    b"<p>The NATO Secretary General met the Prime Minister of Japan in Tokyo on 31 January 2023."
)


def test_a_link_sets_a_password_once(open_page: OpenPage, site: Site) -> None:
    done = subprocess.run(
        [*COMMAND, "accounts", "link", "researcher"], env=site.environment, check=True,
        capture_output=True, text=True,
    )  # fmt: skip
    link = done.stdout.strip()
    page = open_page()
    page.goto(link)
    assert problems(page) == []
    for password in ("welcome2026", "three grey boats at noon"):
        page.get_by_label("Password", exact=True).fill(password)
        page.get_by_label("Once more").fill(password)
        page.get_by_role("button", name="Set the password").click()
        if password == "welcome2026":
            expect(page.get_by_role("alert")).to_contain_text("common")
    expect(page.get_by_role("status")).to_contain_text("The password is set")
    page.get_by_label("Account").fill("researcher")
    page.get_by_label("Password").fill("three grey boats at noon")
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("link", name="researcher", exact=True)).to_be_visible()
    answer = page.goto(link)
    assert answer is not None
    assert answer.status == 404


def test_a_document_is_added_and_a_broken_one_is_told(open_page: OpenPage) -> None:
    page = open_page("reviewer")
    page.goto("/documents/add/")
    file = page.get_by_label("File")
    file.set_input_files([{"name": "a.html", "mimeType": "text/html", "buffer": PAGE}])
    page.get_by_role("button", name="Add and read it").click()
    expect(page.get_by_role("status")).to_contain_text("Ministers meet in Tokyo")
    file.set_input_files(
        [{"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 x"}]
    )
    page.get_by_role("button", name="Add and read it").click()
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    assert problems(page) == []


def test_an_administrator_keeps_accounts_sees_refusals_and_reads_nothing(
    open_page: OpenPage,
) -> None:
    refused = open_page("researcher")
    refused.goto("/review/")
    expect(refused.get_by_role("heading", level=1)).to_be_visible()
    desk = open_page("desk")
    desk.goto("/releases/")
    page = open_page("admin")
    page.get_by_role("link", name="Accounts", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Accounts of NATO")
    assert problems(page) == []
    page.get_by_label("Name", exact=True).fill("visits")
    page.get_by_label("Role", exact=True).select_option("analyst")
    page.get_by_role("button", name="Make the account and its set-up link").click()
    expect(page.locator("#link")).to_contain_text("/")
    page.goto("/administration/events/")
    row = page.get_by_role("row").filter(has_text="refused: its role or token may not")
    expect(row).to_contain_text("desk")
    expect(row).to_contain_text("releases")
    expect(page.get_by_role("main")).not_to_contain_text("researcher")
    assert problems(page) == []
    page.goto("/documents/")
    expect(page.get_by_role("main")).not_to_contain_text("TLP:AMBER")


@pytest.mark.parametrize("width", [1280, 390])
def test_pages_of_an_account_fit_and_are_accessible(open_page: OpenPage, width: int) -> None:
    page = open_page("reviewer", viewport={"width": width, "height": 900})
    wrong = {}
    for address in (
        "/account/", "/account/password/", "/account/second-factor/", "/account/sessions/",
        "/account/tokens/", "/documents/add/", "/account/again/",
    ):  # fmt: skip
        page.goto(address)
        found = problems(page)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append("too wide")
        if found:
            wrong[address] = found

    assert wrong == {}
