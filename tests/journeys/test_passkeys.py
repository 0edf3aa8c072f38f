"""A passkey, kept by a device that the browser plays: added, used to sign in, and removed."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect
from tests.journeys.conftest import Site

OpenPage = Callable[..., Page]


def with_device(page: Page) -> None:
    """The browser has a device that keeps passkeys and always sees its owner's finger."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
                "hasUserVerification": True, "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )  # fmt: skip


def sign_in(page: Page, account: str, password: str) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Account").fill(account)
    page.get_by_label("Password").fill(password)
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()


def test_a_passkey_is_added_used_and_removed(open_page: OpenPage, site: Site) -> None:
    local = site.address.replace("127.0.0.1", "localhost")
    password = site.passwords["australia"]
    page = open_page(base_url=local)
    with_device(page)
    sign_in(page, "australia", password)
    page.goto("/account/second-factor/passkey/")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Name", exact=True).fill("The browser's own")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    expect(page.locator(".codes li")).to_have_count(10)

    # With the password, the passkey is asked for as the second step.
    page.get_by_role("button", name="Sign out").click()
    sign_in(page, "australia", password)
    expect(page.get_by_role("heading", name="Second step")).to_be_visible()
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("link", name="australia", exact=True)).to_be_visible()

    # Alone it is name, password and second factor in one.
    page.get_by_role("button", name="Sign out").click()
    page.goto("/sign-in/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("link", name="australia", exact=True)).to_be_visible()

    page.goto("/account/second-factor/")
    page.get_by_role("link", name="Remove The browser's own").click()
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_role("status")).to_contain_text("removed")
    page.get_by_role("button", name="Sign out").click()
    sign_in(page, "australia", password)
    expect(page.get_by_role("link", name="australia", exact=True)).to_be_visible()
