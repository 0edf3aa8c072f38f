"""Briefs written from the record: a page whose every sentence opens its source, and files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from comity.briefing.brief import Brief, Note, Paragraph, Sentence, runs
from comity.briefing.briefs import partners_brief
from comity.briefing.files import FORMS, vantage_line
from comity.briefing.gather import UnknownActor
from comity.partners.queries import Actor, standings
from comity.partners.rules import STRUCTURAL, alphabetical_key
from comity.record.opaque import reference
from comity.record.queries import items
from comity.record.vantage import Vantage
from comity.web.leaving import leaving
from comity.web.looking import looking_at
from comity.web.marks import marks
from comity.web.pages import page
from comity.web.partners import Belonging, belongings
from comity.web.passages import anchor


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence with the notes it rests on, as runs of their numbers."""

    text: str
    notes: tuple[tuple[int, int], ...]
    handling: str


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph; ``handling`` is its portion mark."""

    said: tuple[Said, ...]
    listed: bool
    handling: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A note with the place of its words: the document's page, edition and passage."""

    note: Note
    document: str
    edition: str
    fragment: str


@require_safe
def brief(request: HttpRequest) -> HttpResponse:
    """A partner, or the partners of a group, as of the day; the choice where one is wanting."""
    looking = looking_at(request)
    of, group, form = (request.GET.get(name, "").strip()[:60] for name in ("of", "group", "format"))
    written: Brief | None = None
    problem = ""
    if of and group:
        try:
            written = partners_brief(looking.today, looking.audience, of, group)
        except UnknownActor as error:
            problem = str(error)
    if form:
        if form not in FORMS or written is None or looking.problems:
            raise Http404
        return _file(written, form, slugify(f"{of} {group} {looking.day}"))
    choices = belongings(looking.today)
    context: dict[str, Any] = {
        "of": of,
        "group": group,
        "choices": choices,
        "partners": partners_of(looking.today, of, choices),
        "problem": problem,
        "brief": written,
        "forms": [("html", "HTML"), ("md", "Markdown"), ("docx", "Word"), ("json", "JSON")],
    }
    if written is not None:
        marks(request).show(texts=[written.handling])
        context |= {
            "line": vantage_line(written),
            "summary": part(written, written.summary),
            "sections": [
                (section.heading, [part(written, one) for one in section.paragraphs])
                for section in written.sections
            ],
            "cited": cited(looking.ever, written),
        }
    return page(request, "briefs/brief.html", context)


def partners_of(vantage: Vantage, of: str, choices: Sequence[Belonging]) -> list[Actor]:
    """Each actor that stands in relation to the organisation of that code, by name."""
    host = next((one.actor for one in choices if one.actor.code == of), None)
    if host is None:
        return []
    held = standings(vantage, object=host.id)
    found = {one.subject.id: one.subject for one in held if one.kind not in STRUCTURAL}
    return sorted(found.values(), key=lambda one: alphabetical_key(one.name))


def _file(written: Brief, form: str, name: str) -> HttpResponse:
    media, write = FORMS[form]
    file = HttpResponse(write(written), content_type=media)
    return leaving(file, f"brief-{name}.{form}", written.notes, written.editions)


def part(written: Brief, paragraph: Paragraph) -> Part:
    several = paragraph.sentences
    said = tuple(_said(written, one) for one in several)
    return Part(said, paragraph.listed, written.handling_of(*several))


def _said(written: Brief, sentence: Sentence) -> Said:
    notes = tuple(runs(written.notes_of(sentence)))
    return Said(sentence.text, notes, written.handling_of(sentence))


def cited(vantage: Vantage, written: Brief) -> list[Cited]:
    """The notes, each with the way to its words."""
    numbers = {note.source.document for note in written.sources if note.source.document}
    public = {item.id: item.public_id for item in items(vantage, numbers=numbers)}
    return [
        Cited(
            note,
            public.get(note.source.document or 0, ""),
            reference(note.edition) if note.edition is not None else "",
            anchor(note.source.start, note.source.end)
            if note.source.start is not None and note.source.end is not None
            else "",
        )
        for note in written.sources
    ]
