"""Settings of one installation, from the environment.

COMITY_HOME          folder of the record and its secret key; by default "var"
COMITY_DATABASE_URL  sqlite:///path or postgres://user:password@host:port/name
COMITY_SECRET_KEY    signs sessions and the opaque references of entries; by default the key that
                     the installation made for itself, in its home
COMITY_HOSTS         host names served, comma-separated
COMITY_READER        who reads unless a command says so: comity, model, or one that a package brings
COMITY_MODEL_URL     a language model's address, its name (_NAME), key (_KEY) and longest wait
                     (_SECONDS): COMITY_MODEL_NAME, COMITY_MODEL_KEY, COMITY_MODEL_SECONDS
COMITY_WALL          "1" reads pages behind row-level security too, on PostgreSQL (`comity wall`)
COMITY_DEBUG         "1" shows errors in full; never on a shared machine
COMITY_HTTPS         "1" where a proxy with TLS stands before the site: cookies travel by TLS alone,
                     and the proxy's X-Forwarded-For says where a request comes from
COMITY_SECOND_FACTOR roles that must sign in with a second factor, comma-separated; by default
                     releaser,administrator where COMITY_HTTPS is "1", else none
COMITY_KEEPER        code of the audience that keeps this installation: its administrators accredit
                     others; by default only the terminal does
COMITY_READS_PER_MINUTE  how often one account, or one address without one, may ask; 0: no limit
COMITY_OIDC_URL      the issuer at which accounts of an office sign in (OpenID Connect); "" for none
COMITY_OIDC_NAME     what the office calls it
COMITY_OIDC_CLIENT   the client id that it gave this installation
COMITY_OIDC_SECRET   and the secret
COMITY_HANDLINGS     a table of handling labels in place of the packaged one (accounts/policy.py)
COMITY_OIDC_CLAIM    which claim names the person: "sub" unless the office says else
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

OFFICE = "office"
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
            # Plans of the few statements every page asks are kept by the server. None of them
            # is worth being compiled: it took 0.3 s of a page to save less.
            "OPTIONS": {
                "server_side_binding": True,
                "prepare_threshold": 3,
                "options": "-c jit=off",
            },
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


def office_app(
    url: str, name: str, client: str, secret: str, claim: str = "sub"
) -> dict[str, dict[str, Any]]:
    """allauth's settings for the one office at which accounts may sign in."""
    return {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "SCOPE": ["openid"],
            "APPS": [
                {
                    "provider_id": OFFICE,
                    "name": name,
                    "client_id": client,
                    "secret": secret,
                    "settings": {"server_url": url, "uid_field": claim, "fetch_userinfo": False},
                }
            ],
        }
    }


DATABASES = {
    "default": database_from_url(
        os.environ.get("COMITY_DATABASE_URL", f"sqlite:///{HOME / 'comity.sqlite3'}")
    )
}
WALL = os.environ.get("COMITY_WALL", "")
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
    "comity.releasing",
    "comity.web",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]
AUTH_USER_MODEL = "accounts.Account"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "comity.accounts.passwords.NotStretched"},
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
    "comity.web.signing.lasting.Lasting",
    "comity.web.tokens.Bearer",
    "allauth.account.middleware.AccountMiddleware",
    "comity.web.throttle.Throttle",
    "comity.web.signing.required.SecondFactor",
    "comity.web.leaving.Leaving",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "comity.web.wall.Wall",
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
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
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
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    # Names that a browser takes only from this host itself, over TLS.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"

# What several workers count or remember together (codes that were used) is in the database.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_cache",
    }
}
KEEPER = os.environ.get("COMITY_KEEPER", "")
READS_PER_MINUTE = int(os.environ.get("COMITY_READS_PER_MINUTE", "600"))
SECOND_FACTOR_ROLES = frozenset(
    os.environ.get("COMITY_SECOND_FACTOR", "releaser,administrator" if HTTPS else "").split(",")
) - {""}

# Signing in (django-allauth): by name and password alone; nobody signs up; no e-mail is known.
ACCOUNT_ADAPTER = "comity.web.signing.adapters.Accounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False  # counted by comity.web.throttle: locks nobody out
ALLAUTH_TRUSTED_PROXY_COUNT = int(HTTPS)
MFA_ADAPTER = "comity.web.signing.adapters.Factors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "comity.web.signing.forms.CodeForm",
    "reauthenticate": "comity.web.signing.forms.CodeAgainForm",
    "add_webauthn": "comity.web.signing.forms.AddPasskeyForm",
    "authenticate_webauthn": "comity.web.signing.forms.PasskeyStepForm",
    "reauthenticate_webauthn": "comity.web.signing.forms.PasskeyAgainForm",
    "login_webauthn": "comity.web.signing.forms.PasskeySignInForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Comity"
MFA_TOTP_TOLERANCE = 1  # a clock half a minute off, or a person who types slowly
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # so that a passkey is two factors in one
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # a browser allows it on localhost alone
SOCIALACCOUNT_ADAPTER = "comity.web.signing.adapters.Offices"
SOCIALACCOUNT_AUTO_SIGNUP = False
if os.environ.get("COMITY_OIDC_URL"):
    SOCIALACCOUNT_PROVIDERS = office_app(
        os.environ["COMITY_OIDC_URL"],
        os.environ.get("COMITY_OIDC_NAME", "OpenID Connect"),
        os.environ.get("COMITY_OIDC_CLIENT", ""),
        os.environ.get("COMITY_OIDC_SECRET", ""),
        os.environ.get("COMITY_OIDC_CLAIM", "sub"),
    )
