"""A reviewer decides claims: by keyboard alone, and without scripts."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

OpenPage = Callable[..., Page]


def open_desk(page: Page) -> None:
    page.goto("/review/")
    page.get_by_role("row").get_by_role("link").first.click()
    page.wait_for_load_state()  # its keys work once its script has run


def test_a_claim_is_rejected_and_taken_back_by_keyboard(open_page: OpenPage) -> None:
    page = open_page("reviewer")
    open_desk(page)
    here = page.locator("#open h3")
    first = str(here.text_content())
    page.keyboard.press("r")
    expect(page.get_by_role("status")).to_contain_text("Rejected")
    expect(here).not_to_have_text(first)
    page.keyboard.press("u")

    expect(page.get_by_role("status")).to_contain_text("awaits review again")
    expect(here).to_have_text(first)


def test_keys_move_and_open_the_fields(open_page: OpenPage) -> None:
    page = open_page("reviewer")
    open_desk(page)
    here = page.locator("#open h3")
    first = str(here.text_content())
    page.keyboard.press("j")
    expect(here).not_to_have_text(first)
    page.keyboard.press("k")
    expect(here).to_have_text(first)
    page.keyboard.press("e")

    expect(page.locator("#open .fields").get_by_role("textbox").first).to_be_visible()


def test_a_field_is_corrected_in_place_without_scripts(open_page: OpenPage) -> None:
    page = open_page("reviewer", java_script_enabled=False)
    open_desk(page)
    page.locator("#open details.edit summary").click()
    page.locator("#open .fields input").first.fill("not a date at all")
    page.get_by_role("button", name="Accept", exact=True).click()

    expect(page.get_by_role("status")).not_to_contain_text("Accepted")
    expect(page.locator("#open")).to_be_visible()


def test_every_key_is_listed_and_the_list_leaves(open_page: OpenPage) -> None:
    page = open_page("reviewer")
    open_desk(page)
    page.keyboard.press("?")
    expect(page.locator("#keys dl")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys dl")).to_be_hidden()
    page.keyboard.press("c")
    page.keyboard.type("One meeting or two?")
    expect(page.locator("#comment")).to_have_value("One meeting or two?")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.get_by_role("heading", name="Review desk", level=1)).to_be_visible()


def test_what_a_correction_changes_is_shown_before_it_is_sent(open_page: OpenPage) -> None:
    page = open_page("reviewer")
    open_desk(page)
    page.keyboard.press("e")
    field = page.locator("#open .fields input").first
    was = field.input_value()
    field.fill("2022-04")
    expect(page.locator("#open .was:visible")).to_contain_text(was or "–")
