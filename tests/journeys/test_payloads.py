"""Scripts in every text of the record run nowhere: not under the policy, and not without it.

All three hundred stand in the lists; pages of their own are opened for a sample, or for all of
them with COMITY_PAYLOADS=all (some minutes).
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.journeys.conftest import COMMAND
from tests.journeys.payloads import BARE, PASSWORD, PAYLOADS

SAMPLE = None if os.environ.get("COMITY_PAYLOADS") == "all" else 4
LISTS = (
    "/", "/partners/?of=LEAGUE", "/engagements/", "/programmes/", "/documents/", "/review/",
    "/areas/?of=LEAGUE", "/search/?q=window.ran", "/account/", "/account/tokens/",
)  # fmt: skip
FORMS = ("html", "md", "json")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site whose every text is a script."""
    home = tmp_path_factory.mktemp("payloads")
    top = Path(__file__).parents[2]
    given = {
        **os.environ, "COMITY_HOME": str(home), "COMITY_READS_PER_MINUTE": "0",
        "PYTHONPATH": f"{top / 'src'}{os.pathsep}{top}",
    }  # fmt: skip
    given.pop("COMITY_DATABASE_URL", None)
    subprocess.run(
        [sys.executable, "-m", "tests.journeys.payloads"], env=given, check=True, cwd=top
    )
    with subprocess.Popen(
        [*COMMAND, "serve", "--port", "0"], env=given, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        words = server.stdout.readline()
        yield words[words.index("http://") :].split()[0].rstrip("/")
        server.send_signal(signal.SIGTERM)
        server.wait(20)


def addresses(page: Page) -> list[str]:
    """The lists, every page of them, and pages of their own for what stands in them."""
    found = []
    for address in LISTS:
        while address:
            page.goto(address)
            found.append(address)
            links = page.locator("main tbody th a, main .evidence, main li a[href^='/entries/']")
            several = [str(one.get_attribute("href")) for one in links.all()]
            found += several if SAMPLE is None else several[: SAMPLE * 8 : 8]
            onward = page.locator(".pages a[href*='page=']").last
            address = str(onward.get_attribute("href")) if onward.count() else ""
            if address in found or (address and not address.startswith("/")):
                address = ""
    found += [f"/brief/?of=LEAGUE&group=LEAGUE&format={form}" for form in FORMS]
    return list(dict.fromkeys(one for one in found if "format=" not in one or "json" not in one))


@pytest.mark.parametrize("without_policy", [False, True])
def test_no_script_of_the_record_is_run(
    browser: Browser, hostile: str, without_policy: bool
) -> None:
    context = browser.new_context(
        base_url=hostile, bypass_csp=without_policy, accept_downloads=True
    )
    page = context.new_page()
    told: list[str] = []
    page.on("dialog", lambda dialog: told.append("dialog") or dialog.dismiss())  # type: ignore[func-returns-value]
    page.on("console", lambda line: told.append(line.text) if "Refused" in line.text else None)
    page.goto("/sign-in/")
    page.get_by_label("Account").fill("nor.reviewer")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
    ran, shown = [], set()
    for address in addresses(page):
        try:
            page.goto(address)
        except Exception as error:
            if "Download is starting" not in str(error):
                raise
            continue
        if page.evaluate("'ran' in window"):
            ran.append(address)
        body = str(page.evaluate("document.body.innerText"))
        shown |= {number for number, one in enumerate(PAYLOADS) if one in body}
    context.close()

    assert len(PAYLOADS) == 300
    assert ran == []
    assert told == []
    assert len(shown) >= 250, "they stand there as text"


def test_the_scripts_run_where_nothing_stops_them(browser: Browser) -> None:
    """So that the test above can fail."""
    page = browser.new_page()
    page.on("dialog", lambda dialog: dialog.dismiss())
    ran = 0
    for payload in BARE:
        page.goto("about:blank")
        page.set_content(f"<!doctype html><title>x</title><p>{payload}", wait_until="commit")
        page.wait_for_timeout(100)
        ran += bool(page.evaluate("'ran' in window"))
    page.close()

    assert ran >= len(BARE) // 2
