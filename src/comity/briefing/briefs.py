"""Briefs, made from the record for one vantage."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, datetime

from comity.accounts.portions import narrowest, widest
from comity.briefing import compose
from comity.briefing.brief import Brief, Note, Section, Sentence
from comity.briefing.gather import gather
from comity.record import queries
from comity.record.access import PUBLIC
from comity.record.documents import editions
from comity.record.queries import SeenSource
from comity.record.reach import audiences_reached
from comity.record.vantage import Vantage


def partners_brief(vantage: Vantage, audience: str, organisation: str, group: str) -> Brief:
    """The brief on an organisation's partners of a group, on the vantage's day (today without one).

    ``audience`` is the code of whom the vantage looks for. Raises: gather.UnknownActor.
    """
    on = vantage.on or datetime.now(UTC).date()
    facts = gather(vantage.at(on), organisation, group)
    summary, sections = compose.summary(facts), compose.sections(facts)
    rested = _rested([*summary.sentences, *_sentences(sections)])
    seen = queries.sources(vantage, rested)
    notes, numbers = _notes(vantage, seen, rested)
    # A note quotes its source, so that it is a portion of its own beside the sentences it serves.
    shown = [*seen.values(), *([note.source] for note in notes)]
    return Brief(
        title=compose.title_of(facts),
        audience=audience,
        on=on,
        known=vantage.known,
        summary=summary,
        sections=sections,
        sources=notes,
        notes=numbers,
        handling=narrowest(widest(source.handling for source in those) for those in shown),
        releasable_to=releasable_to(shown),
    )


def _sentences(sections: Iterable[Section]) -> list[Sentence]:
    return [s for section in sections for p in section.paragraphs for s in p.sentences]


def _rested(sentences: Iterable[Sentence]) -> list[int]:
    return list(dict.fromkeys(entry for sentence in sentences for entry in sentence.entries))


def _notes(
    vantage: Vantage, seen: dict[int, list[SeenSource]], rested: list[int]
) -> tuple[tuple[Note, ...], dict[int, tuple[int, ...]]]:
    """Notes in the order of the text: one per passage, or per row or knowledge cited."""
    numbers = sorted({s.edition for those in seen.values() for s in those if s.edition})
    known = {edition.id: edition for edition in editions(vantage.at(None), numbers=numbers)}
    placed: dict[tuple[object, ...], Note] = {}
    of_entry: dict[int, tuple[int, ...]] = {}
    for entry in rested:
        cited = []
        for source in seen[entry]:
            key = (source.edition, source.start, source.end, source.locator, source.marking)
            if key not in placed:
                edition = known.get(source.edition or 0)
                placed[key] = Note(
                    len(placed) + 1, source,
                    edition.publisher if edition else "", edition.published if edition else "",
                    edition.address if edition else "", edition.id if edition else None,
                )  # fmt: skip
            cited.append(placed[key].number)
        of_entry[entry] = tuple(dict.fromkeys(cited))
    return tuple(placed.values()), of_entry


def releasable_to(entries: Iterable[Collection[SeenSource]]) -> tuple[str, ...]:
    """Codes of the audiences that see at least one of the visible sources of every entry; the
    public alone where it is among them."""
    reached: dict[int, frozenset[str]] = {}
    common: frozenset[str] | None = None
    for sources in entries:
        union: set[str] = set()
        for source in sources:
            if source.marking not in reached:
                reached[source.marking] = frozenset(audiences_reached(source.marking))
            union |= reached[source.marking]
        common = frozenset(union) if common is None else common & union
    if common and PUBLIC in common:
        return (PUBLIC,)
    return tuple(sorted(common or ()))
