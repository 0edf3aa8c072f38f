"""Settings of one installation, from the environment.

COMITY_DATABASE_URL  sqlite:///path or postgres://user:password@host:port/name
COMITY_SECRET_KEY    signs sessions and the opaque references of entries
COMITY_HOSTS         host names served, comma-separated
COMITY_DEBUG         "1" shows errors in full; never on a shared machine
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

HOME = Path(os.environ.get("COMITY_HOME", "var")).absolute()
# A reset race can corrupt a database in WAL mode before 3.51.3 (see docs/decisions): such an
# SQLite gets the rollback journal, which is slower for readers during a commit and safe.
SQLITE_JOURNAL = "WAL" if sqlite3.sqlite_version_info >= (3, 51, 3) else "TRUNCATE"


def database_from_url(url: str) -> dict[str, Any]:
    """Django's settings for the database that ``url`` names.

    Raises:
        ValueError: the scheme is neither sqlite nor postgres.
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path[1:]) or ":memory:",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": f"PRAGMA journal_mode={SQLITE_JOURNAL}; PRAGMA synchronous=FULL;"
                " PRAGMA cache_size=-65536; PRAGMA foreign_keys=ON;",
            },
        }
    if parts.scheme in ("postgres", "postgresql"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
        }
    raise ValueError(
        f"COMITY_DATABASE_URL begins with {parts.scheme!r}; expected sqlite:///path or postgres://…"
    )


DATABASES = {
    "default": database_from_url(
        os.environ.get("COMITY_DATABASE_URL", f"sqlite:///{HOME / 'comity.sqlite3'}")
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DEBUG = os.environ.get("COMITY_DEBUG") == "1"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en-gb"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "comity.record",
    "comity.partners",
    "comity.dialogue",
    "comity.cooperation",
    "comity.review",
]
SECRET_KEY = os.environ.get("COMITY_SECRET_KEY", "for-development-on-loopback-only")
ALLOWED_HOSTS = os.environ.get("COMITY_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
