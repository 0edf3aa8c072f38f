"""Documents enter the record: each text once per address and edition, under a marking."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from comity.accounts.actions import profile_for
from comity.accounts.rules import KEPT
from comity.dates import DateError, Span
from comity.reader.claims import Text
from comity.record import documents
from comity.record.drafts import EditionDraft
from comity.record.reach import wide_enough
from comity.record.revising import Writer, revise
from comity.record.vantage import Vantage


@dataclass(frozen=True, slots=True)
class Release:
    """How what is registered is marked: a handling label and the audiences it is released to.

    ``releases`` are codes of audiences; the originator, who registers, sees it in any case.
    """

    handling: str = "TLP:CLEAR"
    releases: tuple[str, ...] = ("public",)


@dataclass(frozen=True, slots=True)
class Registered:
    """The edition's row number; ``new`` is False where the record had it already."""

    edition: int
    new: bool


def default_release(desk: Vantage, publisher: str = "") -> Release:
    """How the desk releases what this publisher writes, unless it says otherwise: by its profile
    for the publisher, else its own default, else to nobody but itself."""
    profile = profile_for(desk.audience, publisher)
    if profile is None:
        return Release(KEPT, ())
    return Release(profile.handling, tuple(profile.releases))


def mark(revision: Writer, originator: int, release: Release) -> int:
    """The row number of the marking for that release."""
    audiences = [Vantage.of(code).audience for code in release.releases]
    return revision.marking(release.handling, originator, audiences)


def register_document(
    by: str,
    desk: Vantage,
    text: Text,
    release: Release | None = None,
    *,
    genre: str = "",
    side: str = "",
    authority: str = "",
) -> Registered:
    """Opens an edition for ``text``, in the document with the same address if there is one.

    It is released as told, else as ``default_release`` says.

    The same words at the same address are the same edition. A document that fewer may see than
    this edition is left alone: the edition opens a document of its own.

    Raises:
        UnknownAudience: the release names an audience that is not accredited.
    """
    digest = sha256(text.text.encode()).hexdigest()
    address = text.url or f"digest:{digest}"
    known = documents.editions(desk.at(None), address=address)
    for edition in known:
        if edition.digest == digest:
            return Registered(edition.id, new=False)
    with revise(by, "register", audience=desk.audience, reason="Registered") as rev:
        marking = mark(rev, desk.audience, release or default_release(desk, text.publisher))
        wide = wide_enough({edition.document for edition in known}, marking)
        document = max(wide, default=0) or rev.item("document", marking)
        draft = EditionDraft(
            title=text.title or "Untitled",
            text=text.text,
            address=address,
            publisher=text.publisher,
            published=_edtf(text.published),
            genre=genre,
            side=side,
            authority=authority,
            language=text.language,
            form=text.form,
        )
        return Registered(rev.edition(document, draft, marking), new=True)


def _edtf(published: str) -> str:
    """The date as given if it is EDTF; "" otherwise, since a guess would date every claim."""
    try:
        return Span.parse(published).edtf if published else ""
    except DateError:
        return ""
