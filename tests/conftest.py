"""What all tests with a database share: cheap passwords."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    """Passwords of tests are hashed by a cheap function: Argon2 takes 30 ms on purpose."""
    from django.conf import settings  # configured only once a test asks for a database

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
