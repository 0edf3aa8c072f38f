"""How often one may try to sign in: per account and address, and per address alone.

Counts live in the cache of the one server process; a restart forgets them.
"""

from __future__ import annotations

from hashlib import sha256

from django.core.cache import cache

WINDOW_SECONDS = 15 * 60
#: A person mistypes a few times; a guesser needs thousands.
TRIES_PER_ACCOUNT = 5
TRIES_PER_ADDRESS = 30


def _keys(username: str, address: str) -> tuple[tuple[str, int], ...]:
    who = sha256(f"{username.casefold()}\n{address}".encode()).hexdigest()
    where = sha256(address.encode()).hexdigest()
    return ((f"sign-in:{who}", TRIES_PER_ACCOUNT), (f"sign-in:{where}", TRIES_PER_ADDRESS))


def may_try(username: str, address: str) -> bool:
    return all(cache.get(key, 0) < most for key, most in _keys(username, address))


def count_try(username: str, address: str) -> None:
    """Counts a try that failed."""
    for key, _ in _keys(username, address):
        cache.add(key, 0, WINDOW_SECONDS)
        cache.incr(key)


def forget(username: str, address: str) -> None:
    """A success clears the account's count; the address keeps its own."""
    cache.delete(_keys(username, address)[0][0])
