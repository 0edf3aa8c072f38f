"""What the second wall costs a page: each page, turn by turn, without it and behind it.

    COMITY_DATABASE_URL=postgres://… python -m benchmarks.wall --turns 24

In an empty database of PostgreSQL it makes the record of the demo, fills it with standings
(``record.fill``) and with engagements that rest on documents, a fifth of them not for all, and asks
as a reviewer of the demo. Ratios are medians over pairs of turns. The processor time of the
server's own process is read where the server is on this machine and may be looked at.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

STANDINGS = 85_000
DOCUMENTS = 400
WORDS = ("talks", "on", "training", "took", "place", "between", "parties", "who", "agreed")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--turns", type=int, default=24)
    options.add_argument("--standings", type=int, default=STANDINGS)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"COMITY_HOME": folder, "COMITY_WALL": "1", "COMITY_READS_PER_MINUTE": "0"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "comity.settings"
        os.environ["COMITY_HOSTS"] = "testserver"
        demo = [sys.executable, "-m", "comity.cli.main", "demo", "--no-serve"]
        subprocess.run(demo, check=True, capture_output=True)
        import django  # needs the settings

        django.setup()
        from benchmarks.record import fill

        fill(asked.standings)
        engagements()
        from django.db import connection

        connection.cursor().execute("ANALYZE")
        measure(asked.turns)


def engagements() -> None:
    """Five a document, with what a reader finds in a sentence of each."""
    from comity.dates import Span
    from comity.record.drafts import EditionDraft, EntryDraft, SourceDraft
    from comity.record.queries import entries
    from comity.record.revising import revise
    from comity.record.vantage import Vantage

    chance, desk, public = random.Random(5), Vantage.of("NATO"), Vantage.of("public")
    states = [one.subject for one in entries(desk, kinds=["name"], order="opened")[:300]]
    with revise("bench", "begin") as revision:
        clear = revision.marking("TLP:CLEAR", desk.audience, [public.audience])
        inner = revision.marking("TLP:AMBER", desk.audience, [])
        other = revision.marking("TLP:AMBER", Vantage.of("A1").audience, [])
    for number in range(DOCUMENTS):
        marking = chance.choices((clear, inner, other), (8, 1, 1))[0]
        lines = [" ".join(chance.choices(WORDS, k=14)) + "." for _ in range(30)]
        text = "\n".join(lines)
        day = str(date(2000, 1, 1) + timedelta(days=chance.randrange(9_000)))
        span = Span.parse(day)
        with revise("bench", "import") as revision:
            document = revision.item("document", marking)
            draft = EditionDraft(f"Talks {number}", text, published=day, genre="readout")
            edition = revision.edition(document, draft, marking)
            for line in lines[:5]:
                start = text.index(line)
                passage = revision.passage(edition, start, start + len(line), line)
                source = [SourceDraft(marking, passage=passage)]
                about = revision.item("engagement", marking)
                revision.entry(EntryDraft("held", about, None, "held", None, span), source)
                for kind, term in (("engagement_kind", "meeting"), ("level", "officials")):
                    revision.entry(EntryDraft(kind, about, None, term, None, span), source)
                where = {"text": "Brussels"}
                revision.entry(EntryDraft("place", about, None, "", where, span), source)
                who = dict.fromkeys(("capacity", "person", "role", "group", "standing"), "")
                for state in chance.sample(states, 3):
                    draft_of = EntryDraft("participant", about, state, "", who, span)
                    revision.entry(draft_of, source)


def addresses() -> dict[str, list[str]]:
    """Name of a page → addresses of it, taken in turn."""
    from comity.partners.queries import actor_by_code
    from comity.record.opaque import reference
    from comity.record.queries import entries, items
    from comity.record.vantage import Vantage

    desk, chance = Vantage.of("NATO"), random.Random(3)
    codes = ("JPN", "AUS", "UKR", "GEO", "KOR", "SWE")
    numbers = [actor.id for code in codes if (actor := actor_by_code(desk, code))]
    met = chance.sample(items(desk, kind="engagement"), 12)
    actors = [f"/actors/{one.public_id}/" for one in items(desk, numbers=numbers)]
    held = entries(desk, subjects=[one.id for one in met], kinds=["held"])
    documents = chance.sample(items(desk, kind="document"), 12)
    return {
        "home": ["/"],
        "partners": ["/partners/"],
        "actor": actors,
        "actor, as known": [f"{one}?known=2099-01-01" for one in actors],
        "history": [one.replace("/actors/", "/history/") for one in actors],
        "engagements": ["/engagements/"],
        "engagement": [f"/engagements/{one.public_id}/" for one in met],
        "document": [f"/documents/{one.public_id}/" for one in documents],
        "entry": [f"/entries/{reference(one.id)}/" for one in held],
        "search": ["/search/?q=japan", "/search/?q=security"],
        "brief": [f"/brief/?actor={code}" for code in codes],
        "review": ["/review/"],
    }


def measure(turns: int) -> None:
    """Two threads, so that each way has a connection of its own: plans kept belong to a role."""
    from django.conf import settings

    from comity.record import wall

    threads = [ThreadPoolExecutor(1), ThreadPoolExecutor(1)]
    readers = [one.submit(reader).result() for one in threads]
    print(f"{'page':<18}{'without ms':>12}{'behind ms':>12}{'ratio':>8}{'server ms':>12}{'':>9}")
    for name, several in addresses().items():
        taken: list[list[float]] = [[], []]
        served: list[list[float]] = [[], []]
        for turn in range(-6, turns):
            for behind in (0, 1) if turn % 2 else (1, 0):
                settings.WALL = str(behind)
                wall.stands.cache_clear()
                assert wall.stands() == bool(behind), wall.advice()
                client, process = readers[behind]
                before, began = processor_ms(process), time.perf_counter()
                address = several[turn % len(several)]
                answer = threads[behind].submit(client.get, address).result()
                seconds = time.perf_counter() - began
                assert answer.status_code == 200, (address, answer.status_code)
                if turn >= 0:
                    taken[behind].append(seconds * 1000)
                    served[behind].append(processor_ms(process) - before)
        ratio = median(one / other for other, one in zip(*taken, strict=True))
        print(f"{name:<18}{median(taken[0]):>12.1f}{median(taken[1]):>12.1f}{ratio:>8.2f}"
              f"{median(served[0]):>12.1f}{median(served[1]):>9.1f}", flush=True)  # fmt: skip


def reader() -> tuple[Any, int]:
    """A signed-in browser of this thread, and the server's process that answers it."""
    from django import db
    from django.core.signals import request_finished, request_started
    from django.test import Client

    from comity.accounts.models import Account
    from comity.record.rows import fetch

    for signal in (request_started, request_finished):
        signal.disconnect(db.close_old_connections)
    client = Client()
    client.force_login(Account.objects.get(username="reviewer"))
    return client, int(fetch("SELECT pg_backend_pid()")[0][0])


def processor_ms(process: int) -> float:
    """What the process has used so far; 0 where it cannot be looked at."""
    try:
        return int(Path(f"/proc/{process}/schedstat").read_text().split()[0]) / 1e6
    except OSError:
        return 0.0


if __name__ == "__main__":
    main()
