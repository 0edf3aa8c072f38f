"""Headers and cookies that hold a browser to what a page may do, on every answer."""

from __future__ import annotations

import csv
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.web.worlds import PASSWORD, World

from comity.web.headers import policy

with (Path(__file__).parent / "routes.csv").open(encoding="utf-8") as file:
    ROUTES = list(csv.DictReader(file))


def test_every_answer_carries_them(reviewer: Client, world: World) -> None:
    for row in ROUTES:
        response = reviewer.generic(row["method"], row["address"].format(**asdict(world)))
        headers, where = response.headers, (row["method"], row["address"])
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"], where
        assert "unsafe" not in headers["Content-Security-Policy"], where
        assert headers["X-Frame-Options"] == "DENY", where
        assert headers["X-Content-Type-Options"] == "nosniff", where
        assert headers["Referrer-Policy"] == "same-origin", where
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin", where
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin", where
        assert "camera=()" in headers["Permissions-Policy"], where
        assert headers["Cache-Control"] == "private, no-store", where
        reviewer.force_login(_account("nor.reviewer"))


def _account(name: str) -> Any:
    from comity.accounts.models import Account

    return Account.objects.get(username=name)


def test_what_is_public_is_asked_for_again_and_kept_by_nobody_between(
    client: Client, world: World
) -> None:
    response = client.get("/partners/?of=LEAGUE")

    assert response.headers["Cache-Control"] == "private, no-cache"
    assert "Cookie" in response.headers["Vary"]


def test_pages_hold_no_script_style_or_handler_of_their_own(reviewer: Client, world: World) -> None:
    for row in ROUTES:
        if row["method"] != "GET":
            continue
        response = reviewer.get(row["address"].format(**asdict(world)))
        if "text/html" in response.headers["Content-Type"]:
            page = response.content.decode()
            assert "<style" not in page, row["address"]
            assert " style=" not in page, row["address"]
            assert " onclick=" not in page, row["address"]
            for part in page.split("<script")[1:]:
                inside = part.split(">", 1)[1].split("</script>")[0]
                assert not inside.strip() or 'type="application/json"' in part, row["address"]


def test_another_host_is_not_answered(client: Client, world: World) -> None:
    for host in ("elsewhere.example", "localhost.elsewhere.example", "127.0.0.1@elsewhere.example"):
        response = client.get("/", headers={"host": host})
        assert response.status_code == 400
        assert b"elsewhere" not in response.content


def test_a_forwarded_host_changes_nothing(client: Client, world: World) -> None:
    response = client.get("/review/", headers={"x-forwarded-host": "elsewhere.example"})

    assert response.headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example",
        "\\\\elsewhere.example", "///elsewhere.example", "https:elsewhere.example",
        "javascript:alert(1)", "data:text/html,x", " //elsewhere.example", "\t//elsewhere.example",
        "https://testserver@elsewhere.example/", "//testserver.elsewhere.example/", "ftp://testserver/",
        "/%0d%0aLocation:%20https://elsewhere.example", "http:///elsewhere.example",
    ],
)  # fmt: skip
def test_signing_in_leads_to_no_other_site(client: Client, world: World, elsewhere: str) -> None:
    for how in ("GET", "POST"):
        address = "/sign-in/" if how == "POST" else "/sign-in/?" + _query(elsewhere)
        given = {"login": "nor.reader", "password": PASSWORD}
        if how == "POST":
            given["next"] = elsewhere
        response = client.post(address, given)
        assert response.status_code == 302
        location = response.headers["Location"]
        assert location == "/" or location.startswith("/%"), (how, location)
        client.logout()


def _query(elsewhere: str) -> str:
    from urllib.parse import urlencode

    return urlencode({"next": elsewhere})


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(client: Client, world: World) -> None:
    response = client.post("/sign-in/", {"login": "nor.reader", "password": PASSWORD})

    assert set(response.cookies) >= {"sessionid", "known"}
    for cookie in response.cookies.values():
        assert cookie["httponly"], cookie.key
        assert cookie["samesite"] == "Lax", cookie.key


def test_behind_tls_cookies_are_bound_to_the_host() -> None:
    """The settings of an installation behind a proxy with TLS."""
    script = """
import os
os.environ.update(COMITY_HTTPS="1", DJANGO_SETTINGS_MODULE="comity.settings")
from comity import settings as s
assert s.SESSION_COOKIE_SECURE and s.CSRF_COOKIE_SECURE and s.CSRF_COOKIE_HTTPONLY
assert s.SESSION_COOKIE_NAME.startswith("__Host-") and s.CSRF_COOKIE_NAME.startswith("__Host-")
assert s.SECURE_HSTS_SECONDS >= 31_536_000 and s.SECURE_HSTS_INCLUDE_SUBDOMAINS
assert s.SECOND_FACTOR_ROLES == {"releaser", "administrator"}
assert s.ALLAUTH_TRUSTED_PROXY_COUNT == 1 and not s.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN
"""
    subprocess.run([sys.executable, "-c", script], check=True, env={"PYTHONPATH": "src"})


def test_a_form_may_lead_to_the_office_alone(settings: Any) -> None:
    from comity.settings import office_app

    settings.SOCIALACCOUNT_PROVIDERS = office_app("https://id.office.example/realm", "O", "c", "s")

    assert "form-action 'self' https://id.office.example;" in policy()
