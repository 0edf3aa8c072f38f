"""A reviewer decides claims: by keyboard alone, and without scripts."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

OpenPage = Callable[..., Page]


def open_desk(page: Page) -> None:
    page.goto("/review/")
    page.get_by_role("row").get_by_role("link").first.click()


def test_a_claim_is_rejected_and_taken_back_by_keyboard(open_page: OpenPage) -> None:
    page = open_page("reviewer")
    open_desk(page)
    here = page.locator("#open h3")
    first = str(here.text_content())
    page.keyboard.press("r")
    expect(page.get_by_role("status")).to_contain_text("Rejected")
    if here.text_content() != first:
        page.get_by_role("link", name=first).first.click()
    page.keyboard.press("u")

    expect(page.get_by_role("status")).to_contain_text("awaits review again")
    expect(here).to_have_text(first)


def test_keys_move_and_open_the_fields(open_page: OpenPage) -> None:
    page = open_page("reviewer")
    open_desk(page)
    here = page.locator("#open h3")
    first = str(here.text_content())
    claims = page.locator("[data-claim]").count()
    key, back = ("j", "k") if page.locator("#open ~ [data-claim]").count() else ("k", "j")
    assert claims > 1
    page.keyboard.press(key)
    expect(here).not_to_have_text(first)
    page.keyboard.press(back)
    expect(here).to_have_text(first)
    page.keyboard.press("c")

    expect(page.locator("#open .fields").get_by_role("textbox").first).to_be_visible()


def test_a_field_is_corrected_in_place_without_scripts(open_page: OpenPage) -> None:
    page = open_page("reviewer", java_script_enabled=False)
    open_desk(page)
    page.locator("#open summary").click()
    page.locator("#open .fields input").first.fill("not a date at all")
    page.get_by_role("button", name="Accept", exact=True).click()

    expect(page.get_by_role("status")).not_to_contain_text("Accepted")
    expect(page.locator("#open")).to_be_visible()
