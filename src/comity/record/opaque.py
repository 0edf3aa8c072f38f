"""References to rows and changes that tell nothing: not their number, and so not what is hidden
between.

A number is put through a keyed permutation of 64 bits (a Feistel network over BLAKE2b), so
that a reference needs no column and no index, and none can be guessed without the secret key.
Rows and changes are counted apart and have a permutation each: with one for both, the change that
bears the number of a row would have its reference, and so tell how many changes came before it.
"""

from __future__ import annotations

from hashlib import blake2b

from django.conf import settings

ROUNDS = 6
HALF = 0xFFFFFFFF
#: What is counted: rows of all tables together, and changes (revisions).
ROW, CHANGE = 0, 1


def _mixed(half: int, turn: int, of: int) -> int:
    key = settings.SECRET_KEY.encode()[:64]
    told = half.to_bytes(4, "big") + bytes([of * ROUNDS + turn])
    return int.from_bytes(blake2b(told, key=key, digest_size=4).digest(), "big")


def reference(number: int, of: int = ROW) -> str:
    """16 hexadecimal digits that stand for the number of a row, or of a change."""
    left, right = number >> 32, number & HALF
    for turn in range(ROUNDS):
        left, right = right, left ^ _mixed(right, turn, of)
    return f"{left:08x}{right:08x}"


def number(text: str, of: int = ROW) -> int | None:
    """The number a reference stands for; None if the text is not a reference."""
    try:
        whole = int(text, 16)
    except ValueError:
        return None
    if len(text) != 16 or whole >= 1 << 64:
        return None
    left, right = whole >> 32, whole & HALF
    for turn in reversed(range(ROUNDS)):
        left, right = right ^ _mixed(left, turn, of), left
    return left << 32 | right if left < 1 << 31 else None
