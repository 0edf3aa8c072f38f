"""Files that left with what the record held, and those that hold what was destroyed since.

Whoever made a file is told of what its audience sees alone: that something was destroyed which it
no longer saw is not told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from comity.record import revising
from comity.record.documents import editions
from comity.record.history import entries_ever
from comity.record.tombstones import buried
from comity.record.vantage import Vantage
from comity.releasing.errors import NoSuchProduct, NothingSaid
from comity.releasing.models import Product

#: Longest account kept of what was done about a file.
LONGEST = 500


@dataclass(frozen=True, slots=True)
class Held:
    """Row numbers of what a file was made of: entries, and editions that it quotes or names."""

    entries: frozenset[int] = frozenset()
    editions: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.entries or self.editions)

    def shares(self, product: Product) -> bool:
        """Whether the product holds any of it."""
        return not (
            self.entries.isdisjoint(product.entries) and self.editions.isdisjoint(product.editions)
        )


def went_out(
    desk: Vantage, by: str, name: str, content: bytes, held: Held, address: str = ""
) -> Product:
    """The file as it is remembered from now on; its bytes are not kept."""
    return Product.objects.create(
        audience_id=desk.audience, name=name[:200], address=address[:2_000], by=by,
        at=revising.now(), digest=hashlib.sha256(content).hexdigest(),
        entries=sorted(held.entries), editions=sorted(held.editions),
    )  # fmt: skip


def products(desk: Vantage, digest: str = "") -> list[Product]:
    """Files that left from this desk, latest first; with a digest those of just these bytes."""
    found = Product.objects.filter(audience_id=desk.audience).order_by("-at", "-id")
    return list(found.filter(digest=digest) if digest else found)


def holding(desk: Vantage, held: Held) -> list[Product]:
    """Files of this desk that any of it is in, latest first."""
    return [one for one in products(desk) if held.shares(one)] if held else []


def to_settle(desk: Vantage) -> list[Product]:
    """Files with something in them that was destroyed since, and that nobody saw to; latest first.

    It is found anew each time from the tombstones: no file is missed because it left meanwhile.
    """
    waiting = [one for one in products(desk) if one.settled_at is None]
    gone = _destroyed(desk, waiting)
    return [one for one in waiting if gone.shares(one)]


def _destroyed(desk: Vantage, several: Iterable[Product]) -> Held:
    """What is in any of these and was destroyed, as far as the desk sees what it was."""
    made = list(several)
    entries = buried({number for one in made for number in one.entries})
    quoted = buried({number for one in made for number in one.editions})
    return Held(
        frozenset(one.id for one in entries_ever(desk, entries)),
        frozenset(one.id for one in editions(desk.at(None), numbers=sorted(quoted))),
    )


def settle(by: str, desk: Vantage, public_id: str, words: str) -> Product:
    """Somebody says what was done about every copy of the file.

    Raises:
        NoSuchProduct: no file of that reference left from this desk.
        NothingSaid: without words.
    """
    product = _product(desk, public_id)
    if not words.strip():
        raise NothingSaid("Say what was done about it: withdrawn, replaced, destroyed, …")
    product.settled_by, product.settled = by, words.strip()[:LONGEST]
    product.settled_at = revising.now()
    product.save()
    return product


def unsettle(desk: Vantage, public_id: str) -> Product:
    """It waits again for somebody to see to it.

    Raises:
        NoSuchProduct: no file of that reference left from this desk.
    """
    product = _product(desk, public_id)
    product.settled_by, product.settled, product.settled_at = "", "", None
    product.save()
    return product


def _product(desk: Vantage, public_id: str) -> Product:
    found = Product.objects.filter(audience_id=desk.audience, public_id=public_id).first()
    if found is None:
        raise NoSuchProduct("No file of that reference left from this desk.")
    return found
