"""The record of the examples: made by the same ways as any other."""

from __future__ import annotations

import os
import secrets
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import typer
from django.conf import settings

from comity.accounts.actions import create_account, ensure_audiences, set_profile
from comity.accounts.models import Account
from comity.accounts.rules import PUBLIC, may_accept
from comity.cli.answers.registering import ensure_vocabulary
from comity.cli.progress import progress
from comity.examples import ExampleDocument, example_accounts, example_documents
from comity.partners.gazetteer import gazetteer
from comity.partners.queries import codes
from comity.reader import Text, read
from comity.reader.forms import FormError, open_parts
from comity.record import queries as record
from comity.record.chain import verify
from comity.record.vantage import Vantage
from comity.review import acceptance, queries
from comity.review.acceptance import Conditions
from comity.review.proposing import read_edition
from comity.review.registering import Release, register_document

BY = "comity demo"
#: Claims that the reader is at least so sure of are accepted; the others are the desk's to decide.
SURE = 0.7
RULE = (
    "Rule of the demo: claims of the example documents of which the reader is at least"
    f" {SURE:.2f} sure are accepted."
)
CONDITIONS = Conditions(at_least=SURE)
PASSWORD_BYTES = 12
PASSWORDS = "demo-accounts"


def make_demo() -> None:
    """The record holds vocabulary, accounts, example documents and what was accepted of them.

    Each step does what is not done yet, so that a run that was stopped is taken up by the next,
    and nothing that somebody decided since is touched.
    """
    started = time.monotonic()
    ensure_vocabulary()
    _ensure_audiences()
    accounts = _ensure_accounts()
    _ensure_profiles()
    desk = Vantage.of(example_documents()[0].originator)
    accepted = _take_in(desk)
    _tell(desk, accepted, time.monotonic() - started)
    for username, password, title in accounts:
        typer.echo(f"  {username:<12} {password:<18} {title}")
    typer.echo(f"Passwords are of this installation alone, kept in {_passwords_file()}.")


def _ensure_audiences() -> None:
    wanted = {account.audience for account in example_accounts()}
    for document in example_documents():
        wanted |= {document.originator, *document.releases}
    named = codes(Vantage.of(PUBLIC), sorted(wanted - {PUBLIC}))
    ensure_audiences(BY, {code: actor.name for code, actor in named.items()})


def _passwords_file() -> Path:
    return Path(settings.HOME) / PASSWORDS


def _ensure_accounts() -> list[tuple[str, str, str]]:
    """(username, password, title) of each demo account; passwords are made on the first run and
    kept beside the record for the owner of the folder alone."""
    file = _passwords_file()
    kept = dict(line.split() for line in file.read_text().splitlines()) if file.exists() else {}
    wanted = {
        account.username: kept.get(account.username) or secrets.token_urlsafe(PASSWORD_BYTES)
        for account in example_accounts()
    }
    if wanted != kept:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w") as out:
            out.writelines(f"{name} {password}\n" for name, password in wanted.items())
    for account in example_accounts():
        if not Account.objects.filter(username=account.username).exists():
            create_account(
                account.username, wanted[account.username], account.audience, account.role, by=BY
            )
    return [(a.username, wanted[a.username], a.title) for a in example_accounts()]


def _ensure_profiles() -> None:
    """Each publisher's documents are released by default as the examples are."""
    for document in example_documents():
        set_profile(
            document.originator, document.publisher, handling=document.handling,
            releases=document.releases, publisher=document.publisher,
        )  # fmt: skip


def _texts(document: ExampleDocument) -> Iterator[Text]:
    """The texts of an example as its manifest describes them."""
    for number, text in enumerate(open_parts(document.path)):
        if isinstance(text, FormError):
            typer.echo(f"comity: {text}", err=True)
            continue
        yield replace(
            text,
            url=text.url if number else document.address,
            publisher=document.publisher,
            published=text.published or document.published,
        )


def _take_in(desk: Vantage) -> int:
    """Examples not read before are registered, read and reviewed by the rule, one after another;
    how many claims the rule accepted. A document at which a run was stopped is left to the desk."""
    read_before = queries.read_addresses(desk)
    documents = [one for one in example_documents() if not _taken(read_before, one.address)]
    if not documents:
        return 0
    names = gazetteer(desk)
    _ensure_rule(desk)
    accepted = 0
    with progress("Documents") as step:
        for done, document in enumerate(documents, 1):
            for text in _texts(document):
                registered = register_document(
                    BY, desk, text, Release(document.handling, document.releases),
                    genre=document.genre, side=document.side, authority=document.authority,
                )  # fmt: skip
                reading = read_edition(
                    BY, desk, registered.edition, lambda given: read(given, names)
                )
                accepted += reading.claims.filter(state="accepted").count()
            step(done, len(documents))
    return accepted


def _taken(read_before: Counter[str], address: str) -> bool:
    """Whether an edition at that address was read before; each counts once."""
    read_before[address] -= 1
    return read_before[address] >= 0


def _ensure_rule(desk: Vantage) -> None:
    """The rule is made by the account that reviews for the desk, once: it may be withdrawn."""
    reviewer = next(
        account.username
        for account in example_accounts()
        if may_accept(account.role) and Vantage.of(account.audience).audience == desk.audience
    )
    if not acceptance.rules(desk):
        acceptance.make_rule(reviewer, desk, CONDITIONS, RULE)


def _tell(desk: Vantage, accepted: int, seconds: float) -> None:
    counts = queries.desk_counts(desk)
    states: Counter[str] = Counter()
    for count in counts:
        states.update(awaiting=count.awaiting, accepted=count.accepted, rejected=count.rejected)
    report = verify()
    again = max(0, accepted - states["accepted"])
    reopened = f", {again} of them opened again by a newer edition" if again else ""
    typer.echo(
        f"{len(counts)} documents with {states.total()} claims: {states['accepted']} accepted"
        f" ({accepted} just now{reopened}), {states['awaiting']} await review,"
        f" {states['rejected']} rejected.\n"
        f"{record.count_entries(desk):,} entries seen by the desk, {report.revisions:,} revisions,"
        f" {'the chain holds' if not report.problems else 'THE CHAIN IS BROKEN'};"
        f" {seconds:.1f} s."
    )
    typer.echo(RULE)
