"""How fast a person can decide: the machine's part of a decision, by keyboard, in a real browser.

Each decision is one key (accept or reject); measured is the time from the key to the next claim
standing on the screen, its page loaded. What a person adds is reading: the table says what is left
of an hour at several paces. Needs Chromium.

    make desk
    make desk ARGS="--waiting 10000 --decisions 100"
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import quantiles
from typing import Any

FLAGS = ["--no-sandbox", "--headless", "--disable-gpu", "--disable-background-networking"]
COMMAND = [sys.executable, "-m", "comity.cli.main"]
PASSWORD = "a long day of calm seas"
CLAIMS_OF_A_DOCUMENT = 10
#: Seconds that a person reads before a decision; a guess at fast, usual and careful reading.
PACES = (3, 10, 30)
#: At most, in milliseconds, at the 95th percentile: a page of the desk answers as any page must.
FLOOR_MS = 1_000


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("--waiting", type=int, default=10_000, help="claims that wait")
    asked.add_argument("--decisions", type=int, default=60)
    given = asked.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("There is no Chromium on this machine; install it to measure the desk.")
    slow = False
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COMITY_HOME"] = folder
        subprocess.run([*COMMAND, "demo", "--no-serve"], check=True, capture_output=True)
        passwords = dict(
            line.split()[:2]
            for line in (Path(folder) / "demo-accounts").read_text().splitlines()
            if line.strip()
        )
        print(f"{'record':<28}{'decisions':>10}{'p50 ms':>9}{'p95 ms':>9}", end="")
        print("".join(f"{f'{pace} s each':>14}" for pace in PACES))
        slow |= _report("demo", _walk(chromium, passwords["reviewer"], 12))
        _fill(given.waiting)
        times = _walk(chromium, passwords["reviewer"], given.decisions)
        slow |= _report(f"{given.waiting:,} waiting", times)
    if slow:
        sys.exit(f"Slower than {FLOOR_MS} ms at the 95th percentile.")


def _report(name: str, times: list[float]) -> bool:
    """Prints the row; whether it is slower than it may be."""
    cuts = quantiles([one * 1000 for one in times], n=20)
    middle, most = cuts[9], cuts[18]
    hours = "".join(f"{3600 / (pace + middle / 1000):>12.0f}/h" for pace in PACES)
    print(f"{name:<28}{len(times):>10}{middle:>9.0f}{most:>9.0f}{hours}")
    return most > FLOOR_MS


def _walk(chromium: str, password: str, decisions: int) -> list[float]:
    """Seconds from each key to the next claim, for as many decisions as there are claims."""
    from playwright.sync_api import sync_playwright

    server = subprocess.Popen([*COMMAND, "serve", "--port", "0"], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    words = server.stdout.readline()
    address = words[words.index("http://") :].split()[0]
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            page = browser.new_page(base_url=address)
            page.goto("/sign-in/")
            page.get_by_label("Account").fill("reviewer")
            page.get_by_label("Password").fill(password)
            page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
            page.goto("/review/")
            page.get_by_role("link", name="Start with the first").click()
            page.wait_for_load_state("load")
            return [seconds for turn in range(decisions) if (seconds := _decide(page, turn))]
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(20)


def _decide(page: Any, turn: int) -> float:
    """Seconds that one decision took; 0 where nothing was left to decide."""
    if not page.locator('[data-key="r"]').count():
        return 0
    key = "r" if turn % 3 == 2 else "a"
    started = time.perf_counter()
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press(key)
    page.locator("#open h3").wait_for()
    return time.perf_counter() - started


def _fill(waiting: int) -> None:
    """So many claims more await review, ten a document, at the desk of the demo."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comity.settings")
    import django

    django.setup()
    from comity.reader.claims import EngagementClaim, Passage, Reading, Text
    from comity.record.vantage import Vantage
    from comity.review import acceptance
    from comity.review.proposing import read_edition
    from comity.review.registering import Release, register_document

    desk = Vantage.of("NATO")
    for rule in acceptance.rules_in_force(desk):
        acceptance.withdraw_rule("benchmark", desk, rule.public_id, "to be decided by hand")
    states = ("JPN", "AUS", "NZL", "KOR", "UKR", "GEO", "SWE", "CHE", "IRL", "AUT")

    def read(text: Text) -> Reading:
        claims = []
        for place, line in enumerate(text.text.split("\n\n")[1:]):
            start = text.text.index(line)
            claims.append(
                EngagementClaim(
                    passages=(Passage(start, start + len(line), line),), kind="meeting",
                    date=f"20{place + 10}-0{place % 9 + 1}-1{place}", level="officials",
                    parties=("NATO", states[place]), place="Brussels", confidence=0.6,
                )
            )  # fmt: skip
        return Reading(tuple(claims), "benchmark 1", "none")

    for number in range(waiting // CLAIMS_OF_A_DOCUMENT):
        lines = [
            f"In meeting {number}.{place} officials of the Alliance and {state} spoke at length"
            " about cyber defence, maritime security and what they would do together next year."
            for place, state in enumerate(states)
        ]
        text = Text("\n\n".join([f"Document {number}", *lines]), title=f"Document {number}",
                    published="2024-01-01", publisher="Bench newsroom")  # fmt: skip
        registered = register_document("benchmark", desk, text, Release())
        read_edition("benchmark", desk, registered.edition, read)


if __name__ == "__main__":
    main()
