"""Stories in a real browser, against the site as ``comity serve`` serves the demo.

They take a minute, so ``make journeys`` alone asks for them (COMITY_JOURNEYS=1); they are skipped
where there is no Chromium.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("playwright")
from playwright.sync_api import Browser, Page, sync_playwright

collect_ignore_glob = [] if os.environ.get("COMITY_JOURNEYS") else ["test_*.py"]

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--headless", "--disable-gpu", "--disable-background-networking"]
COMMAND = [sys.executable, "-m", "comity.cli.main"]


@dataclass(frozen=True)
class Site:
    """The address of the running site, the passwords of its accounts, and how a command of the
    terminal reaches its record."""

    address: str
    passwords: dict[str, str]
    environment: dict[str, str]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    home = tmp_path_factory.mktemp("journeys")
    source = str(Path(__file__).parents[2] / "src")
    given = {**os.environ, "COMITY_HOME": str(home), "PYTHONPATH": source}
    subprocess.run([*COMMAND, "demo", "--no-serve"], env=given, check=True, capture_output=True)
    lines = (home / "demo-accounts").read_text(encoding="utf-8").split("\n")
    passwords = dict(line.split()[:2] for line in lines if line.strip())
    with subprocess.Popen(
        [*COMMAND, "serve", "--port", "0"], env=given, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        words = server.stdout.readline()
        assert "http://" in words, words
        yield Site(words[words.index("http://") :].split()[0].rstrip("/"), passwords, given)
        server.send_signal(signal.SIGTERM)
        server.wait(20)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on this machine")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)


@pytest.fixture
def open_page(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Opens a page of its own; what its console reports as an error fails the test."""
    contexts, errors = [], []

    def opened(account: str = "", **how: Any) -> Page:
        context = browser.new_context(**{"base_url": site.address, **how})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda told: errors.append(told.text) if told.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        if account:
            page.goto("/sign-in/")
            page.get_by_label("Account").fill(account)
            page.get_by_label("Password").fill(site.passwords[account])
            page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [error for error in errors if "Failed to load resource" not in error] == []
