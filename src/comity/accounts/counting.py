"""How often something was done of late, counted in the database for all workers together.

What is counted is named by a key of the caller's; only its digest is kept, so that the table says
nothing of who did what.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from hashlib import sha256

from django.db import connection

from comity.accounts.models import Tally

#: One in so many new counts sweeps out those that are over.
SWEEP_EVERY = 256
COUNT = (
    "INSERT INTO accounts_tally AS t (key, ends, count) VALUES (%s, %s, %s)"
    " ON CONFLICT (key) DO UPDATE SET"
    " count = CASE WHEN t.ends <= %s THEN excluded.count ELSE t.count + excluded.count END,"
    " ends = CASE WHEN t.ends <= %s THEN excluded.ends ELSE t.ends END"
    " RETURNING count"
)


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many in so many seconds, from the first of them on."""

    most: int
    seconds: int


def count(key: str, limit: Limit, several: int = 1) -> bool:
    """Counts this time (or ``several``) at once with all others; False once it is too often."""
    now = int(time.time())
    digest = sha256(key.encode()).digest()
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [digest.hex(), now + limit.seconds, several, now, now])
        counted = int(cursor.fetchone()[0])
    if counted == several and digest[0] == now % SWEEP_EVERY:
        Tally.objects.filter(ends__lte=now).delete()
    return counted <= limit.most


def used_up(key: str, limit: Limit) -> bool:
    """Whether it was done so often already that it may not be done again now."""
    found = Tally.objects.filter(key=sha256(key.encode()).hexdigest(), ends__gt=time.time()).first()
    return found is not None and found.count >= limit.most


def forget(key: str) -> None:
    Tally.objects.filter(key=sha256(key.encode()).hexdigest()).delete()
