"""Documents put on record at a desk, and read there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from comity.accounts.actions import ensure_audience
from comity.accounts.rules import CLEAR, KEPT, PUBLIC, check_release
from comity.cli.progress import progress
from comity.cli.read_files import tell_refused, texts_of
from comity.cli.refusals import Refused
from comity.partners.actions import load_terms
from comity.partners.gazetteer import gazetteer
from comity.partners.queries import actor_by_code
from comity.reader import Gazetteer, Reading, Text, read
from comity.reader.errors import ReaderFailed
from comity.reader.forms import FormError
from comity.reader.second import Reader
from comity.record.vantage import UnknownAudience, Vantage
from comity.review.proposing import read_edition
from comity.review.registering import Release, default_release, register_document

BY = "comity add"


@dataclass(frozen=True, slots=True)
class About:
    """What the user says of a document; "" leaves what the document says itself."""

    published: str = ""
    publisher: str = ""
    url: str = ""
    genre: str = ""
    side: str = ""
    authority: str = ""

    def of(self, text: Text) -> Text:
        given = {
            name: getattr(self, name)
            for name in ("published", "publisher", "url")
            if getattr(self, name) and not getattr(text, name)
        }
        return replace(text, **given)


def ensure_vocabulary() -> None:
    """The record holds the packaged terms; those that it lacks are loaded, with a message."""
    with progress("Vocabulary") as step:
        load_terms("comity", step)


def desk_of(code: str) -> Vantage:
    """The vantage of the desk; an organisation or state of the vocabulary is accredited by its
    first document.

    Raises:
        UnknownAudience: no actor has that code.
    """
    try:
        return Vantage.of(code)
    except UnknownAudience:
        actor = actor_by_code(Vantage.of(PUBLIC), code)
        if actor is None or actor.type not in ("country", "organisation"):
            raise
        ensure_audience(BY, code, actor.name)
        typer.echo(f"{actor.name} is accredited as the audience {code}.", err=True)
        return Vantage.of(code)


def release_for(
    desk: Vantage, code: str, publisher: str, released: Sequence[str], handling: str
) -> Release:
    """What was asked for; else the desk's own default; what is public by itself stays so.

    Raises:
        UnknownHandling, ForbiddenRelease: see ``accounts.rules``.
    """
    default = Release() if code == PUBLIC else default_release(desk, publisher)
    releases = tuple(released) or default.releases
    clear = CLEAR if PUBLIC in releases else KEPT
    chosen = Release(handling or (clear if released else default.handling), releases)
    check_release(chosen.handling, chosen.releases)
    return chosen


def _telling(path: Path, reader: Reader, names: Gazetteer) -> Callable[[Text], Reading]:
    """The reader with its names, telling which claims were not let through."""

    def read_here(text: Text) -> Reading:
        reading = reader(text, names)
        tell_refused(path, reading)
        return reading

    return read_here


def add(
    files: Sequence[Path],
    code: str,
    about: About,
    released: Sequence[str],
    handling: str,
    reader: Reader = read,
) -> None:
    """Every text of the files is on record, and its claims await review at the desk.

    Raises:
        Refused: some could not be read; the others were.
    """
    ensure_vocabulary()
    desk = desk_of(code)
    for one in released:
        desk_of(one)
    names = gazetteer(desk)
    failed = 0
    for path, part in texts_of(files, about.published):
        if isinstance(part, FormError):
            typer.echo(f"comity: {part}", err=True)
            failed += 1
            continue
        text = about.of(part)
        if not text.published:
            typer.echo(
                f"{text.title or 'Untitled'} states no date of publication: “today” and “last"
                " month” in it stay unresolved. Give it with --published.",
                err=True,
            )
        release = release_for(desk, code, text.publisher, released, handling)
        registered = register_document(
            BY, desk, text, release,
            genre=about.genre, side=about.side, authority=about.authority,
        )  # fmt: skip
        read_here = _telling(path, reader, names)
        try:
            reading = read_edition(BY, desk, registered.edition, read_here)
        except ReaderFailed as error:
            typer.echo(f"comity: {path}: on record, but {error}", err=True)
            failed += 1
            continue
        seen_by = ", ".join(dict.fromkeys([code, *release.releases]))
        found = "registered" if registered.new else "known already"
        typer.echo(
            f"{text.title or 'Untitled'}: {found}, {reading.claims.count()} claims await review at"
            f" the desk of {code}; {release.handling}, seen by {seen_by}"
        )
    if failed:
        raise Refused(f"{failed} documents could not be read; the others are on record.")
