"""A visitor reads: from another day, from a sentence to its words, on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files

import pytest
from playwright.sync_api import Page, expect

PAGES = (
    "/", "/sign-in/", "/partners/", "/partners/?of=NATO&on=2022-04-07", "/engagements/",
    "/programmes/", "/areas/?of=NATO&group=IP4", "/documents/", "/search/?q=Korea",
    "/brief/?of=NATO&group=IP4&on=2023-04-11", "/nowhere/",
)  # fmt: skip
#: Lists whose first line leads on to a page of its own.
LISTS = ("/partners/?of=NATO&kind=partner", "/engagements/", "/programmes/", "/documents/")

#: The beginning of the first element that stands out of the page.
WIDEST = """[...document.querySelectorAll("main *")].find(
    (one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest(".wide")
)?.parentElement.outerHTML.slice(0, 300)"""

OpenPage = Callable[..., Page]


def problems(page: Page) -> list[str]:
    """What axe-core finds wrong for those who cannot see, hear or point well."""
    if "axe" not in page.evaluate("Object.keys(window)"):
        page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]


def first_of(page: Page, address: str) -> str:
    page.goto(address)
    return str(page.locator("tbody th a").first.get_attribute("href"))


def test_from_another_day_a_partner_is_a_member(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/partners/?of=NATO")
    for day, kind, other in (
        ("2022-04-07", "Partner", "Member"),
        ("2023-04-11", "Member", "Partner"),
    ):
        page.get_by_label("On", exact=True).fill(day)
        page.get_by_role("button", name="Look").click()
        expect(page).to_have_url(re.compile(f"on={day}"))
        row = page.get_by_role("row").filter(has=page.get_by_role("link", name="Finland"))
        expect(row.filter(has_text=kind).first).to_be_visible()
        expect(row.filter(has_text=other)).to_have_count(0)


def test_a_wrong_day_is_told_where_it_was_written(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("/")
    page.get_by_label("On", exact=True).fill("last spring")
    page.get_by_role("button", name="Look").click()

    expect(page.get_by_role("alert")).to_contain_text("Expected year-month-day")
    expect(page.get_by_label("On", exact=True)).to_have_value("last spring")


def test_from_a_sentence_of_a_brief_to_its_words(open_page: OpenPage) -> None:
    page = open_page("desk")
    page.goto("/brief/?of=NATO&group=IP4&on=2023-04-11")
    page.locator("main p .evidence").first.click()
    note = page.locator("li:target")
    expect(note).to_be_visible()
    cited = page.locator("ol li").filter(has=page.locator("a[href*='#p']")).first
    words = str(cited.text_content()).split("“")[1].split("”")[0]
    cited.get_by_role("link").first.click()

    expect(page.locator(".text")).to_contain_text(words)
    expect(page.locator("span:target")).to_have_count(1)


def test_a_brief_is_taken_away_as_a_file(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/brief/?of=NATO&group=IP4&on=2023-04-11")
    with page.expect_download() as download:
        page.get_by_role("link", name="Word").click()

    assert download.value.suggested_filename == "brief-nato-ip4-2023-04-11.docx"


def test_japan_finds_nothing_of_what_australia_alone_was_given(open_page: OpenPage) -> None:
    australia, japan = open_page("australia"), open_page("japan")
    australia.goto("/documents/")
    japan.goto("/documents/")
    theirs = {str(link.get_attribute("href")) for link in australia.locator("tbody th a").all()} - {
        str(link.get_attribute("href")) for link in japan.locator("tbody th a").all()
    }

    assert theirs
    for address in theirs:
        answer = japan.goto(address)
        assert answer is not None
        assert answer.status == 404


@pytest.mark.parametrize("width", [1280, 390])
def test_pages_fit_and_are_accessible(open_page: OpenPage, width: int) -> None:
    pytest.importorskip("axe_playwright_python")
    page = open_page("reviewer", viewport={"width": width, "height": 900})
    several = [*PAGES, *(first_of(page, one) for one in LISTS), "/review/"]
    page.goto("/review/")
    several += [str(page.locator("tbody th a").first.get_attribute("href"))]
    page.goto(several[len(PAGES) + 1])
    several += [str(page.locator("a.evidence").first.get_attribute("href"))]
    wrong = {}
    for address in several:
        page.goto(address)
        found = problems(page)
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            found.append(f"{wide} pixels wide: {page.evaluate(WIDEST)}")
        if found:
            wrong[address] = found

    assert wrong == {}
