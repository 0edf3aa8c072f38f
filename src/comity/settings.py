"""Settings of one installation, from the environment.

COMITY_HOME          folder of the record and its secret key; by default "var"
COMITY_DATABASE_URL  sqlite:///path or postgres://user:password@host:port/name
COMITY_SECRET_KEY    signs sessions and the opaque references of entries; by default the key that
                     the installation made for itself, in its home
COMITY_HOSTS         host names served, comma-separated
COMITY_DEBUG         "1" shows errors in full; never on a shared machine
COMITY_HTTPS         "1" where a proxy with TLS stands before the site: cookies travel by TLS alone
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
            # Plans of the few statements every page asks are kept by the server.
            "OPTIONS": {"server_side_binding": True, "prepare_threshold": 3},
        }
    raise ValueError(
        f"COMITY_DATABASE_URL begins with {parts.scheme!r}; expected sqlite:///path or postgres://…"
    )


def kept_key(path: Path) -> str:
    """The key that this installation made for itself (``comity.cli.opening``), if it did."""
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        return "for-development-on-loopback-only"


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
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "comity.record",
    "comity.accounts",
    "comity.partners",
    "comity.dialogue",
    "comity.cooperation",
    "comity.review",
    "comity.web",
]
AUTH_USER_MODEL = "accounts.Account"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
     "OPTIONS": {"user_attributes": ["username"]}},
]  # fmt: skip
SECRET_KEY = os.environ.get("COMITY_SECRET_KEY") or kept_key(HOME / "secret-key")
ALLOWED_HOSTS = os.environ.get("COMITY_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

ROOT_URLCONF = "comity.web.urls"
WSGI_APPLICATION = "comity.web.wsgi.application"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "comity.web.headers.Headers",
    "comity.web.headers.NoNul",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "comity.web.context.looking",
            ]
        },
    }
]
USE_I18N = True
LANGUAGES = [("en-gb", "English")]
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True  # files are served from the package: nothing to collect
WHITENOISE_MAX_AGE = 300

# What fails is told on standard error; what is merely not found is nobody's business.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"django": {"handlers": ["console"], "level": "ERROR"}},
}

HTTPS = os.environ.get("COMITY_HTTPS") == "1"
LOGIN_URL = "sign-in"
SESSION_COOKIE_AGE = 12 * 60 * 60  # a working day
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "comity.web.errors.form_expired"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
