"""Marked words put wherever the desk may put them, expunged, and looked for everywhere."""

from __future__ import annotations

import random
import secrets
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.apps import apps
from django.db import connection

from benchmarks.torture.filling import begin, fill
from benchmarks.torture.trial import POSTGRESQL, SQLITE, Outcome, Run, Trial
from comity.accounts.actions import create_account
from comity.editing import actions as editing
from comity.editing.basis import Basis
from comity.reader.claims import EngagementClaim, Passage, Reading, Text
from comity.record import chain
from comity.record.drafts import EntryDraft, SourceDraft
from comity.record.revising import revise
from comity.record.rows import fetch
from comity.record.vantage import Vantage
from comity.review import actions, proposing
from comity.review.expunging import ask_to_expunge, confirm_expunging
from comity.review.models import ClaimRow, Comment
from comity.review.queries import claims
from comity.review.registering import Release, register_document

PERSONS = ("first.desk", "second.desk")


def run(run: Run) -> Outcome:
    """Nothing holds the mark any more, a tombstone stands for it, and the chain holds."""
    fill(begin(), 10)
    for name in PERSONS:
        create_account(name, secrets.token_urlsafe(16), "JPN", "reviewer")
    desk = Vantage.of("JPN")
    _put_actors(desk)
    chance, failures, found_before = random.Random(6), [], 0
    for number in range(run.times):
        mark = f"mark{secrets.token_hex(8)}"
        put = chance.choice((_put_document, _put_entry))
        target, row = put(desk, mark)
        if not _in_tables(mark):
            failures.append(f"{number}: the mark was not put anywhere")
        found_before += bool(_in_files(run, mark))
        asked = ask_to_expunge(PERSONS[0], desk, target, row, "personal-data")
        done = confirm_expunging(PERSONS[1], desk, asked.public_id)
        failures += [f"{number}: {place} holds it still" for place in _in_tables(mark)]
        failures += [
            f"{number}: the file of {held} holds it still" for held in _in_files(run, mark)
        ]
        failures += [f"{number}: dead rows of {table} may be left" for table in done.left]
        run.tell(number + 1, f"{len(failures)} failures")
    report = chain.verify()
    failures += report.problems
    if report.expunged < run.times:
        failures.append(f"{report.expunged} tombstones for {run.times} expungings")
    gone = run.times - len({words.split(":")[0] for words in failures})
    return Outcome(
        f"{gone} of {run.times} gone from every table and file, {report.expunged:,} tombstones,"
        f" chain verified; {found_before} were in the files before",
        (*failures,),
    )


def _put_actors(desk: Vantage) -> None:
    with revise("torture", "import") as revision:
        marking = revision.marking("TLP:CLEAR", desk.audience, [Vantage.of("public").audience])
        for code in ("JPN", "AUS"):
            actor = revision.item("actor", marking)
            for draft in (
                EntryDraft("actor_type", actor, None, "country"),
                EntryDraft("identifier", actor, None, "code", {"text": code}),
                EntryDraft("name", actor, None, "short", {"text": code, "language": "en"}),
            ):
                revision.entry(draft, [SourceDraft(marking, locator="torture")])


def _put_document(desk: Vantage, mark: str) -> tuple[str, int]:
    """In title, address and text of a document, its claim, a comment, and the entry made of it."""
    words = f"Ministers of the two sides met envoy {mark} in {mark} Bay on 7 April 2022."
    text = Text(
        words, title=f"On {mark}", url=f"https://desk.example/{mark}", published="2022-04-08"
    )
    edition = register_document(PERSONS[0], desk, text, Release("TLP:AMBER", ())).edition
    claim = EngagementClaim(
        passages=(Passage(0, len(words), words),), kind="meeting", level="ministers",
        date="2022-04-07", place=f"{mark} Bay", parties=("JPN", "AUS"),
    )  # fmt: skip
    proposing.read_edition(
        PERSONS[0], desk, edition, lambda _: Reading((claim,), "torture", "none")
    )
    (view,) = claims(desk, edition=edition)
    Comment.objects.create(
        claim=ClaimRow.objects.get(public_id=view.public_id), by=PERSONS[0], role="reviewer",
        at=datetime.now(UTC), text=f"Is it {mark}?",
    )  # fmt: skip
    actions.accept_claims(PERSONS[0], desk, [view.public_id])
    ((document,),) = fetch("SELECT document_id FROM record_edition WHERE id = %s", [edition])
    return "document", document


def _put_entry(desk: Vantage, mark: str) -> tuple[str, int]:
    """In an entry by hand, and by whom it is known; entered twice."""
    basis = Basis(Release("TLP:AMBER", ()), known_to=f"office of {mark}")
    draft = EntryDraft("place", 0, value={"text": f"{mark} Hall"})
    held = EntryDraft("held", 0, term="held")
    item = editing.open_item(
        PERSONS[0], desk, "engagement", [held], Basis(basis.release, known_to="protocol")
    )
    for _ in range(2):
        editing.add_entry(PERSONS[0], desk, replace(draft, subject=item), basis)
    ((entry,),) = fetch(
        "SELECT max(id) FROM record_entry WHERE subject_id = %s AND kind = 'place'", [item]
    )
    return "entry", entry


def _in_tables(mark: str) -> list[str]:
    """Every column of every table that holds the mark."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        for field in model._meta.concrete_fields:
            if field.column:
                column = connection.ops.quote_name(field.column)
                ((count,),) = fetch(
                    f"SELECT count(*) FROM {table} WHERE CAST({column} AS TEXT) LIKE %s",
                    [f"%{mark}%"],
                )
                found += [f"{table}.{field.column}"] * bool(count)
    return found


def _in_files(run: Run, mark: str) -> list[str]:
    """Files of the database that hold the mark; of a server, its tables where it is local."""
    if run.database == SQLITE:
        file = Path(unquote(urlsplit(run.url).path[1:]))
        files = [file, *file.parent.glob(f"{file.name}-*")]
    else:
        ((place,),) = fetch("SHOW data_directory")
        ((number,),) = fetch("SELECT oid FROM pg_database WHERE datname = current_database()")
        with connection.cursor() as cursor:
            cursor.execute("CHECKPOINT")
        files = [f for f in (Path(place) / "base" / str(number)).glob("*") if f.is_file()]
    return [_table_of(run, one.name) for one in files if mark.encode() in _bytes_of(one)]


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:  # a table's file that was replaced since it was listed
        return b""


def _table_of(run: Run, name: str) -> str:
    if run.database == SQLITE:
        return name
    node = name.split(".")[0].split("_")[0]
    ((table,),) = fetch("SELECT pg_filenode_relation(0, %s)::text", [int(node)])
    return f"{table or 'no table'} ({name})"


TRIAL = Trial(
    promise="expunging",
    goal="200 of 200 gone from every table and file, tombstone left, chain verified",
    times={SQLITE: 200, POSTGRESQL: 200},
    run=run,
    short={SQLITE: 2},
)
