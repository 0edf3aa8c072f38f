"""Eight writers at once, in pairs that put the same thing right."""

from __future__ import annotations

import multiprocessing
import time
from itertools import pairwise
from typing import Any

from benchmarks.torture.trial import POSTGRESQL, SQLITE, Outcome, Run, Trial
from comity.record import chain
from comity.record.carry import supersede
from comity.record.drafts import EntryDraft, SourceDraft
from comity.record.errors import AlreadyClosed
from comity.record.models import Revision
from comity.record.revising import revise
from comity.record.rows import fetch
from comity.record.vantage import Vantage

WRITERS = 8
#: Nobody waits longer for one revision than SQLite is told to (settings), and so is never refused.
LONGEST_WAIT_S = 20.0


def run(run: Run) -> Outcome:
    """Each revision counts on from what its writer saw; one who saw too little looks again."""
    counters = _counters()
    context = multiprocessing.get_context("spawn")
    told: Any = context.Queue()
    writers = [
        context.Process(target=_write, args=(counters[n // 2], run.times, told))
        for n in range(WRITERS)
    ]
    for writer in writers:
        writer.start()
    failures, waits, again = [], [], 0
    while (len(waits) < WRITERS and any(w.is_alive() for w in writers)) or not told.empty():
        waited, looked_again = told.get(timeout=3600)
        waits.append(waited)
        again += looked_again
        run.tell(len(waits) * run.times // WRITERS, f"{len(waits)} writers done")
    for writer in writers:
        writer.join()
        if writer.exitcode:
            failures.append(f"a writer ended with status {writer.exitcode}")
    for item in counters:
        count = _count(item)[1]
        if count != 2 * run.times:
            failures.append(f"{2 * run.times} steps were acknowledged, {count} are held")
    times = list(Revision.objects.order_by("id").values_list("at", flat=True))
    failures += [f"{b} follows {a}" for a, b in pairwise(times) if b <= a]
    failures += chain.verify().problems
    longest = max(waits, default=0.0)
    if longest > LONGEST_WAIT_S:
        failures.append(f"a writer waited {longest:.1f} s for one revision")
    return Outcome(
        f"{WRITERS} × {run.times:,} revisions, {again:,} told to look again, 0 lost"
        f" updates, longest wait {longest:.2f} s"
        if not failures
        else f"{len(failures)} failures, longest wait {longest:.2f} s",
        (*failures,),
    )


def _counters() -> list[int]:
    public = Vantage.of("public").audience
    with revise("torture", "begin") as revision:
        marking = revision.marking("TLP:CLEAR", public, [public])
        items = [revision.item("actor", marking) for _ in range(WRITERS // 2)]
        for item in items:
            draft = EntryDraft("name", item, value={"text": "0"})
            revision.entry(draft, [SourceDraft(marking, locator="torture")])
    return items


def _count(item: int) -> tuple[int, int]:
    """(row, count) of the entry that counts."""
    ((entry, value),) = fetch(
        "SELECT id, value FROM record_entry WHERE subject_id = %s AND closed_id IS NULL", [item]
    )
    return entry, int(value.split('"')[3])


def _write(item: int, times: int, told: Any) -> None:
    """One writer: reads outside the revision, as a person does who looks at a page."""
    ((marking,),) = fetch("SELECT min(id) FROM record_marking")
    longest, again, done = 0.0, 0, 0
    while done < times:
        entry, count = _count(item)
        begun = time.monotonic()
        try:
            with revise("torture", "correct") as revision:
                draft = EntryDraft("name", item, value={"text": str(count + 1)})
                supersede(revision, entry, draft, marking)
            done += 1
        except AlreadyClosed:
            again += 1
        longest = max(longest, time.monotonic() - begun)
    told.put((longest, again))


TRIAL = Trial(
    promise="8 writers at once",
    goal="8 × 1,000 revisions: no lost update, strictly ordered,"
    f" nobody waits {LONGEST_WAIT_S:.0f} s",
    times={SQLITE: 1_000, POSTGRESQL: 1_000},
    run=run,
    short={SQLITE: 4, POSTGRESQL: 4},
)
