"""References to entries that tell nothing: not their number, and so not what is hidden between.

A row number is put through a keyed permutation of 64 bits (a Feistel network over BLAKE2b), so
that a reference needs no column and no index, and none can be guessed without the secret key.
"""

from __future__ import annotations

from hashlib import blake2b

from django.conf import settings

ROUNDS = 6
HALF = 0xFFFFFFFF


def _mixed(half: int, turn: int) -> int:
    key = settings.SECRET_KEY.encode()[:64]
    return int.from_bytes(
        blake2b(half.to_bytes(4, "big") + bytes([turn]), key=key, digest_size=4).digest(), "big"
    )


def reference(number: int) -> str:
    """16 hexadecimal digits that stand for the row number."""
    left, right = number >> 32, number & HALF
    for turn in range(ROUNDS):
        left, right = right, left ^ _mixed(right, turn)
    return f"{left:08x}{right:08x}"


def number(text: str) -> int | None:
    """The row number a reference stands for; None if the text is not a reference."""
    try:
        whole = int(text, 16)
    except ValueError:
        return None
    if len(text) != 16 or whole >= 1 << 64:
        return None
    left, right = whole >> 32, whole & HALF
    for turn in reversed(range(ROUNDS)):
        left, right = right ^ _mixed(left, turn), left
    return left << 32 | right if left < 1 << 31 else None
